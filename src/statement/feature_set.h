// Names of features, hashed: what a linear model of this layer sees of a thing.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace sayso::statement {

using Features = std::vector<std::uint32_t>;

// Of all models of this layer but the ranker of speakers.
inline constexpr std::uint32_t feature_bits = 17;

class FeatureSet {
public:
    // Hashes are below 1 << bits.
    explicit FeatureSet(std::uint32_t bits) : mask_((1U << bits) - 1) {}

    // Of the parts of a feature's name, each with an end of its own.
    void add(std::initializer_list<std::string_view> parts) {
        constexpr std::uint64_t end = 0xFF;
        std::uint64_t hash = hash_of_nothing;
        for (const std::string_view part : parts) hash = hash_with(hash_text(part, hash), end);
        hashes_.push_back(static_cast<std::uint32_t>(hash ^ (hash >> 32)) & mask_);
    }

    [[nodiscard]] std::vector<std::uint32_t> take() { return std::move(hashes_); }

private:
    std::uint32_t mask_;
    std::vector<std::uint32_t> hashes_;
};

// A small number as a word of a feature's name; large ones are one.
[[nodiscard]] inline std::string_view digit(std::uint32_t n) {
    static constexpr std::string_view digits = "0123456789abcdefghijklmnopq";
    return digits.substr(n < digits.size() ? n : digits.size() - 1, 1);
}

[[nodiscard]] inline std::string_view yes(bool b) { return b ? "yes" : "no"; }

template <class Label>
[[nodiscard]] std::string_view label_digit(Label label) {
    return digit(static_cast<std::uint32_t>(label));
}

}  // namespace sayso::statement
