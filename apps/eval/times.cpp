#include "eval/times.h"

#include <algorithm>
#include <tuple>

namespace sayso::eval {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Capitals, no blanks, "T20.30" as "T20:30", no seconds where they are none.
std::string comparable(std::string_view value) {
    std::string plain;
    for (const char c : value)
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (std::size_t i = 0; i + 5 < plain.size(); ++i)
        if (plain[i] == 'T' && is_digit(plain[i + 1]) && is_digit(plain[i + 2]) && plain[i + 3] == '.' &&
            is_digit(plain[i + 4]) && is_digit(plain[i + 5]))
            plain[i + 3] = ':';
    const std::size_t size = plain.size();
    if (size >= 9 && plain.ends_with(":00") && plain[size - 9] == 'T' && is_digit(plain[size - 8]) &&
        is_digit(plain[size - 7]) && plain[size - 6] == ':' && is_digit(plain[size - 5]) && is_digit(plain[size - 4]))
        plain.resize(size - 3);
    return plain;
}

struct Match {
    std::size_t gold;
    std::size_t system;
    bool strict;
};

std::int64_t overlap(Range a, Range b) {
    return std::int64_t{std::min(a.end, b.end)} - std::int64_t{std::max(a.begin, b.begin)};
}

// Equal spans first, in the order of the system's; then by length of overlap, then by order.
std::vector<Match> matches_of(const std::vector<TimeTag>& gold, const std::vector<TimeTag>& system) {
    std::vector<Match> matches;
    std::vector<bool> gold_used(gold.size());
    std::vector<bool> system_used(system.size());
    const auto take = [&](std::size_t g, std::size_t s, bool strict) {
        matches.push_back({g, s, strict});
        gold_used[g] = system_used[s] = true;
    };
    for (std::size_t s = 0; s < system.size(); ++s) {
        for (std::size_t g = 0; g < gold.size(); ++g) {
            const bool equal = gold[g].span.begin == system[s].span.begin && gold[g].span.end == system[s].span.end;
            if (!equal || gold_used[g]) continue;
            take(g, s, true);
            break;
        }
    }
    std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> candidates;
    for (std::size_t g = 0; g < gold.size(); ++g)
        for (std::size_t s = 0; s < system.size(); ++s)
            if (const auto common = overlap(gold[g].span, system[s].span);
                !gold_used[g] && !system_used[s] && common > 0)
                candidates.emplace_back(-common, g, s);
    std::sort(candidates.begin(), candidates.end());
    for (const auto& [common, g, s] : candidates)
        if (!gold_used[g] && !system_used[s]) take(g, s, false);
    return matches;
}

void add_errors(std::vector<TimeError>& errors, const std::vector<TimeTag>& gold, const std::vector<TimeTag>& system,
                const std::vector<Match>& matches) {
    std::vector<const Match*> of_gold(gold.size());
    std::vector<bool> system_matched(system.size());
    for (const Match& match : matches) {
        of_gold[match.gold] = &match;
        system_matched[match.system] = true;
    }
    for (std::size_t g = 0; g < gold.size(); ++g) {
        if (of_gold[g] == nullptr) {
            errors.push_back({TimeFault::missed, &gold[g], nullptr});
            continue;
        }
        const TimeTag& found = system[of_gold[g]->system];
        if (!of_gold[g]->strict) errors.push_back({TimeFault::span, &gold[g], &found});
        if (comparable(gold[g].value) != comparable(found.value))
            errors.push_back({TimeFault::value, &gold[g], &found});
    }
    for (std::size_t s = 0; s < system.size(); ++s)
        if (!system_matched[s]) errors.push_back({TimeFault::extra, nullptr, &system[s]});
}

}  // namespace

TimeScores& TimeScores::operator+=(const TimeScores& other) {
    gold += other.gold;
    system += other.system;
    strict += other.strict;
    relaxed += other.relaxed;
    strict_value += other.strict_value;
    relaxed_value += other.relaxed_value;
    strict_type += other.strict_type;
    relaxed_type += other.relaxed_type;
    return *this;
}

TimeScores score_times(const std::vector<TimeTag>& gold, const std::vector<TimeTag>& system,
                       std::vector<TimeError>* errors) {
    TimeScores scores{.gold = gold.size(), .system = system.size()};
    const std::vector<Match> matches = matches_of(gold, system);
    for (const Match& match : matches) {
        const TimeTag& wanted = gold[match.gold];
        const TimeTag& found = system[match.system];
        const std::uint64_t value = comparable(wanted.value) == comparable(found.value) ? 1 : 0;
        const std::uint64_t type = wanted.type == found.type ? 1 : 0;
        const std::uint64_t strict = match.strict ? 1 : 0;
        scores += {.strict = strict,
                   .relaxed = 1,
                   .strict_value = strict * value,
                   .relaxed_value = value,
                   .strict_type = strict * type,
                   .relaxed_type = type};
    }
    if (errors != nullptr) add_errors(*errors, gold, system, matches);
    return scores;
}

Result<TimeScores> score_times(const std::vector<TimedText>& gold, const std::map<std::string, TimedText>& predicted) {
    TimeScores total;
    for (const TimedText& text : gold) {
        const auto found = predicted.find(text.id);
        if (found == predicted.end()) {
            total.gold += text.times.size();
            continue;
        }
        if (found->second.letters != text.letters)
            return Error{.what = "the predicted text is not the gold text",
                         .record = text.id,
                         .remedy = "annotate the gold files' own texts"};
        total += score_times(text.times, found->second.times);
    }
    return total;
}

}  // namespace sayso::eval
