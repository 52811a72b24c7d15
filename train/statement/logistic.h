// Logistic regression on hashed features, by stochastic gradient descent with steps that shrink for each weight as it
// is used (AdaGrad: Duchi, Hazan, Singer 2011), averaged over the rounds and over several orders of the examples. The
// orders are fixed: the same input gives the same weights.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "examples.h"

namespace sayso::train {

struct LogisticOptions {
    int rounds = 5;
    int orders = 5;  // of the examples, each learnt from anew: what hangs on one order would change from day to day
    double step = 0.1;
    double decay = 0.01;            // pull of every used weight towards 0
    std::uint32_t fewest_uses = 2;  // rarer features get no weight
};

struct ChoiceOptions {
    std::size_t classes = 2;
    std::uint32_t bits = 16;  // of a feature that count
    double unit = 24;         // weight of one unit of log-odds
    LogisticOptions logistic;
};

// The section of a statement::LinearChoice: softmax regression, learnt in the same way.
[[nodiscard]] std::string learn_choice(const std::vector<Choice>& examples, const ChoiceOptions& options);

// Weights in units of statement::Scorer::unit, one for each feature.
[[nodiscard]] std::vector<std::int16_t> learn(const std::vector<const Example*>& examples,
                                              const LogisticOptions& options);

}  // namespace sayso::train
