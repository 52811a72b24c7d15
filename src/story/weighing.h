// How much words tell in a story (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "story/told.h"

namespace sayso::story {

// Sixteen times the natural logarithm of all / some, by halves: whole numbers, the same on every machine.
[[nodiscard]] std::uint32_t rarity(std::uint64_t all, std::uint64_t some);

// What every other statement of the story has in it tells little there, however rare it is elsewhere: its weight is
// bounded by its rarity in the story. Statements in copied text count once. Terms are numbered in order of their keys:
// their keys are these numbers then. Returns the keys that they had, by number.
std::vector<std::uint64_t> weigh_in_story(std::span<Told> tellings, const CopiesByArticle& copies);

}  // namespace sayso::story
