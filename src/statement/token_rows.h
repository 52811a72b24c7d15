// What the net over an article sees of each token: rows of its embedding table. Shared by the reader and the trainer,
// so that they cannot drift apart.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"
#include "text/word_classes.h"

namespace sayso::statement {

// Rows of the table; each kind of feature has a stretch of its own and is hashed into it.
inline constexpr std::uint32_t token_rows = 24576;
// The first ones stand for whole words; learning leaves some of them out at times.
inline constexpr std::uint32_t word_rows = 16384;

// The rows of token t are rows[first[t]] to rows[first[t + 1]].
struct TokenRows {
    std::vector<std::uint16_t> rows;
    std::vector<std::uint32_t> first;
};

// Of all tokens of the article: word, class of the word, tag, clause, quotation, name, what the tables of cues say, and
// what the rules found (`findings` and `free`, in any order; with their own contents and speakers, not those that are
// learnt).
[[nodiscard]] TokenRows rows_of_tokens(const Grammar& grammar, const text::WordClasses& classes,
                                       std::span<const Finding> findings, std::span<const Finding> free);

}  // namespace sayso::statement
