#include "claim_learning.h"

#include <algorithm>
#include <cmath>

#include "regression.h"

namespace sayso::train {
namespace {

std::vector<Example> examples_of(std::span<const Lesson* const> lessons, const LearningOptions& options) {
    constexpr double whole = 1000;
    std::vector<Example> examples;
    double sum = 0;
    for (const Lesson* const lesson : lessons) {
        const double each = 1 / std::sqrt(static_cast<double>(std::max<std::size_t>(lesson->pairs.size(), 1)));
        for (const MarkedPair& pair : lesson->pairs) {
            Example& example = examples.emplace_back();
            for (const std::int32_t sign : pair.signs) example.row.push_back(sign / whole);
            example.row.push_back(1);
            example.holds = pair.same;
            example.weight = pair.marked ? each : each * options.unmarked;
            sum += example.weight;
        }
    }
    for (Example& example : examples) example.weight *= static_cast<double>(examples.size()) / sum;
    return examples;
}

}  // namespace

story::SameWeights learnt(std::span<const Lesson* const> lessons, const LearningOptions& options) {
    constexpr double thousandths = 1000;
    const std::vector<double> weights = logistic_weights(examples_of(lessons, options), options.penalty);
    story::SameWeights found;
    for (std::size_t s = 0; s < story::signs; ++s)
        found.of[s] = static_cast<std::int32_t>(std::lround(thousandths * weights[s]));
    found.base = static_cast<std::int32_t>(std::lround(thousandths * weights.back()));
    found.least = options.least;
    return found;
}

std::string written(const story::SameWeights& weights) {
    std::string text;
    for (const std::int32_t weight : weights.of) text += std::to_string(weight) + ", ";
    return text + "base " + std::to_string(weights.base);
}

}  // namespace sayso::train
