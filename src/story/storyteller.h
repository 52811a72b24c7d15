// Telling one story (private to src/story).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "story/pointing.h"

namespace sayso::story {

// Numbers of readings by time, equal times by id, then text: the order in which they came does not matter.
[[nodiscard]] std::vector<std::size_t> in_order_of_time(std::span<const Reading> readings,
                                                        std::vector<std::size_t> numbers);

// The readings of these numbers, which are in order of time, with a draft of each, as one story.
[[nodiscard]] Story told_as_one(std::span<const Reading> readings, std::span<const std::size_t> numbers, Drafts drafts,
                                const Languages& languages, const Weights& weights = {});

}  // namespace sayso::story
