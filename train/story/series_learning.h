// Learns how much each sign counts for two figures to measure the same: a logistic regression on marked pairs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "marked_story.h"

namespace sayso::train {

using FigureLesson = std::vector<MarkedFigures>;

struct SeriesOptions {
    // Of the square of a weight for a sign that is scaled to variance one.
    double penalty = 3;
    // What a pair counts of which the gold has one alone: the other may be nothing that anybody followed.
    double one_marked = 0.2;
    std::int32_t least = story::SeriesWeights{}.least;
};

// A story with many figures has many more pairs than one with few: those of each count as the root of their number.
[[nodiscard]] story::SeriesWeights learnt(std::span<const FigureLesson* const> lessons, const SeriesOptions& options);

// As they stand in src/story/same_series.h.
[[nodiscard]] std::string written(const story::SeriesWeights& weights);

}  // namespace sayso::train
