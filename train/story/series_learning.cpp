#include "series_learning.h"

#include <algorithm>
#include <cmath>

#include "regression.h"

namespace sayso::train {
namespace {

constexpr double thousandths = 1000;

std::vector<Example> examples_of(std::span<const FigureLesson* const> lessons, const SeriesOptions& options) {
    std::vector<Example> examples;
    double sum = 0;
    for (const FigureLesson* const lesson : lessons) {
        const double each = 1 / std::sqrt(static_cast<double>(std::max<std::size_t>(lesson->size(), 1)));
        for (const MarkedFigures& pair : *lesson) {
            Example& example = examples.emplace_back();
            for (const std::int32_t sign : pair.signs) example.row.push_back(sign / thousandths);
            example.row.push_back(1);
            example.holds = pair.same;
            example.weight = pair.both_marked ? each : each * options.one_marked;
            sum += example.weight;
        }
    }
    for (Example& example : examples) example.weight *= static_cast<double>(examples.size()) / sum;
    return examples;
}

}  // namespace

story::SeriesWeights learnt(std::span<const FigureLesson* const> lessons, const SeriesOptions& options) {
    const std::vector<double> weights = logistic_weights(examples_of(lessons, options), options.penalty);
    story::SeriesWeights found;
    for (std::size_t s = 0; s < story::figure_signs; ++s)
        found.of[s] = static_cast<std::int32_t>(std::lround(thousandths * weights[s]));
    found.base = static_cast<std::int32_t>(std::lround(thousandths * weights.back()));
    found.least = options.least;
    return found;
}

std::string written(const story::SeriesWeights& weights) {
    std::string text;
    for (const std::int32_t weight : weights.of) text += std::to_string(weight) + ", ";
    return text + "base " + std::to_string(weights.base);
}

}  // namespace sayso::train
