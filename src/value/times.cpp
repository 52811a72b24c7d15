#include "value/times.h"

#include "base/date.h"
#include "value/time_grammar.h"

namespace sayso::values {

namespace {

// The extent of a TIMEX3 has its determiner, but no preposition. Before an adjective ("der täglichen Fahrt") the
// determiner is the noun's; before a bare year or an adverb ("die 2005 gewählte", "die heute") it is the noun's, too,
// or no determiner. No token before `free` can belong to the time.
TokenIndex begin_of(const Words& words, const TimeHit& hit, TokenIndex free) {
    const Word& first = words[hit.begin];
    const bool length = hit.type == TimeType::duration || hit.type == TimeType::set;
    const bool one_word = hit.end == hit.begin + 1;
    const bool adverb =
        words.has(hit.begin, Role::day) || (one_word && !first.capital && words.has(hit.begin, Role::ref));
    if ((one_word && (length || first.digits)) || adverb) return hit.begin;
    return hit.begin > free && words.preceded_by(hit.begin, Role::link) ? hit.begin - 1 : hit.begin;
}

}  // namespace

std::vector<Time> times_of(const Words& words, std::string_view published) {
    const auto date = date_from_iso(published);
    TimeGrammar grammar(words, date ? std::optional(Day(*date)) : std::nullopt);
    std::vector<Time> times;
    TokenIndex free = 0;  // no token before it can belong to the next time
    for (TokenIndex t = 0; t < words.size();) {
        if (const auto greeting = words.find(t, Role::greeting)) {
            t = greeting.end;
            continue;
        }
        auto hit = grammar.at(t);
        if (!hit) {
            ++t;
            continue;
        }
        Time time;
        const TokenIndex begin = begin_of(words, *hit, free);
        time.span = words.span(begin, hit->end);
        time.type = hit->type;
        time.value = std::move(hit->value);
        time.mod = hit->mod;
        const bool on_the_calendar = hit->type == TimeType::date || hit->type == TimeType::time;
        auto [from, until] = interval_of(on_the_calendar ? std::string_view(time.value) : hit->points_to);
        time.from = hit->from.empty() ? std::move(from) : std::move(hit->from);
        time.until = std::move(until);
        times.push_back(std::move(time));
        t = free = hit->end;
    }
    return times;
}

}  // namespace sayso::values
