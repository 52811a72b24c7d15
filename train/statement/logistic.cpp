#include "logistic.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "shuffler.h"

namespace sayso::train {
namespace {

std::vector<std::uint32_t> count_uses(const std::vector<const Example*>& examples, std::size_t features) {
    std::vector<std::uint32_t> uses(features, 0);
    for (const Example* e : examples) {
        for (std::uint32_t f : e->features) ++uses[f];
    }
    return uses;
}

}  // namespace

std::vector<std::int16_t> learn(const std::vector<const Example*>& examples, const LogisticOptions& options) {
    const std::size_t size = std::size_t{1} << statement::feature_bits;
    const std::vector<std::uint32_t> uses = count_uses(examples, size);
    std::vector<double> weight(size, 0), squares(size, 1e-2), sum(size, 0);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    Shuffler shuffler;
    for (int round = 0; round < options.rounds; ++round) {
        shuffler.shuffle(order);
        for (std::size_t i : order) {
            const Example& e = *examples[i];
            double score = 0;
            for (std::uint32_t f : e.features) score += weight[f];
            const double error = (e.right ? 1.0 : 0.0) - 1.0 / (1.0 + std::exp(-score));
            for (std::uint32_t f : e.features) {
                if (uses[f] < options.fewest_uses) continue;
                const double gradient = error - options.decay * weight[f];
                squares[f] += gradient * gradient;
                weight[f] += options.step * gradient / std::sqrt(squares[f]);
            }
        }
        std::transform(sum.begin(), sum.end(), weight.begin(), sum.begin(), std::plus<>());
    }
    std::vector<std::int16_t> result(size);
    std::transform(sum.begin(), sum.end(), result.begin(), [&](double s) {
        return static_cast<std::int16_t>(std::clamp(std::round(s / options.rounds * statement::Scorer::unit), -32768.0, 32767.0));
    });
    return result;
}

}  // namespace sayso::train
