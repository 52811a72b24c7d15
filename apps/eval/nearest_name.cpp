#include "eval/nearest_name.h"

#include <unicode/uchar.h>

#include <optional>
#include <string_view>
#include <unordered_set>

#include "base/utf8.h"

namespace sayso::eval {
namespace {

constexpr std::uint32_t fewest_words = 3;  // fewer in quotation marks are a title or a word used with irony
constexpr std::uint32_t farthest = 40;     // tokens between a quotation and its verb

class NearestName {
public:
    NearestName(const Article& article, const Document& document, const PackData& pack)
        : article_(article), document_(document), positions_(article.text) {
        const Table cues = pack.table("cue_verbs");
        for (std::size_t row = 0; row < cues.rows(); ++row)
            if (cues.cell(row, "frames").find("quote") != std::string_view::npos)
                verbs_.insert(cues.cell(row, "lemma"));
    }

    [[nodiscard]] std::vector<ScoredStatement> statements() const {
        std::vector<ScoredStatement> all;
        for (TokenIndex open = 0; open < size(); ++open) {
            if (document_.tokens[open].kind != TokenKind::quote_open) continue;
            TokenIndex close = open + 1;
            while (close < size() && document_.tokens[close].kind != TokenKind::quote_close) ++close;
            const TokenRange inner{open + 1, close};
            if (close < size() && words_of(inner) >= fewest_words) all.push_back(attributed(inner));
            open = close;
        }
        return all;
    }

private:
    [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(document_.tokens.size()); }

    [[nodiscard]] std::uint32_t words_of(TokenRange range) const {
        std::uint32_t words = 0;
        for (TokenIndex t = range.begin; t < range.end; ++t)
            words += document_.tokens[t].kind == TokenKind::word ? 1 : 0;
        return words;
    }

    [[nodiscard]] bool is_capital(TokenIndex t) const {
        return document_.tokens[t].kind == TokenKind::word &&
               u_isupper(static_cast<UChar32>(decode_utf8(document_.text_of(article_.text, t)).code_point)) != 0;
    }

    [[nodiscard]] bool is_cue(TokenIndex t) const { return verbs_.contains(document_.tokens[t].lemma); }

    // The token nearest to `place` that `fits`, outside of the quotation, in the sentences that it begins and ends in.
    template <class Fits>
    [[nodiscard]] std::optional<TokenIndex> nearest(TokenRange place, TokenRange quotation, Fits fits) const {
        const auto sentence = [&](TokenIndex t) { return document_.tokens[t].sentence; };
        const auto can_be = [&](TokenIndex t) {
            return !quotation.contains(t) && sentence(t) >= sentence(quotation.begin) &&
                   sentence(t) <= sentence(quotation.end) && fits(t);
        };
        for (TokenIndex distance = 1; distance <= farthest; ++distance) {
            if (place.end + distance - 1 < size() && can_be(place.end + distance - 1)) return place.end + distance - 1;
            if (distance <= place.begin && can_be(place.begin - distance)) return place.begin - distance;
        }
        return std::nullopt;
    }

    [[nodiscard]] Range range_of(TokenRange tokens) const {
        const Span span = positions_.from_bytes(document_.span_of(tokens));
        return {span.begin, span.end};
    }

    [[nodiscard]] ScoredStatement attributed(TokenRange quotation) const {
        ScoredStatement statement{
            .content = {range_of(quotation)}, .form = "direct", .act = "state", .certainty = "firm", .who = ""};
        const auto cue = nearest(quotation, quotation, [&](TokenIndex t) { return is_cue(t); });
        if (!cue) return statement;
        statement.cue = {range_of({*cue, *cue + 1})};
        const auto name = nearest({*cue, *cue + 1}, quotation, [&](TokenIndex t) { return is_capital(t); });
        if (!name) return statement;
        TokenRange run{*name, *name + 1};
        while (run.begin > 0 && is_capital(run.begin - 1)) --run.begin;
        while (run.end < size() && is_capital(run.end)) ++run.end;
        statement.speaker = {range_of(run)};
        statement.who = std::string(document_.span_of(run).of(article_.text));
        return statement;
    }

    const Article& article_;
    const Document& document_;
    std::unordered_set<std::string_view> verbs_;  // of saying, that may have a quotation
    CodePoints positions_;
};

}  // namespace

ScoredArticle read_by_nearest_name(const Article& article, const Document& document, const PackData& pack) {
    return {.id = article.id, .utf8 = article.text, .statements = NearestName(article, document, pack).statements()};
}

}  // namespace sayso::eval
