#include "eval/gold_readings.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string_view>

namespace sayso::eval {
namespace {

// Twice the common bytes over both, as the scores do it with words.
double overlap(Span a, Span b) {
    if (!a.overlaps(b)) return 0;
    const double common = std::min(a.end, b.end) - std::max(a.begin, b.begin);
    return 2 * common / (a.size() + b.size());
}

// The sentence's words around a place: where the words stand that mark an answer.
Spans sentence_beside(std::string_view text, Span place) {
    const auto ends = [&](std::size_t at) {
        return text[at] == '\n' || ((text[at] == '.' || text[at] == '?' || text[at] == '!') && at + 1 < text.size() &&
                                    (text[at + 1] == ' ' || text[at + 1] == '\n'));
    };
    std::uint32_t begin = place.begin, end = place.end;
    while (begin > 0 && !ends(begin - 1)) --begin;
    while (end < text.size() && !ends(end)) ++end;
    Spans spans;
    if (begin < place.begin) spans.push_back({begin, place.begin});
    if (place.end < end) spans.push_back({place.end, end});
    return spans;
}

class PuttingIn {
public:
    explicit PuttingIn(std::vector<Reading>& readings) : readings_(readings) {
        for (std::size_t a = 0; a < readings.size(); ++a) {
            article_.emplace(readings[a].article.id, a);
            taken_.emplace_back(readings[a].statements.size());
        }
        for (const Reading& reading : readings) {
            for (const Statement& statement : reading.statements)
                for (const Party& party : statement.who) known_.push_back(party);
            for (const Entity& entity : reading.entities)
                known_.push_back({.entity = {}, .name = entity.name, .named = true, .kind = entity.kind});
        }
    }

    void put_statement(const GoldPlace& place, std::optional<Act> act) {
        Reading& reading = readings_[article_.at(place.article)];
        Statement& statement = statement_at(place);
        if (act) statement.act = *act;
        if (act && statement.cue.empty()) statement.cue = sentence_beside(reading.article.text, place.span);
        if (!place.speaker.empty()) statement.who = {party_called(place.speaker)};
    }

    void put_figure(const GoldStep& step) {
        Reading& reading = readings_[article_.at(step.place.article)];
        Quantity& quantity = quantity_at(step, reading);
        quantity.value = written(step.value);
        quantity.high = step.high ? std::optional(written(*step.high)) : std::nullopt;
        if (const auto qualifier = qualifier_from(step.qualifier)) quantity.qualifier = *qualifier;
        if (step.place.speaker.empty() || same_name(step.place.speaker, reading.article.outlet)) return;
        put_speaker(reading, quantity.span, step);
    }

    void sort_statements() {
        for (Reading& reading : readings_)
            std::stable_sort(reading.statements.begin(), reading.statements.end(),
                             [](const Statement& a, const Statement& b) { return hull(a.content) < hull(b.content); });
    }

private:
    // The statement that stands at the place, best first; a new one where none does.
    Statement& statement_at(const GoldPlace& place) {
        const std::size_t a = article_.at(place.article);
        auto& statements = readings_[a].statements;
        std::optional<std::size_t> best;
        double highest = 0.5;
        for (std::size_t s = 0; s < statements.size(); ++s) {
            const double score = overlap(hull(statements[s].content), place.span);
            if (taken_[a][s] || score < highest) continue;
            highest = score;
            best = s;
        }
        if (!best) {
            best = statements.size();
            statements.push_back(new_statement(place));
            taken_[a].push_back(false);
        }
        taken_[a][*best] = true;
        return statements[*best];
    }

    static Statement new_statement(const GoldPlace& place) {
        Statement statement;
        statement.id =
            "s:" + place.article + "-" + std::to_string(place.span.begin) + "-" + std::to_string(place.span.end);
        statement.content = {place.span};
        return statement;
    }

    Party party_called(const std::string& name) const {
        const bool named = !name.starts_with('?');
        const std::string bare = named ? name : name.substr(1);
        const auto known = std::find_if(known_.begin(), known_.end(),
                                        [&](const Party& party) { return party.named == named && party.name == bare; });
        if (known != known_.end()) return *known;
        return {.entity = {}, .name = bare, .named = named, .kind = {}};
    }

    static Quantity& quantity_at(const GoldStep& step, Reading& reading) {
        const double value = step.value;
        const auto read = std::find_if(reading.quantities.begin(), reading.quantities.end(), [&](const Quantity& one) {
            return one.span.overlaps(step.place.span) && one.value && std::strtod(one.value->c_str(), nullptr) == value;
        });
        if (read != reading.quantities.end()) return *read;
        const auto after = std::find_if(reading.quantities.begin(), reading.quantities.end(),
                                        [&](const Quantity& one) { return one.span.begin >= step.place.span.begin; });
        Quantity quantity;
        quantity.span = step.place.span;
        return *reading.quantities.insert(after, quantity);
    }

    // Of the smallest statement around the figure; of a new one of its words where there is none.
    void put_speaker(Reading& reading, Span figure, const GoldStep& step) {
        Statement* smallest = nullptr;
        for (Statement& statement : reading.statements) {
            const bool holds = std::any_of(statement.content.begin(), statement.content.end(),
                                           [&](Span piece) { return piece.contains(figure); });
            if (holds && (smallest == nullptr || hull(statement.content).size() < hull(smallest->content).size()))
                smallest = &statement;
        }
        const Party party = party_called(step.place.speaker);
        if (smallest == nullptr) {
            GoldPlace place = step.place;
            place.span = {std::min(place.span.begin, figure.begin), std::max(place.span.end, figure.end)};
            reading.statements.push_back(new_statement(place));
            taken_[article_.at(place.article)].push_back(true);
            smallest = &reading.statements.back();
        }
        smallest->who = {party};
    }

    static std::string written(double value) {
        std::array<char, 32> digits{};
        const int size = std::snprintf(digits.data(), digits.size(), "%.12g", value);
        return {digits.data(), static_cast<std::size_t>(size)};
    }

    std::vector<Reading>& readings_;
    std::map<std::string, std::size_t> article_;
    std::vector<std::vector<bool>> taken_;  // of each article's statements
    std::vector<Party> known_;
};

std::optional<Act> act_of(std::string_view answer) {
    return answer == "correct" ? std::optional(Act::deny) : act_from(answer);
}

}  // namespace

std::vector<Reading> with_gold(const GoldStory& gold, std::vector<Reading> readings, GoldPart part) {
    PuttingIn into(readings);
    std::map<std::pair<std::string, Span>, Act> answers;
    for (const GoldAnswer& answer : gold.answers)
        if (const auto act = act_of(answer.kind)) answers[{answer.place.article, answer.place.span}] = *act;
    for (const GoldClaim& claim : gold.claims) {
        for (const GoldPlace& member : claim.members) {
            const auto answer = answers.find({member.article, member.span});
            into.put_statement(member, answer == answers.end() ? std::nullopt : std::optional(answer->second));
            if (answer != answers.end()) answers.erase(answer);
        }
    }
    for (const GoldAnswer& answer : gold.answers)
        if (answers.contains({answer.place.article, answer.place.span}))
            into.put_statement(answer.place, act_of(answer.kind));
    if (part == GoldPart::figures)
        for (const GoldSeries& series : gold.figures)
            for (const GoldStep& step : series.steps) into.put_figure(step);
    into.sort_statements();
    return readings;
}

}  // namespace sayso::eval
