// A small recurrent net over the whole article (text/net.h). It sees each word with its tag, clause and class and with
// what the rules found there, and has read the sentences before and behind: what one finding alone does not show.
//
// It says of each token how much speaks for a finding of each rule that has its cue, the beginning or the end of its
// content, or its speaker there; these four add up to the log-odds that the finding is a statement. And it says of each
// token whether it belongs to a content, cue or speaker of some statement. Learnt by train/statement/learn_net.py.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "statement/token_rows.h"
#include "text/net.h"

namespace sayso::statement {

// What a token may belong to, in the order of the net's outputs behind those of the rules.
enum class TokenPart : std::uint8_t {
    direct_content,
    indirect_content,
    free_content,
    reported_content,
    cue_of_clause,
    cue_of_act,
    speaker,
    content_begin,  // first or last word of a content that is no reported act's
    content_end,
};
inline constexpr std::size_t token_part_count = static_cast<std::size_t>(TokenPart::content_end) + 1;

// The part of contents of a form.
[[nodiscard]] TokenPart content_part(Form form);

// Where a finding is scored: its cue, first and last token of its content (the cue's without any), first of its speaker
// (no_token without any).
inline constexpr std::size_t place_count = 4;
using FindingPlaces = std::array<TokenIndex, place_count>;
[[nodiscard]] FindingPlaces places_of(const Finding& finding);

class TokenScores {
public:
    static constexpr std::int32_t unit = 256;  // score of one unit of log-odds
    // Of a token: for each place the score of each rule; then that of each part.
    static constexpr std::size_t per_token = place_count * learnt_rule_count + token_part_count;

    // Knows nothing.
    TokenScores() = default;
    // per_token scores for each token.
    explicit TokenScores(std::vector<std::int16_t> scores) : scores_(std::move(scores)) {}

    [[nodiscard]] bool empty() const { return scores_.empty(); }
    // Of being a statement; only where not empty.
    [[nodiscard]] std::int32_t of(const Finding& finding) const;
    // Of the token's belonging to the part.
    [[nodiscard]] std::int32_t of(TokenIndex t, TokenPart part) const;
    // The mean of the words in the range; 0 without any.
    [[nodiscard]] std::int32_t of(const DocumentView& view, TokenRange range, TokenPart part) const;

private:
    std::vector<std::int16_t> scores_;
};

// A score in steps of half a unit, as a word of a feature's name; the most is 6.5 units to each side.
[[nodiscard]] std::string_view score_digit(std::int32_t score);

class ArticleNet {
public:
    static constexpr std::string_view section = "statement.net";

    // Says nothing.
    ArticleNet() = default;
    // The pack must outlive it.
    explicit ArticleNet(const PackData& pack) : ArticleNet(pack, pack.section(section).value_or("")) {}
    // With the net of these bytes, which must outlive it, too. Bytes that are no net of this kind are taken as none.
    ArticleNet(const PackData& pack, std::string_view net);

    // `findings` and `free`: all that the rules found, in any order.
    [[nodiscard]] TokenScores read(const Grammar& grammar, std::span<const Finding> findings,
                                   std::span<const Finding> free) const;

private:
    text::Net net_;
    text::WordClasses classes_;
};

}  // namespace sayso::statement
