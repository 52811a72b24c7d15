// Quantities followed over time and speakers (private to src/story).
#pragma once

#include <vector>

#include "story/same_series.h"
#include "story/told.h"

namespace sayso::story {

// Figures that are told as they are, by their numbers in Matter::figures, and whoever gives each.
struct GivenFigures {
    std::vector<std::size_t> numbers;
    std::vector<Party> speakers;
};

[[nodiscard]] GivenFigures given_figures(const Matter& matter, Readings readings, const Cast& cast);

// By time of the first step. A figure that a copy took over is no step; an article and speaker that give a figure again
// are one step; the article's own telling is one only where nobody in it gives that figure.
[[nodiscard]] std::vector<FigureSeries> series_of(const Matter& matter, Readings readings, const Languages& languages,
                                                  const Cast& cast, const CopiesByArticle& copies,
                                                  const SeriesWeights& weights = {});

}  // namespace sayso::story
