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

std::string learn_choice(const std::vector<Choice>& examples, const ChoiceOptions& options) {
    const std::size_t size = std::size_t{1} << options.bits;
    const auto at = [&](std::size_t label, std::uint32_t f) { return label * size + (f & (size - 1)); };
    std::vector<std::uint32_t> uses(size, 0);
    for (const Choice& e : examples) {
        for (std::uint32_t f : e.features) ++uses[at(0, f)];
    }
    std::vector<double> weight(options.classes * size, 0), squares(options.classes * size, 1e-2),
        sum(options.classes * size, 0);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    Shuffler shuffler;
    std::vector<double> share(options.classes);
    for (int round = 0; round < options.logistic.rounds; ++round) {
        shuffler.shuffle(order);
        for (std::size_t i : order) {
            const Choice& e = examples[i];
            double whole = 0;
            for (std::size_t label = 0; label < options.classes; ++label) {
                double score = 0;
                for (std::uint32_t f : e.features) score += weight[at(label, f)];
                whole += share[label] = std::exp(std::clamp(score, -30.0, 30.0));
            }
            for (std::size_t label = 0; label < options.classes; ++label) {
                const double error = (e.label == label ? 1.0 : 0.0) - share[label] / whole;
                for (std::uint32_t f : e.features) {
                    if (uses[at(0, f)] < options.logistic.fewest_uses) continue;
                    double& w = weight[at(label, f)];
                    const double gradient = error - options.logistic.decay * w;
                    double& square = squares[at(label, f)];
                    square += gradient * gradient;
                    w += options.logistic.step * gradient / std::sqrt(square);
                }
            }
        }
        std::transform(sum.begin(), sum.end(), weight.begin(), sum.begin(), std::plus<>());
    }
    std::vector<std::int8_t> result(sum.size());
    std::transform(sum.begin(), sum.end(), result.begin(), [&](double s) {
        return static_cast<std::int8_t>(
            std::clamp(std::round(s / options.logistic.rounds * options.unit), -127.0, 127.0));
    });
    return statement::choice_section(options.classes, options.bits, result);
}

namespace {

// Adds the weights after each round, learnt from the examples in an order of its own, to `sum`.
void learn_once(const std::vector<const Example*>& examples, const std::vector<std::uint32_t>& uses, Shuffler& shuffler,
                const LogisticOptions& options, std::vector<double>& sum) {
    std::vector<double> weight(sum.size(), 0), squares(sum.size(), 1e-2);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
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
}

}  // namespace

std::vector<std::int16_t> learn(const std::vector<const Example*>& examples, const LogisticOptions& options) {
    const std::size_t size = std::size_t{1} << statement::feature_bits;
    const std::vector<std::uint32_t> uses = count_uses(examples, size);
    std::vector<double> sum(size, 0);
    Shuffler shuffler;
    for (int order = 0; order < options.orders; ++order) learn_once(examples, uses, shuffler, options, sum);
    const double sums = static_cast<double>(options.rounds) * options.orders;
    std::vector<std::int16_t> result(size);
    std::transform(sum.begin(), sum.end(), result.begin(), [&](double s) {
        return static_cast<std::int16_t>(std::clamp(std::round(s / sums * statement::Scorer::unit), -32768.0, 32767.0));
    });
    return result;
}

}  // namespace sayso::train
