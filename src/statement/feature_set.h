// Names of features, hashed: what a linear model of this layer sees of a thing.
#pragma once

#include <array>
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

// The first parts of a feature's name, each with an end of its own: hashed once for all names that begin so.
class FeatureStem {
public:
    constexpr FeatureStem(std::initializer_list<std::string_view> parts) : FeatureStem(hash_of_nothing, parts) {}
    [[nodiscard]] constexpr FeatureStem with(std::initializer_list<std::string_view> parts) const {
        return {hash_, parts};
    }
    [[nodiscard]] constexpr std::uint64_t hash() const { return hash_; }

    // Several stems that go on with the same parts. Side by side they take hardly longer than one: each byte waits for
    // the one before.
    template <std::size_t count>
    [[nodiscard]] static std::array<FeatureStem, count> together(std::array<FeatureStem, count> stems,
                                                                 std::initializer_list<std::string_view> parts) {
        const auto go_on = [&](std::uint64_t next) {
            for (FeatureStem& stem : stems) stem.hash_ = hash_with(stem.hash_, next);
        };
        for (const std::string_view part : parts) {
            for (const char c : part) go_on(static_cast<unsigned char>(c));
            go_on(end);
        }
        return stems;
    }

private:
    static constexpr std::uint64_t end = 0xFF;  // of a part

    constexpr FeatureStem(std::uint64_t hash, std::initializer_list<std::string_view> parts) : hash_(hash) {
        for (const std::string_view part : parts) hash_ = hash_with(hash_text(part, hash_), end);
    }

    std::uint64_t hash_;
};

class FeatureSet {
public:
    // Hashes are below 1 << bits.
    explicit FeatureSet(std::uint32_t bits) : mask_((1U << bits) - 1) {}
    // With some that are hashed already, of as many bits.
    FeatureSet(std::uint32_t bits, const Features& hashes) : FeatureSet(bits) {
        hashes_.reserve(hashes.size() + usual);
        hashes_ = hashes;
    }

    void add(std::initializer_list<std::string_view> parts) { add(FeatureStem(parts)); }
    void add(FeatureStem stem, std::initializer_list<std::string_view> parts) { add(stem.with(parts)); }
    void add(FeatureStem name) {
        if (hashes_.empty()) hashes_.reserve(usual);
        const std::uint64_t hash = name.hash();
        hashes_.push_back(static_cast<std::uint32_t>(hash ^ (hash >> 32)) & mask_);
    }

    template <std::size_t count>
    void add(const std::array<FeatureStem, count>& names) {
        for (const FeatureStem name : names) add(name);
    }

    [[nodiscard]] std::vector<std::uint32_t> take() { return std::move(hashes_); }

private:
    static constexpr std::size_t usual = 48;  // of one thing

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
