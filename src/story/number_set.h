// A few numbers that are asked again and again whether they have one in common with others (private to src/story).
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace sayso::story {

class NumberSet {
public:
    void add(std::uint64_t number) {
        if (!has(number)) add(std::span(&number, 1));
    }
    void add(const NumberSet& other) { add(std::span(other.numbers_)); }
    void add(std::span<const std::uint64_t> some) {
        for (const std::uint64_t number : some) bits_ |= bit_of(number);
        numbers_.insert(numbers_.end(), some.begin(), some.end());
        if (numbers_.size() == 1) return;
        std::sort(numbers_.begin(), numbers_.end());
        numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
    }
    [[nodiscard]] std::span<const std::uint64_t> numbers() const { return numbers_; }  // ascending
    [[nodiscard]] bool has(std::uint64_t number) const {
        return (bits_ & bit_of(number)) != 0 && std::binary_search(numbers_.begin(), numbers_.end(), number);
    }
    [[nodiscard]] bool have_common(const NumberSet& other) const {
        return (bits_ & other.bits_) != 0 && share_number(other);
    }

private:
    static std::uint64_t bit_of(std::uint64_t number) {
        constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;  // 2^64 / golden ratio: spreads (Knuth, TAOCP 3, 6.4)
        constexpr unsigned highest_six = 58;
        return std::uint64_t{1} << (number * golden >> highest_six);
    }
    [[nodiscard]] bool share_number(const NumberSet& other) const {
        for (auto x = numbers_.begin(), y = other.numbers_.begin(); x != numbers_.end() && y != other.numbers_.end();) {
            if (*x == *y) return true;
            ++(*x < *y ? x : y);
        }
        return false;
    }

    std::vector<std::uint64_t> numbers_;  // ascending
    std::uint64_t bits_ = 0;              // one for each number, so that most that have none in common are told at once
};

}  // namespace sayso::story
