#include "regression.h"

#include <cmath>
#include <cstddef>

namespace sayso::train {
namespace {

using Row = std::vector<double>;

// Of each sign over the examples.
Row deviations(const std::vector<Example>& examples, std::size_t terms) {
    const auto count = static_cast<double>(examples.size());
    Row mean(terms), deviation(terms);
    for (const Example& example : examples)
        for (std::size_t t = 0; t < terms; ++t) mean[t] += example.row[t] / count;
    for (const Example& example : examples)
        for (std::size_t t = 0; t < terms; ++t) deviation[t] += std::pow(example.row[t] - mean[t], 2) / count;
    for (double& one : deviation) one = std::sqrt(one);
    return deviation;
}

double dot(const Row& a, const Row& b) {
    double sum = 0;
    for (std::size_t t = 0; t < a.size(); ++t) sum += a[t] * b[t];
    return sum;
}

// Solves matrix * x = right; the matrix is symmetric and positive definite.
Row solved(std::vector<Row> matrix, Row right) {
    const std::size_t terms = right.size();
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
    const std::size_t terms = weights.size();
    std::vector<Row> curvature(terms, Row(terms));
    Row slope(terms);
    for (std::size_t t = 0; t < terms; ++t) {
        curvature[t][t] = penalty[t];
        slope[t] = penalty[t] * weights[t];
    }
    for (const Example& example : examples) {
        const double likely = 1 / (1 + std::exp(-dot(example.row, weights)));
        const double off = example.weight * (likely - (example.holds ? 1 : 0));
        const double bend = example.weight * likely * (1 - likely);
        for (std::size_t i = 0; i < terms; ++i) {
            slope[i] += off * example.row[i];
            for (std::size_t j = 0; j < terms; ++j) curvature[i][j] += bend * example.row[i] * example.row[j];
        }
    }
    return solved(std::move(curvature), std::move(slope));
}

}  // namespace

std::vector<double> logistic_weights(const std::vector<Example>& examples, double penalty) {
    constexpr int steps = 20;
    constexpr double least = 1e-6;
    if (examples.empty()) return {};
    const std::size_t terms = examples.front().row.size();
    const Row deviation = deviations(examples, terms);
    Row penalties(terms), weights(terms);
    for (std::size_t t = 0; t + 1 < terms; ++t) penalties[t] = penalty * std::pow(deviation[t], 2) + least;
    for (int i = 0; i < steps; ++i) {
        const Row by = step(examples, weights, penalties);
        for (std::size_t t = 0; t < terms; ++t) weights[t] -= by[t];
    }
    return weights;
}

}  // namespace sayso::train
