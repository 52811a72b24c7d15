// Readings with the gold's statements and figures put in: what is then still wrong in a story is the story layer's
// fault, not that of the reading.
#pragma once

#include <cstdint>
#include <vector>

#include "eval/story.h"
#include "sayso/reading.h"

namespace sayso::eval {

// What is put in. statements: every member and answer of the gold is a statement of the words that the gold has, by the
// speaker that it has, and an answer's act is its kind. figures: the same, and every step's figure is read as the gold
// has it and stands in a statement of its speaker.
enum class GoldPart : std::uint8_t { statements, figures };

// `readings` are of the gold's articles, in their order. What the gold does not mark stays as it was read.
[[nodiscard]] std::vector<Reading> with_gold(const GoldStory& gold, std::vector<Reading> readings, GoldPart part);

}  // namespace sayso::eval
