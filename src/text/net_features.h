// What the net sees of a word: rows of its embedding table. Shared by the reader and the trainer, so that they cannot
// drift apart.
#pragma once

#include <cstdint>
#include <vector>

#include "text/sentence_view.h"

namespace sayso::text {

// Rows of the table; each kind of feature has a stretch of its own and is hashed into it.
inline constexpr std::uint32_t net_rows = 36864;

// Appends the rows of word `i`: its form, beginning and endings, what it looks like, and all that the lexicon says it
// may be. Nothing depends on what was chosen for other words.
void net_features(const SentenceView& sentence, std::size_t i, std::vector<std::uint16_t>& rows);

}  // namespace sayso::text
