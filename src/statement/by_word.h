// Rows of a table by a word (private to src/statement): looked up without a copy of the word. Nothing is done more
// often in this layer.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/hash.h"

namespace sayso::statement {

// So that all bits depend on all.
[[nodiscard]] inline std::uint32_t mixed(std::uint64_t hash) {
    return static_cast<std::uint32_t>(((hash ^ (hash >> 32U)) * 0x9E3779B97F4A7C15U) >> 32U);
}

// Eight bytes at a time; std::hash would take one hundredth more of the whole step. Nothing but speed depends on it.
struct WordHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view word) const {
        constexpr std::size_t step = sizeof(std::uint64_t);
        std::uint64_t hash = hash_of_nothing ^ word.size();
        const auto add = [&](const char* bytes, std::size_t count) {
            std::uint64_t next = 0;
            std::memcpy(&next, bytes, count);
            hash = (hash ^ next) * 0x9E3779B97F4A7C15U;
            hash ^= hash >> 29U;
        };
        std::size_t at = 0;
        for (; at + step < word.size(); at += step) add(word.data() + at, step);
        if (word.size() >= step) {
            add(word.data() + word.size() - step, step);
        } else if (word.size() >= step / 2) {  // two halves that may overlap
            add(word.data(), step / 2);
            add(word.data() + word.size() - step / 2, step / 2);
        } else {
            for (const char c : word) hash = hash_with(hash, static_cast<unsigned char>(c));
        }
        return mixed(hash);
    }
};

template <class Row>
using ByWord = std::unordered_map<std::string, Row, WordHash, std::equal_to<>>;
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

// Rows by a word that other words may end in. All that a word ends in are found at one go: hashed from the last byte to
// the first, the hash of an ending goes on from that of a shorter one.
template <class Row>
class ByEnding {
public:
    using Entry = typename ByWord<Row>::value_type;

    auto emplace(std::string word, Row row) {
        enter(word);
        return rows_.try_emplace(std::move(word), std::move(row));
    }

    [[nodiscard]] bool contains(std::string_view word) const { return rows_.contains(word); }

    // Calls `each` with the offset in `word` and the entry of every word of the table that `word` is or ends in, the
    // shortest one first.
    template <class Each>
    void for_each_ending(std::string_view word, Each each) const {
        std::uint64_t hash = hash_of_nothing;
        for (std::size_t at = word.size(); at-- > 0;) {
            hash = hash_with(hash, static_cast<unsigned char>(word[at]));
            const std::size_t place = mixed(hash) % places;
            if (!ends_.test(place)) return;
            if (!words_.test(place)) continue;
            if (const auto found = rows_.find(word.substr(at)); found != rows_.end()) each(at, *found);
        }
    }

private:
    static constexpr std::size_t places = 65536;

    void enter(std::string_view word) {
        std::uint64_t hash = hash_of_nothing;
        for (std::size_t at = word.size(); at-- > 0;) {
            hash = hash_with(hash, static_cast<unsigned char>(word[at]));
            ends_.set(mixed(hash) % places);
        }
        words_.set(mixed(hash) % places);
    }

    ByWord<Row> rows_;
    std::bitset<places> ends_, words_;  // hashes of all endings of the words, and of the words
};

}  // namespace sayso::statement
