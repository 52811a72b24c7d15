#include "eval/second_reading.h"

#include <map>

namespace sayso::eval {
namespace {

Party party_called(const std::string& name) {
    const bool named = !name.starts_with('?');
    return {.entity = {}, .name = named ? name : name.substr(1), .named = named, .kind = {}};
}

AnswerKind kind_called(const std::string& name) {
    for (const AnswerKind kind : {AnswerKind::deny, AnswerKind::confirm, AnswerKind::doubt})
        if (name_of(kind) == name) return kind;
    return AnswerKind::correct;
}

class ByMarks {
public:
    explicit ByMarks(const GoldStory& marks) : marks_(marks) {
        for (std::size_t a = 0; a < marks.articles.size(); ++a) {
            article_.emplace(marks.articles[a].id, a);
            told_.readings.emplace_back().article = marks.articles[a];
            told_.story.articles.push_back(a);
        }
    }

    MarkedTelling all() {
        for (const GoldCopy& copy : marks_.copies) add_copy(copy);
        for (const GoldClaim& claim : marks_.claims) add_claim(claim);
        for (const GoldAnswer& answer : marks_.answers) add_answer(answer);
        for (const GoldSeries& series : marks_.figures) add_series(series);
        return std::move(told_);
    }

private:
    Telling statement_at(const GoldPlace& place) {
        const std::size_t a = article_.at(place.article);
        auto& statements = told_.readings[a].statements;
        Statement& statement = statements.emplace_back();
        statement.content = {place.span};
        if (!place.speaker.empty()) statement.who = {party_called(place.speaker)};
        return {.article = a, .statement = statements.size() - 1, .role = TellingRole::told, .at = {}};
    }

    void add_copy(const GoldCopy& copy) {
        told_.story.copies.push_back({.from = article_.at(copy.from),
                                      .to = article_.at(copy.to),
                                      .from_span = copy.from_span,
                                      .to_span = copy.to_span});
    }

    void add_claim(const GoldClaim& marked) {
        Claim& claim = told_.story.claims.emplace_back();
        claim.id = marked.id;
        for (const GoldPlace& member : marked.members) claim.members.push_back(statement_at(member));
        for (const std::string& source : marked.sources) {
            const Party party = party_called(source);
            claim.sources.push_back({.name = party.name, .named = party.named, .kind = {}, .first = 0, .members = {}});
        }
    }

    void add_answer(const GoldAnswer& answer) {
        for (Claim& claim : told_.story.claims)
            if (claim.id == answer.claim)
                claim.answers.push_back({.kind = kind_called(answer.kind), .telling = statement_at(answer.place)});
    }

    void add_series(const GoldSeries& marked) {
        FigureSeries& series = told_.story.figures.emplace_back();
        series.what = marked.name;
        for (const GoldStep& step : marked.steps)
            series.steps.push_back({.article = article_.at(step.place.article),
                                    .span = step.place.span,
                                    .statement = {},
                                    .value = std::to_string(step.value),
                                    .high = step.high ? std::to_string(*step.high) : "",
                                    .qualifier = qualifier_from(step.qualifier).value_or(Qualifier::exact),
                                    .speaker = party_called(step.place.speaker),
                                    .at = {},
                                    .kind = {},
                                    .against = {}});
    }

    const GoldStory& marks_;
    std::map<std::string, std::size_t> article_;
    MarkedTelling told_;
};

}  // namespace

MarkedTelling told_by_marks(const GoldStory& marks) { return ByMarks(marks).all(); }

}  // namespace sayso::eval
