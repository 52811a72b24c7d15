// An averaged perceptron in whole numbers (Collins 2002; the average after Daumé).
#pragma once

#include <array>
#include <unordered_map>

#include "text/linear_model.h"

namespace sayso::train {

// Leaves out `percent` of the features, others each time, so that no single word's form can decide alone (dropout).
[[nodiscard]] inline text::FeatureList thinned(const text::FeatureList& features, std::uint64_t time,
                                               std::uint64_t percent) {
    text::FeatureList kept;
    for (const std::uint32_t key : features.keys()) {
        const std::uint64_t chance = (key + time * 0x9E3779B97F4A7C15ULL) * 0xBF58476D1CE4E5B9ULL;
        if ((chance >> 33U) % 100 >= percent) kept.add_key(key);
    }
    return kept;
}

class Perceptron {
public:
    explicit Perceptron(std::size_t labels) : labels_(labels) {}

    void score(const text::FeatureList& features, text::LinearModel::Scores& scores) const {
        scores.fill(0);
        for (const std::uint32_t key : features.keys()) {
            const auto row = rows_.find(key);
            if (row == rows_.end()) continue;
            for (const auto& [label, entry] : row->second) scores[label] += entry.weight;
        }
    }

    void step() { ++time_; }

    void add(const text::FeatureList& features, std::uint8_t label, std::int32_t change) {
        for (const std::uint32_t key : features.keys()) {
            Entry& entry = rows_[key][label];
            entry.weight += change;
            entry.weighted += time_ * change;
        }
    }

    // The averaged weights, as a model's section. Weights of less than `least` (of `scale` for 1) are left out.
    [[nodiscard]] std::string section(std::int64_t scale, std::int32_t least) const {
        text::Weights weights;
        for (const auto& [key, row] : rows_) {
            for (const auto& [label, entry] : row) {
                const std::int64_t average = (std::int64_t{entry.weight} * time_ - entry.weighted) * scale / time_;
                if (average >= least || average <= -least) weights[key][label] = static_cast<std::int32_t>(average);
            }
        }
        return text::serialise(weights, labels_);
    }

private:
    struct Entry {
        std::int32_t weight = 0;
        std::int64_t weighted = 0;
    };
    std::size_t labels_;
    std::int64_t time_ = 1;
    std::unordered_map<std::uint32_t, std::map<std::uint8_t, Entry>> rows_;
};

}  // namespace sayso::train
