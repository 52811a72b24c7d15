// Figures of a story of which only others tell what they count (private to src/story).
#pragma once

#include <vector>

#include "story/counted.h"

namespace sayso::story {

// Whether a number is large enough to be seldom there twice by chance.
[[nodiscard]] bool is_telling(const Quantity& quantity);
// Whether it has so many digits that it is hardly ever there twice by chance.
[[nodiscard]] bool is_rare(const Quantity& quantity);
// One that is the same as a figure that is known counts the same, under whatever noun.
void recognise_figures(const Languages& languages, Readings readings, std::vector<Counted>& figures);

}  // namespace sayso::story
