// The function words of a language, for counting them in a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sayso::page {

class FunctionWords {
public:
    // The bytes of a word, of a long one the first eight, as a number that tells all words of up to eight apart.
    static constexpr std::size_t short_size = sizeof(std::uint64_t);
    [[nodiscard]] static constexpr std::uint64_t with_byte(std::uint64_t bytes, std::size_t at, char byte) {
        return at < short_size ? bytes | std::uint64_t{static_cast<unsigned char>(byte)} << (8 * at) : bytes;
    }

    // All words are in lower case.
    void insert(std::string word);
    // Whether the word of these bytes, at most `short_size` of them, is one.
    [[nodiscard]] bool contains_short(std::uint64_t bytes) const {
        if (slots_.empty()) return false;
        std::size_t slot = slot_of(bytes);
        while (slots_[slot] != 0 && slots_[slot] != bytes) slot = (slot + 1) & (slots_.size() - 1);
        return slots_[slot] != 0;
    }
    [[nodiscard]] bool contains_long(const std::string& word) const { return long_.contains(word); }
    [[nodiscard]] std::size_t longest() const { return longest_; }

private:
    // Fibonacci hashing (Knuth, TAOCP 3, 6.4).
    [[nodiscard]] std::size_t slot_of(std::uint64_t bytes) const {
        return static_cast<std::size_t>((bytes * 0x9E3779B97F4A7C15U) >> 32U) & (slots_.size() - 1);
    }
    void fill_slots();

    std::vector<std::uint64_t> short_;
    std::vector<std::uint64_t> slots_;  // open addressing, at least three of four free; a power of two of them
    std::unordered_set<std::string> long_;
    std::size_t longest_ = 0;  // bytes
};

}  // namespace sayso::page
