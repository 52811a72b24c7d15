#include "claim_learning.h"

#include <array>
#include <cmath>

namespace sayso::train {
namespace {

constexpr std::size_t terms = story::signs + 1;  // the last one is 1 for every pair
using Row = std::array<double, terms>;

struct Example {
    Row row{};
    bool same = false;
    double weight = 0;
};

std::vector<Example> examples_of(std::span<const Lesson* const> lessons, const LearningOptions& options) {
    constexpr double whole = 1000;
    std::vector<Example> examples;
    double sum = 0;
    for (const Lesson* const lesson : lessons) {
        const double each = 1 / std::sqrt(static_cast<double>(std::max<std::size_t>(lesson->pairs.size(), 1)));
        for (const MarkedPair& pair : lesson->pairs) {
            Example& example = examples.emplace_back();
            for (std::size_t s = 0; s < story::signs; ++s) example.row[s] = pair.signs[s] / whole;
            example.row.back() = 1;
            example.same = pair.same;
            example.weight = pair.marked ? each : each * options.unmarked;
            sum += example.weight;
        }
    }
    for (Example& example : examples) example.weight *= static_cast<double>(examples.size()) / sum;
    return examples;
}

// Of each sign over the examples.
Row deviations(const std::vector<Example>& examples) {
    const auto count = static_cast<double>(examples.size());
    Row mean{}, deviation{};
    for (const Example& example : examples)
        for (std::size_t t = 0; t < terms; ++t) mean[t] += example.row[t] / count;
    for (const Example& example : examples)
        for (std::size_t t = 0; t < terms; ++t) deviation[t] += std::pow(example.row[t] - mean[t], 2) / count;
    for (double& one : deviation) one = std::sqrt(one);
    return deviation;
}

double dot(const Row& a, const Row& b) {
    double sum = 0;
    for (std::size_t t = 0; t < terms; ++t) sum += a[t] * b[t];
    return sum;
}

// Solves matrix * x = right; the matrix is symmetric and positive definite.
Row solved(std::array<Row, terms> matrix, Row right) {
    for (std::size_t k = 0; k < terms; ++k) {
        for (std::size_t i = k + 1; i < terms; ++i) {
            const double factor = matrix[i][k] / matrix[k][k];
            for (std::size_t j = k; j < terms; ++j) matrix[i][j] -= factor * matrix[k][j];
            right[i] -= factor * right[k];
        }
    }
    for (std::size_t k = terms; k-- > 0;) {
        for (std::size_t j = k + 1; j < terms; ++j) right[k] -= matrix[k][j] * right[j];
        right[k] /= matrix[k][k];
    }
    return right;
}

// One of Newton's steps.
Row step(const std::vector<Example>& examples, const Row& weights, const Row& penalty) {
    std::array<Row, terms> curvature{};
    Row slope{};
    for (std::size_t t = 0; t < terms; ++t) {
        curvature[t][t] = penalty[t];
        slope[t] = penalty[t] * weights[t];
    }
    for (const Example& example : examples) {
        const double likely = 1 / (1 + std::exp(-dot(example.row, weights)));
        const double off = example.weight * (likely - (example.same ? 1 : 0));
        const double bend = example.weight * likely * (1 - likely);
        for (std::size_t i = 0; i < terms; ++i) {
            slope[i] += off * example.row[i];
            for (std::size_t j = 0; j < terms; ++j) curvature[i][j] += bend * example.row[i] * example.row[j];
        }
    }
    return solved(curvature, slope);
}

}  // namespace

story::SameWeights learnt(std::span<const Lesson* const> lessons, const LearningOptions& options) {
    constexpr int steps = 20;
    constexpr double thousandths = 1000, least = 1e-6;
    const std::vector<Example> examples = examples_of(lessons, options);
    const Row deviation = deviations(examples);
    Row penalty{}, weights{};
    for (std::size_t t = 0; t < story::signs; ++t) penalty[t] = options.penalty * std::pow(deviation[t], 2) + least;
    for (int i = 0; i < steps; ++i) {
        const Row by = step(examples, weights, penalty);
        for (std::size_t t = 0; t < terms; ++t) weights[t] -= by[t];
    }
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
