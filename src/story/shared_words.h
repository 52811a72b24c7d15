// Finds which articles share word sequences, and where (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "story/story_words.h"

namespace sayso::story {

// Words in a row that two texts must share to be looked at. Four: a run with every sixth word changed still has some,
// and fewer are shared by any two texts.
inline constexpr std::uint32_t seed_words = 4;

// The same `seed_words` words stand at word `left_at` of one text and at word `right_at` of another.
struct Seed {
    std::uint32_t left = 0, right = 0;  // indices of the texts; left < right
    std::uint32_t left_at = 0, right_at = 0;
    auto operator<=>(const Seed&) const = default;
};

// In ascending order, so that a pair's seeds stand together. A sequence that is in more than `widest_spread` texts, or
// more than that often in all, gives no seeds: set phrases would pair everything with everything.
[[nodiscard]] std::vector<Seed> shared_seeds(std::span<const Words> texts, std::uint32_t widest_spread);

}  // namespace sayso::story
