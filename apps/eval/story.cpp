#include "eval/story.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "eval/json_fields.h"
#include "exchange/exchange.h"

namespace sayso::eval {
namespace {

using Json = nlohmann::json;

// A later version of an article counts from its change, and has the address of the one that it revises.
Result<Article> article_from(std::string_view line) {
    Result<Article> article = article_from_json(line);
    // Few do: the others are not parsed again.
    const bool may_revise = line.find("\"revises\"") != std::string_view::npos;
    if (article && may_revise && Json::parse(line).contains("revises")) article->published = article->modified;
    return article;
}

// Where a quotation stands, written as it is or as "first words … last words".
std::optional<Span> span_of_quote(const Article& article, const std::string& quote) {
    static const std::string gap = " … ";
    const std::size_t cut = quote.find(gap);
    const std::string first = quote.substr(0, cut);
    const std::string last = cut == std::string::npos ? "" : quote.substr(cut + gap.size());
    const std::size_t begin = article.text.find(first);
    if (begin == std::string::npos || article.text.find(first, begin + 1) != std::string::npos) return std::nullopt;
    const std::size_t tail = article.text.find(last, begin + first.size());
    if (tail == std::string::npos) return std::nullopt;
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(tail + last.size())};
}

Range words_of_span(const Article& article, Span span) {
    const std::string_view text = article.text;
    const auto count = [&](std::uint32_t bytes) {
        return static_cast<std::uint32_t>(words_in(text_from_utf8(text.substr(0, bytes))).size());
    };
    return {count(span.begin), count(span.end)};
}

const Article* article_with(const std::vector<Article>& articles, const std::string& id) {
    const auto found = std::find_if(articles.begin(), articles.end(), [&](const Article& a) { return a.id == id; });
    return found == articles.end() ? nullptr : &*found;
}

Result<GoldCopy> copy_from(const Json& json, const std::vector<Article>& articles) {
    GoldCopy copy{.from = json.at("from").get<std::string>(), .to = json.at("to").get<std::string>()};
    for (const auto& [id, key, words, span] : {std::tuple(copy.from, "from_quote", &copy.from_words, &copy.from_span),
                                               std::tuple(copy.to, "to_quote", &copy.to_words, &copy.to_span)}) {
        const Article* article = article_with(articles, id);
        const std::string quote = json.at(key).get<std::string>();
        const std::optional<Span> found = article == nullptr ? std::nullopt : span_of_quote(*article, quote);
        if (!found)
            return Error{.what = "the quotation \"" + quote + "\" does not stand once in the article", .record = id};
        *words = words_of_span(*article, *found);
        *span = *found;
    }
    return copy;
}

Result<GoldPlace> place_from(const Json& json, const std::vector<Article>& articles) {
    GoldPlace place{
        .article = json.at("article").get<std::string>(), .words = {}, .span = {}, .speaker = text_at(json, "speaker")};
    const Article* const article = article_with(articles, place.article);
    const std::string quote = json.at("quote").get<std::string>();
    const std::optional<Span> found = article == nullptr ? std::nullopt : span_of_quote(*article, quote);
    if (!found)
        return Error{.what = "the quotation \"" + quote + "\" does not stand once in the article",
                     .record = place.article};
    place.span = *found;
    place.words = words_of_span(*article, *found);
    return place;
}

Result<GoldClaim> claim_from(const Json& json, const std::vector<Article>& articles) {
    GoldClaim claim{.id = json.at("id").get<std::string>(),
                    .members = {},
                    .sources = json.at("sources").get<std::vector<std::string>>()};
    for (const Json& member : json.at("members")) {
        Result<GoldPlace> place = place_from(member, articles);
        if (!place) return std::move(place).error();
        claim.members.push_back(std::move(*place));
    }
    return claim;
}

Result<GoldSeries> series_from(const Json& json, const std::vector<Article>& articles) {
    GoldSeries series{.name = text_at(json, "what") + " " + text_at(json, "happened"), .steps = {}};
    for (const Json& step : json.at("steps")) {
        Result<GoldPlace> place = place_from(step, articles);
        if (!place) return std::move(place).error();
        const Json& high = step.at("high");
        series.steps.push_back({.place = std::move(*place),
                                .value = step.at("value").get<double>(),
                                .high = high.is_null() ? std::nullopt : std::optional(high.get<double>()),
                                .qualifier = step.at("qualifier").get<std::string>()});
    }
    return series;
}

Status add_claims(const Json& gold, GoldStory& story) {
    for (const Json& entry : gold.value("claims", Json::array())) {
        Result<GoldClaim> claim = claim_from(entry, story.articles);
        if (!claim) return std::move(claim).error();
        story.claims.push_back(std::move(*claim));
    }
    for (const Json& entry : gold.value("answers", Json::array())) {
        Result<GoldPlace> place = place_from(entry, story.articles);
        if (!place) return std::move(place).error();
        story.answers.push_back({.kind = entry.at("kind").get<std::string>(),
                                 .claim = entry.at("claim").get<std::string>(),
                                 .place = std::move(*place)});
    }
    for (const Json& entry : gold.value("figures", Json::array())) {
        Result<GoldSeries> series = series_from(entry, story.articles);
        if (!series) return std::move(series).error();
        story.figures.push_back(std::move(*series));
    }
    return Done{};
}

Result<GoldStory> story_from(std::string_view articles_jsonl, std::string_view gold_json) {
    GoldStory story;
    while (!articles_jsonl.empty()) {
        const std::string_view line = articles_jsonl.substr(0, articles_jsonl.find('\n'));
        articles_jsonl.remove_prefix(std::min(line.size() + 1, articles_jsonl.size()));
        if (line.empty()) continue;
        Result<Article> article = article_from(line);
        if (!article) return std::move(article).error();
        story.articles.push_back(std::move(*article));
    }
    const Json gold = Json::parse(gold_json);
    for (const Json& entry : gold.at("copies")) {
        Result<GoldCopy> copy = copy_from(entry, story.articles);
        if (!copy) return std::move(copy).error();
        story.copies.push_back(std::move(*copy));
    }
    if (Status added = add_claims(gold, story); !added) return std::move(added).error();
    return story;
}

bool near(Range a, Range b) {
    constexpr int words_off = 3;
    const auto off = [](std::uint32_t x, std::uint32_t y) {
        return std::abs(static_cast<int>(x) - static_cast<int>(y));
    };
    return off(a.begin, b.begin) <= words_off && off(a.end, b.end) <= words_off;
}

bool right(const GoldStory& gold, const GoldCopy& marked, const Copy& copy) {
    const Article &from = gold.articles[copy.from], &to = gold.articles[copy.to];
    return marked.from == from.id && marked.to == to.id &&
           near(marked.from_words, words_of_span(from, copy.from_span)) &&
           near(marked.to_words, words_of_span(to, copy.to_span));
}

// For each gold run the predicted one that answers to it, one to one, in order.
std::vector<std::optional<std::size_t>> pairs_of(const GoldStory& gold, const std::vector<Copy>& copies) {
    std::vector<std::optional<std::size_t>> pairs(gold.copies.size());
    std::vector<bool> taken(copies.size());
    for (std::size_t g = 0; g < pairs.size(); ++g) {
        for (std::size_t p = 0; p < copies.size() && !pairs[g]; ++p) {
            if (taken[p] || !right(gold, gold.copies[g], copies[p])) continue;
            pairs[g] = p;
            taken[p] = true;
        }
    }
    return pairs;
}

}  // namespace

Result<GoldStory> gold_story_in(std::string_view articles_jsonl, std::string_view gold_json) {
    try {
        return story_from(articles_jsonl, gold_json);
    } catch (const Json::parse_error& error) {
        return Error{.what = "not valid JSON", .offset = error.byte};
    } catch (const Json::exception& error) {
        return Error{.what = std::string("not a story with its gold: ") + error.what(),
                     .remedy = "docs/story.md has the form"};
    }
}

Share score_copies(const GoldStory& gold, const std::vector<Copy>& copies) {
    const auto pairs = pairs_of(gold, copies);
    const auto hits = std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.has_value(); });
    return {.hits = static_cast<std::uint64_t>(hits), .predicted = copies.size(), .gold = gold.copies.size()};
}

std::string explain_copies(const GoldStory& gold, const std::vector<Copy>& copies) {
    const auto pairs = pairs_of(gold, copies);
    std::string text;
    for (std::size_t g = 0; g < pairs.size(); ++g) {
        const GoldCopy& copy = gold.copies[g];
        if (!pairs[g])
            text += "missed   " + copy.from + " > " + copy.to + "  words " + std::to_string(copy.to_words.begin) +
                    " to " + std::to_string(copy.to_words.end) + "\n";
    }
    for (std::size_t p = 0; p < copies.size(); ++p) {
        const bool paired = std::find(pairs.begin(), pairs.end(), std::optional(p)) != pairs.end();
        const Article &from = gold.articles[copies[p].from], &to = gold.articles[copies[p].to];
        text += (paired ? "right    " : "too much ") + from.id + " > " + to.id + "  " +
                std::string(copies[p].to_span.of(to.text)) + "\n";
    }
    return text;
}

}  // namespace sayso::eval
