#include "chain_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_map>

namespace sayso::train {
namespace {

constexpr std::size_t labels = text::name_labels;
constexpr std::size_t start = labels;  // the row of what stands before the first word
using Row = std::array<double, labels>;

// A weight, and the sum of the squares of its steps.
struct Weight {
    float value = 0;
    float squares = 1e-6F;

    void climb(double step, double rate) {
        squares += static_cast<float>(step * step);
        value += static_cast<float>(rate * step / std::sqrt(static_cast<double>(squares)));
    }
};

double log_of_sum(const Row& terms) {
    const double most = *std::max_element(terms.begin(), terms.end());
    double sum = 0;
    for (const double term : terms) sum += std::exp(term - most);
    return most + std::log(sum);
}

// Numbers that look random, the same on every machine.
class Random {
public:
    std::uint64_t next() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return state_ >> 33U;
    }
    double fraction() { return static_cast<double>(next()) / static_cast<double>(1ULL << 31U); }

private:
    std::uint64_t state_ = 1;
};

class Trainer {
public:
    Trainer(std::span<const ChainSentence> sentences, const ChainSettings& settings) : settings_(settings) {
        count(sentences);
        for (const ChainSentence& sentence : sentences) add_stretches(sentence);
        weights_.resize(keys_.size());
    }

    // Learns several times, with other features left out each time, and takes the mean: a weight owes less to chance.
    void learn_mean() {
        std::vector<Row> sums(weights_.size(), Row{});
        std::array<Row, labels + 1> neighbour_sums{};
        const auto add = [](const auto& weights, Row& sum) {
            for (std::size_t label = 0; label < labels; ++label) sum[label] += weights[label].value;
        };
        for (int time = 0; time < settings_.times; ++time) {
            learn();
            for (std::size_t feature = 0; feature < sums.size(); ++feature) add(weights_[feature], sums[feature]);
            for (std::size_t row = 0; row <= labels; ++row) add(neighbours_[row], neighbour_sums[row]);
        }
        const auto take_mean = [&](const Row& sum, auto& weights) {
            for (std::size_t label = 0; label < labels; ++label)
                weights[label].value = static_cast<float>(sum[label] / settings_.times);
        };
        for (std::size_t feature = 0; feature < sums.size(); ++feature) take_mean(sums[feature], weights_[feature]);
        for (std::size_t row = 0; row <= labels; ++row) take_mean(neighbour_sums[row], neighbours_[row]);
    }

    // Learns all weights anew.
    void learn() {
        for (auto& weights : weights_) weights = {};
        neighbours_ = {};
        std::vector<std::size_t> order(stretches_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (int round = 0; round < settings_.rounds; ++round) {
            for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_.next() % i]);
            rate_ = settings_.rate * (1 - 0.9 * round / settings_.rounds);
            for (const std::size_t number : order) climb(stretches_[number]);
        }
    }

    // Forgets all features but those with the largest weights.
    void keep_largest() {
        std::vector<std::pair<float, std::uint32_t>> sizes;
        for (std::uint32_t feature = 0; feature < weights_.size(); ++feature) {
            float most = 0;
            for (const Weight& weight : weights_[feature]) most = std::max(most, std::abs(weight.value));
            sizes.emplace_back(-most, feature);
        }
        std::sort(sizes.begin(), sizes.end());
        std::vector<bool> kept(weights_.size(), false);
        for (std::size_t i = 0; i < std::min(sizes.size(), settings_.most_features); ++i) kept[sizes[i].second] = true;
        for (Stretch& stretch : stretches_) {
            for (Word& word : stretch.words)
                std::erase_if(word.features, [&](std::uint32_t feature) { return !kept[feature]; });
        }
    }

    [[nodiscard]] std::string section() const {
        constexpr double scale = 1024;
        const auto whole = [&](double value) { return static_cast<std::int32_t>(std::lround(value * scale)); };
        std::map<std::uint32_t, text::NameWeights::Row> kept;
        for (std::size_t feature = 0; feature < keys_.size(); ++feature) {
            text::NameWeights::Row row{};
            for (std::size_t label = 0; label < labels; ++label) {
                const double value = weights_[feature][label].value * (1 - settings_.left_out);
                constexpr std::int32_t most = std::numeric_limits<std::int16_t>::max();
                row[label] = static_cast<std::int16_t>(std::clamp(whole(value), -most, most));
            }
            if (row != text::NameWeights::Row{}) kept.emplace(keys_[feature], row);
        }
        text::LabelScores neighbours{};
        for (std::size_t row = 0; row <= labels; ++row) {
            for (std::size_t label = 0; label < labels; ++label)
                neighbours[row][label] = whole(neighbours_[row][label].value + given(label));
        }
        return text::serialise(neighbours, text::serialise(kept));
    }

private:
    struct Word {
        std::vector<std::uint32_t> features;
        std::uint8_t label = text::outside;
    };
    struct Stretch {
        std::vector<Word> words;
        double weight = 1;
    };

    // Put on a label's score at last: about as many names are then found wrongly as are missed.
    [[nodiscard]] double given(std::size_t label) const {
        if (label == text::outside) return -settings_.against_outside;
        return label == text::begin_of(text::NameClass::place) ? settings_.for_places : 0;
    }

    void count(std::span<const ChainSentence> sentences) {
        std::unordered_map<std::uint32_t, std::size_t> seen;
        for (const ChainSentence& sentence : sentences) {
            for (const auto& word : sentence.features) {
                for (const std::uint32_t key : word) {
                    if (++seen[key] != settings_.least_seen) continue;
                    numbers_.emplace(key, static_cast<std::uint32_t>(keys_.size()));
                    keys_.push_back(key);
                }
            }
        }
    }

    void add_stretches(const ChainSentence& sentence) {
        std::vector<Word> stretch;
        const auto end_stretch = [&] {
            if (!stretch.empty()) stretches_.push_back({std::move(stretch), sentence.weight});
            stretch.clear();
        };
        for (std::size_t i = 0; i < sentence.labels.size(); ++i) {
            if (sentence.features[i].empty()) {
                end_stretch();
                continue;
            }
            Word word{{}, sentence.labels[i]};
            // Where a name goes on from a word that cannot be in one, it begins here.
            if (stretch.empty() && word.label != text::outside && !text::is_begin(word.label)) --word.label;
            for (const std::uint32_t key : sentence.features[i]) {
                const auto place = numbers_.find(key);
                if (place != numbers_.end()) word.features.push_back(place->second);
            }
            stretch.push_back(std::move(word));
        }
        end_stretch();
    }

    // Leaves out features at random, and adds up the scores of the others.
    void score(std::span<const Word> stretch) {
        used_.resize(stretch.size());
        scores_.assign(stretch.size(), {});
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            used_[i].clear();
            for (const std::uint32_t feature : stretch[i].features) {
                if (random_.fraction() >= settings_.left_out) used_[i].push_back(feature);
            }
            for (const std::uint32_t feature : used_[i]) {
                for (std::size_t label = 0; label < labels; ++label)
                    scores_[i][label] += weights_[feature][label].value;
            }
        }
    }

    // Logarithms of the sums over all rows of labels up to each word and label, and from there on.
    double sum_rows() {
        const std::size_t words = scores_.size();
        forwards_.assign(words, {});
        backwards_.assign(words, {});
        Row terms{};
        for (std::size_t i = 0; i < words; ++i) {
            for (std::size_t label = 0; label < labels; ++label) {
                if (i == 0) {
                    forwards_[0][label] = neighbours_[start][label].value + scores_[0][label];
                    continue;
                }
                for (std::size_t before = 0; before < labels; ++before)
                    terms[before] = forwards_[i - 1][before] + neighbours_[before][label].value;
                forwards_[i][label] = log_of_sum(terms) + scores_[i][label];
            }
        }
        for (std::size_t i = words - 1; i-- > 0;) {
            for (std::size_t label = 0; label < labels; ++label) {
                for (std::size_t behind = 0; behind < labels; ++behind)
                    terms[behind] =
                        neighbours_[label][behind].value + scores_[i + 1][behind] + backwards_[i + 1][behind];
                backwards_[i][label] = log_of_sum(terms);
            }
        }
        return log_of_sum(forwards_.back());
    }

    void climb(const Stretch& weighted) {
        const std::span<const Word> stretch = weighted.words;
        score(stretch);
        const double all = sum_rows();
        climb_neighbours(stretch, all, weighted.weight);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            for (std::size_t label = 0; label < labels; ++label) {
                const double step = weighted.weight * ((label == stretch[i].label ? 1.0 : 0.0) -
                                                       std::exp(forwards_[i][label] + backwards_[i][label] - all));
                if (std::abs(step) < 1e-3) continue;
                for (const std::uint32_t feature : used_[i]) {
                    Weight& weight = weights_[feature][label];
                    weight.climb(step - settings_.shrink * weight.value, rate_);
                }
            }
        }
    }

    void climb_neighbours(std::span<const Word> stretch, double all, double weight) {
        std::array<Row, labels + 1> steps{};
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            steps[i == 0 ? start : stretch[i - 1].label][stretch[i].label] += 1;
            for (std::size_t label = 0; label < labels; ++label) {
                const double behind = scores_[i][label] + backwards_[i][label] - all;
                if (i == 0) {
                    steps[start][label] -= std::exp(neighbours_[start][label].value + behind);
                    continue;
                }
                for (std::size_t before = 0; before < labels; ++before)
                    steps[before][label] -=
                        std::exp(forwards_[i - 1][before] + neighbours_[before][label].value + behind);
            }
        }
        for (std::size_t row = 0; row <= labels; ++row) {
            for (std::size_t label = 0; label < labels; ++label) {
                if (std::abs(steps[row][label]) > 1e-5)
                    neighbours_[row][label].climb(weight * steps[row][label], rate_);
            }
        }
    }

    const ChainSettings& settings_;
    std::vector<Stretch> stretches_;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
    std::vector<std::uint32_t> keys_;
    std::vector<std::array<Weight, labels>> weights_;
    std::array<std::array<Weight, labels>, labels + 1> neighbours_{};
    Random random_;
    double rate_ = 0;
    std::vector<std::vector<std::uint32_t>> used_;
    std::vector<Row> scores_, forwards_, backwards_;
};

}  // namespace

std::string learn_chain(std::span<const ChainSentence> sentences, const ChainSettings& settings) {
    Trainer trainer(sentences, settings);
    trainer.learn();
    trainer.keep_largest();
    trainer.learn_mean();
    return trainer.section();
}

}  // namespace sayso::train
