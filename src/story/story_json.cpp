// Stories, claims and series as JSON lines; the keys are told in docs/story.md.
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "story/story.h"

namespace sayso {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

// Positions of each article's text, made when they are first asked for.
class Writer {
public:
    explicit Writer(std::span<const Reading> readings) : readings_(readings) {}

    Json story(const Story& story) {
        Json articles = Json::array(), copies = Json::array(), claims = Json::array(), figures = Json::array();
        for (const std::size_t number : story.articles) articles.push_back(article(number));
        for (const Copy& one : story.copies) copies.push_back(copy(one));
        for (const Claim& one : story.claims) claims.push_back(claim(one));
        for (const FigureSeries& one : story.figures) figures.push_back(series(one));
        return {{"story", story.id},           {"title", story.title},        {"articles", std::move(articles)},
                {"copies", std::move(copies)}, {"claims", std::move(claims)}, {"figures", std::move(figures)}};
    }

    Json claim(const Claim& claim) {
        Json members = Json::array(), sources = Json::array(), proof = Json::array(), answers = Json::array(),
             course = Json::array();
        for (const Telling& member : claim.members) members.push_back(telling(member));
        for (const ClaimSource& source : claim.sources)
            sources.push_back({{"name", source.name},
                               {"named", source.named},
                               {"kind", text_or_null(source.kind)},
                               {"first", source.first},
                               {"members", source.members}});
        for (const Fold& fold : claim.proof)
            proof.push_back(
                {{"kind", name_of(fold.kind)}, {"from", fold.from}, {"to", fold.to}, {"through", fold.through}});
        for (const Answer& answer : claim.answers) {
            Json json = {{"kind", name_of(answer.kind)}};
            json.update(telling(answer.telling));
            answers.push_back(std::move(json));
        }
        for (const ClaimEvent& event : course_of(claim))
            course.push_back({{"at", text_or_null(event.at)},
                              {"standing", name_of(event.standing)},
                              {"article", article_of(event.telling).id},
                              {"who", who(statement_of(event.telling))}});
        return {{"claim", claim.id},
                {"words", words(claim.members[claim.fullest])},
                {"sources", std::move(sources)},
                {"proof", std::move(proof)},
                {"members", std::move(members)},
                {"answers", std::move(answers)},
                {"course", std::move(course)}};
    }

    Json series(const FigureSeries& series) {
        Json steps = Json::array();
        for (const FigureStep& step : series.steps) {
            const Reading& reading = readings_[step.article];
            steps.push_back(
                {{"article", reading.article.id},
                 {"outlet", text_or_null(reading.article.outlet)},
                 {"at", text_or_null(step.at)},
                 {"span", span(step.article, step.span)},
                 {"words", step.span.of(reading.article.text)},
                 {"value", step.value},
                 {"high", text_or_null(step.high)},
                 {"qualifier", name_of(step.qualifier)},
                 {"speaker", text_or_null(step.speaker.name)},
                 {"named", step.speaker.named},
                 {"statement", step.statement ? Json(reading.statements[*step.statement].id) : Json(nullptr)},
                 {"kind", name_of(step.kind)},
                 {"against", step.against ? Json(*step.against) : Json(nullptr)}});
        }
        return {{"series", series.id},
                {"what", text_or_null(series.what)},
                {"happened", text_or_null(series.happened)},
                {"unit", series.unit},
                {"steps", std::move(steps)}};
    }

private:
    const Article& article_of(const Telling& telling) const { return readings_[telling.article].article; }
    const Statement& statement_of(const Telling& telling) const {
        return readings_[telling.article].statements[telling.statement];
    }

    Json span(std::size_t article, Span span) {
        const auto [place, fresh] = positions_.try_emplace(article, readings_[article].article.text);
        const Span outside = place->second.from_bytes(span);
        return Json::array({outside.begin, outside.end});
    }

    Json article(std::size_t number) const {
        const Article& article = readings_[number].article;
        return {{"id", article.id},
                {"outlet", text_or_null(article.outlet)},
                {"agencies", article.agencies},
                {"title", text_or_null(article.title)},
                {"url", text_or_null(article.url)},
                {"published", text_or_null(article.published)}};
    }

    Json copy(const Copy& copy) {
        Json edits = Json::array();
        const Article &from = readings_[copy.from].article, &to = readings_[copy.to].article;
        for (const CopyEdit& edit : copy.edits)
            edits.push_back({{"kind", name_of(edit.kind)},
                             {"from", edit.from.of(from.text)},
                             {"to", edit.to.of(to.text)},
                             {"from_span", span(copy.from, edit.from)},
                             {"to_span", span(copy.to, edit.to)}});
        return {{"from", from.id},
                {"to", to.id},
                {"from_span", span(copy.from, copy.from_span)},
                {"to_span", span(copy.to, copy.to_span)},
                {"same_words", copy.same_words},
                {"credited", copy.credited},
                {"edits", std::move(edits)}};
    }

    static std::string who(const Statement& statement) {
        std::string names;
        for (const Party& party : statement.who) names.append(names.empty() ? "" : " + ").append(party.name);
        return names;
    }

    std::string words(const Telling& telling) const {
        return pieces_of(statement_of(telling).content, article_of(telling).text);
    }

    Json telling(const Telling& telling) {
        const Statement& statement = statement_of(telling);
        Json content = Json::array(), via = Json::array();
        for (const Span piece : statement.content) content.push_back(span(telling.article, piece));
        for (const Party& party : statement.via) via.push_back(party.name);
        return {{"article", article_of(telling).id},
                {"outlet", text_or_null(article_of(telling).outlet)},
                {"at", text_or_null(telling.at)},
                {"statement", statement.id},
                {"role", telling.role == TellingRole::denied ? "denied" : "told"},
                {"who", who(statement)},
                {"via", std::move(via)},
                {"act", name_of(statement.act)},
                {"certainty", name_of(statement.certainty)},
                {"content", std::move(content)},
                {"words", words(telling)}};
    }

    std::span<const Reading> readings_;
    std::map<std::size_t, CodePoints> positions_;
};

// Text is valid UTF-8 in readings; should it not be, U+FFFD stands in.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const Story& story, std::span<const Reading> readings) {
    return dumped(Writer(readings).story(story));
}
std::string to_json(const Claim& claim, std::span<const Reading> readings) {
    return dumped(Writer(readings).claim(claim));
}
std::string to_json(const FigureSeries& series, std::span<const Reading> readings) {
    return dumped(Writer(readings).series(series));
}

}  // namespace sayso
