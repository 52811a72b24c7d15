// Stories: what is claimed on whose word, who denies it, how figures move, which text came from where.
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "sayso/story.h"
#include "serve/json.h"
#include "serve/listing.h"
#include "serve/views.h"

namespace sayso::serve {
namespace {

std::string speakers_of(const Statement& statement) {
    std::string names;
    for (const Party& party : statement.who) {
        if (!party.nobody()) names.append(names.empty() ? "" : " + ").append(party.name);
    }
    return names;
}

Json span_json(Span span, std::string_view text) {
    const Span outside = CodePoints(text).from_bytes(span);
    return Json::array({outside.begin, outside.end});
}

// Writes one story's parts. Articles are numbered as in the story's own list.
class Teller {
public:
    Teller(const StoryBook& book, const Story& story) : book_(book), story_(story) {}

    [[nodiscard]] Json json() const {
        Json json = {{"id", story_.id}, {"title", story_.title}};
        json["articles"] = list_of(story_.articles, [&](std::size_t number) { return article(number); });
        json["claims"] = list_of(story_.claims, [&](const Claim& claim) { return this->claim(claim); });
        json["figures"] = list_of(story_.figures, [&](const FigureSeries& series) { return this->series(series); });
        json["copies"] = list_of(story_.copies, [&](const Copy& copy) { return this->copy(copy); });
        return json;
    }

    // What a list of stories says of it.
    [[nodiscard]] Json summary() const {
        std::set<std::string> outlets;
        for (const std::size_t number : story_.articles) outlets.insert(reading(number).article.outlet);
        outlets.erase("");
        return {{"id", story_.id},
                {"title", story_.title},
                {"first", reading(story_.articles.front()).article.published},
                {"last", reading(story_.articles.back()).article.published},
                {"articles", story_.articles.size()},
                {"outlets", outlets},
                {"claims", story_.claims.size()},
                {"figures", story_.figures.size()}};
    }

private:
    template <class T, class ToJson>
    static Json list_of(const std::vector<T>& values, const ToJson& to_json) {
        Json list = Json::array();
        for (const T& value : values) list.push_back(to_json(value));
        return list;
    }

    [[nodiscard]] const Reading& reading(std::size_t number) const { return book_.readings()[number]; }

    [[nodiscard]] std::size_t place_of(std::size_t number) const {
        const auto found = std::find(story_.articles.begin(), story_.articles.end(), number);
        return static_cast<std::size_t>(found - story_.articles.begin());
    }

    [[nodiscard]] Json article(std::size_t number) const {
        const Article& article = reading(number).article;
        return {{"article", article.id},  {"version", article.version},     {"outlet", article.outlet},
                {"title", article.title}, {"published", article.published}, {"agencies", article.agencies}};
    }

    [[nodiscard]] Json telling(const Telling& telling) const {
        const Reading& told = reading(telling.article);
        const Statement& statement = told.statements[telling.statement];
        return {{"article", place_of(telling.article)},
                {"statement", statement.id},
                {"denied", telling.role == TellingRole::denied},
                {"at", telling.at},
                {"who", speakers_of(statement)},
                {"words", pieces_of(statement.content, told.article.text)}};
    }

    [[nodiscard]] Json claim(const Claim& claim) const {
        const auto source = [](const ClaimSource& source) {
            return Json{{"name", source.name},
                        {"named", source.named},
                        {"kind", source.kind},
                        {"first", source.first},
                        {"members", source.members}};
        };
        const auto fold = [](const Fold& fold) {
            return Json{{"kind", name_of(fold.kind)}, {"from", fold.from}, {"to", fold.to}, {"through", fold.through}};
        };
        const auto answer = [&](const sayso::Answer& answer) {
            Json json = telling(answer.telling);
            json["kind"] = name_of(answer.kind);
            return json;
        };
        const auto event = [&](const ClaimEvent& event) {
            Json json = telling(event.telling);
            json["standing"] = name_of(event.standing);
            return json;
        };
        Json json = {{"id", claim.id}, {"fullest", claim.fullest}, {"standing", name_of(standing_of(claim))}};
        json["members"] = list_of(claim.members, [&](const Telling& member) { return telling(member); });
        json["sources"] = list_of(claim.sources, source);
        json["proof"] = list_of(claim.proof, fold);
        json["answers"] = list_of(claim.answers, answer);
        json["events"] = list_of(course_of(claim), event);
        return json;
    }

    [[nodiscard]] Json step(const FigureStep& step) const {
        const Reading& told = reading(step.article);
        const auto number = [](const std::string& decimal) {
            const Json json = Json::parse(decimal, nullptr, false);
            return json.is_number() ? json : Json(nullptr);
        };
        return {{"article", place_of(step.article)},
                {"statement", step.statement ? Json(told.statements[*step.statement].id) : Json(nullptr)},
                {"words", step.span.of(told.article.text)},
                {"value", number(step.value)},
                {"high", number(step.high)},
                {"qualifier", name_of(step.qualifier)},
                {"speaker", step.speaker.name},
                {"named", step.speaker.named},
                {"at", step.at},
                {"kind", name_of(step.kind)},
                {"against", step.against ? Json(*step.against) : Json(nullptr)}};
    }

    [[nodiscard]] Json series(const FigureSeries& series) const {
        return {{"id", series.id},
                {"what", series.what},
                {"happened", series.happened},
                {"unit", series.unit},
                {"steps", list_of(series.steps, [&](const FigureStep& one) { return step(one); })}};
    }

    [[nodiscard]] Json copy(const Copy& copy) const {
        return {{"from", place_of(copy.from)},
                {"to", place_of(copy.to)},
                {"from_span", span_json(copy.from_span, reading(copy.from).article.text)},
                {"to_span", span_json(copy.to_span, reading(copy.to).article.text)},
                {"same_words", copy.same_words},
                {"credited", copy.credited},
                {"edits", copy.edits.size()}};
    }

    const StoryBook& book_;
    const Story& story_;
};

Json copied_passages(const StoryBook& book, const Story& story, std::string_view article) {
    Json passages = Json::array();
    for (const Copy& copy : story.copies) {
        const Article& target = book.readings()[copy.to].article;
        if (target.id != article) continue;
        const Article& origin = book.readings()[copy.from].article;
        passages.push_back({{"version", target.version},
                            {"span", span_json(copy.to_span, target.text)},
                            {"article", origin.id},
                            {"outlet", origin.outlet},
                            {"title", origin.title},
                            {"published", origin.published},
                            {"credited", copy.credited}});
    }
    return passages;
}

}  // namespace

Answer stories_json(const Call& call) {
    const auto book = call.stories.book();
    if (!book) return refusal(503, book.error());
    Json stories = Json::array();
    for (const Story& story : (*book)->stories()) {
        if (story.articles.size() > 1) stories.push_back(Teller(**book, story).summary());
    }
    return answer_of({{"stories", std::move(stories)}});
}

Answer story_json(const Call& call) {
    const auto book = call.stories.book();
    if (!book) return refusal(503, book.error());
    const Story* const story = (*book)->story(call.part(1));
    if (story == nullptr) return refusal(404, {.what = "there is no such story", .input = std::string(call.part(1))});
    return answer_of(Teller(**book, *story).json());
}

// One statement's claim: how many independent sources it stands on, and where it is told.
Answer claims_json(const Call& call) {
    const auto statements = call.target.parameters_named("s");
    if (statements.size() > most_statements)
        return refusal(400, {.what = "at most " + std::to_string(most_statements) + " statements at once"});
    const auto book = call.stories.book();
    if (!book) return refusal(503, book.error());
    Json claims = Json::object();
    for (const std::string_view statement : statements) {
        const auto found = (*book)->claim(statement);
        if (!found) continue;
        claims[std::string(statement)] = {{"story", found->story->id},
                                          {"claim", found->claim->id},
                                          {"sources", found->claim->sources.size()},
                                          {"tellings", found->claim->members.size()},
                                          {"standing", name_of(standing_of(*found->claim))}};
    }
    return answer_of({{"claims", std::move(claims)}});
}

Answer article_story_json(const Call& call) {
    const auto book = call.stories.book();
    if (!book) return refusal(503, book.error());
    const Story* const story = (*book)->story(call.part(1));
    if (story == nullptr) return refusal(404, {.what = "there is no such article", .input = std::string(call.part(1))});
    const bool told_elsewhere = story->articles.size() > 1;
    return answer_of({{"story", told_elsewhere ? Json(story->id) : Json(nullptr)},
                      {"copied", copied_passages(**book, *story, call.part(1))}});
}

}  // namespace sayso::serve
