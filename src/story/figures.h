// Quantities followed over time and speakers (private to src/story).
#pragma once

#include <span>
#include <vector>

#include "story/told.h"

namespace sayso::story {

// By time of the first step. A figure that a copy took over is no step; an article and speaker that give a figure again
// are one step; the article's own telling is one only where nobody in it gives that figure.
[[nodiscard]] std::vector<FigureSeries> series_of(const Matter& matter, Readings readings, const Languages& languages,
                                                  const Cast& cast, const CopiesByArticle& copies);

}  // namespace sayso::story
