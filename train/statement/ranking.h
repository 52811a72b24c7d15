// Ranking: of several candidates the right one is learnt to score highest (maximum entropy over the candidates).
#pragma once

#include <cstdint>
#include <vector>

namespace sayso::train {

struct RankingExample {
    std::vector<std::vector<std::uint32_t>> candidates;  // features of each
    std::vector<bool> right;                             // at least one is
};

struct RankingOptions {
    int rounds = 12;
    double step = 0.05;
    double decay = 1e-2;
    std::uint32_t fewest_uses = 2;  // features seen in fewer examples are not learnt
    double unit = 256;              // weights are in units of log-odds divided by this
};

// Weights for 1 << bits features; the same examples give the same weights.
[[nodiscard]] std::vector<std::int16_t> learn_ranking(const std::vector<const RankingExample*>& examples,
                                                      std::uint32_t bits, const RankingOptions& options);

}  // namespace sayso::train
