#include "ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "shuffler.h"

namespace sayso::train {
namespace {

std::vector<std::uint32_t> count_uses(const std::vector<const RankingExample*>& examples, std::size_t size) {
    std::vector<std::uint32_t> uses(size, 0);
    std::vector<const RankingExample*> last(size, nullptr);
    for (const RankingExample* e : examples) {
        for (const std::vector<std::uint32_t>& candidate : e->candidates) {
            for (std::uint32_t f : candidate) {
                if (last[f] == e) continue;
                last[f] = e;
                ++uses[f];
            }
        }
    }
    return uses;
}

class Learner {
public:
    Learner(std::size_t size, std::vector<std::uint32_t> uses, const RankingOptions& options)
        : options_(options), uses_(std::move(uses)), weight_(size, 0), squares_(size, 1e-2), sum_(size, 0) {}

    void learn(const RankingExample& e) {
        const std::vector<double> pull = pulls(e);
        for (std::size_t c = 0; c < e.candidates.size(); ++c) {
            if (std::abs(pull[c]) < 1e-4) continue;
            for (std::uint32_t f : e.candidates[c]) update(f, pull[c]);
        }
    }

    void end_round() { std::transform(sum_.begin(), sum_.end(), weight_.begin(), sum_.begin(), std::plus<>()); }

    std::vector<std::int16_t> weights() const {
        std::vector<std::int16_t> result(sum_.size());
        std::transform(sum_.begin(), sum_.end(), result.begin(), [&](double s) {
            return static_cast<std::int16_t>(
                std::clamp(std::round(s / options_.rounds * options_.unit), -32768.0, 32767.0));
        });
        return result;
    }

private:
    // How much each candidate's score should rise: its share among the right ones less its share among all.
    std::vector<double> pulls(const RankingExample& e) const {
        std::vector<double> share(e.candidates.size());
        double highest = -1e300;
        for (std::size_t c = 0; c < share.size(); ++c) {
            for (std::uint32_t f : e.candidates[c]) share[c] += weight_[f];
            highest = std::max(highest, share[c]);
        }
        double all = 0, right = 0;
        for (std::size_t c = 0; c < share.size(); ++c) {
            share[c] = std::exp(share[c] - highest);
            all += share[c];
            right += e.right[c] ? share[c] : 0;
        }
        for (std::size_t c = 0; c < share.size(); ++c)
            share[c] = (e.right[c] && right > 0 ? share[c] / right : 0) - share[c] / all;
        return share;
    }

    void update(std::uint32_t f, double pull) {
        if (uses_[f] < options_.fewest_uses) return;
        const double gradient = pull - options_.decay * weight_[f];
        squares_[f] += gradient * gradient;
        weight_[f] += options_.step * gradient / std::sqrt(squares_[f]);
    }

    RankingOptions options_;
    std::vector<std::uint32_t> uses_;
    std::vector<double> weight_, squares_, sum_;
};

}  // namespace

std::vector<std::int16_t> learn_ranking(const std::vector<const RankingExample*>& examples, std::uint32_t bits,
                                        const RankingOptions& options) {
    const std::size_t size = std::size_t{1} << bits;
    Learner learner(size, count_uses(examples, size), options);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    Shuffler shuffler;
    for (int round = 0; round < options.rounds; ++round) {
        shuffler.shuffle(order);
        for (std::size_t i : order) learner.learn(*examples[i]);
        learner.end_round();
    }
    return learner.weights();
}

}  // namespace sayso::train
