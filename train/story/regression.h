// Logistic regression on rows of signs.
#pragma once

#include <vector>

namespace sayso::train {

struct Example {
    std::vector<double> row;
    bool holds = false;
    double weight = 0;
};

// A weight for each place of the rows, which are all equally long; the last one is that of no sign, and not bound by
// the penalty (of the square of a weight for a sign that is scaled to variance one).
[[nodiscard]] std::vector<double> logistic_weights(const std::vector<Example>& examples, double penalty);

}  // namespace sayso::train
