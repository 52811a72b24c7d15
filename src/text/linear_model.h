// A linear model over hashed features: for each feature a short row of labels with their weights.
//
// Learnt as an averaged perceptron (Collins 2002), kept and used in whole numbers, so that it gives the same result on
// every machine. Layout of a section, all numbers u32 and little endian:
//   "SLM1" · labels · slots (a power of two) · entries
//   slots × { key, first entry << 8 | entries of the row }   open addressing, linear probing; key 0 is an empty slot
//   entries × { label in the low 8 bits, weight in the high 24 as two's complement }
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace sayso::text {

// Hashes of the features that hold at one place. Fixed room: a feature template that would not fit is a mistake.
class FeatureList {
public:
    static constexpr std::size_t most = 136;

    void clear() { size_ = 0; }
    // `kind` tells feature templates apart.
    void add(std::uint32_t kind, std::uint64_t a = 0, std::uint64_t b = 0) {
        std::uint64_t h = (kind + 1) * 0x9E3779B97F4A7C15ULL;
        h = (h ^ a) * 0xBF58476D1CE4E5B9ULL;
        h = (h ^ (h >> 29) ^ b) * 0x94D049BB133111EBULL;
        const auto key = static_cast<std::uint32_t>(h >> 32);
        if (size_ < keys_.size()) keys_[size_++] = key == 0 ? 1 : key;
    }
    // Adds a feature that another list has.
    void add_key(std::uint32_t key) {
        if (size_ < keys_.size()) keys_[size_++] = key;
    }
    [[nodiscard]] std::span<const std::uint32_t> keys() const { return {keys_.data(), size_}; }

private:
    std::array<std::uint32_t, most> keys_{};
    std::size_t size_ = 0;
};

class LinearModel {
public:
    static constexpr std::size_t max_labels = 64;
    using Scores = std::array<std::int32_t, max_labels>;

    LinearModel() = default;
    // A view of a section's bytes, which must outlive the model. Empty, so that every score is 0, if the bytes are not
    // a whole model with `labels` labels.
    static LinearModel from(std::string_view bytes, std::size_t labels);

    void score(const FeatureList& features, Scores& scores) const;
    [[nodiscard]] bool empty() const { return slots_ == 0; }

private:
    [[nodiscard]] std::uint32_t at(std::size_t index) const;
    [[nodiscard]] std::uint32_t row_of(std::uint32_t key) const;
    void fill_filter();

    std::string_view bytes_;  // slots, then entries
    std::uint32_t slots_ = 0;
    std::vector<std::uint64_t> filter_;
    unsigned filter_shift_ = 0;
};

// The section for such a model: key → label → weight.
using Weights = std::map<std::uint32_t, std::map<std::uint8_t, std::int32_t>>;
[[nodiscard]] std::string serialise(const Weights& weights, std::size_t labels);

}  // namespace sayso::text
