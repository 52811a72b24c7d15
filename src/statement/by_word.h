// Rows of a table by a word (private to src/statement): looked up without a copy of the word. Nothing is done more
// often in this layer.
#pragma once

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace sayso::statement {

// Numbers by a hash of 32 bits: open addressing, linear probing, at most half full.
class HashIndex {
public:
    static constexpr std::uint32_t nothing = 0xFFFFFFFF;

    // The first number entered with that hash for which `is_it` holds; `nothing` if there is none.
    template <class IsIt>
    [[nodiscard]] std::uint32_t find(std::uint32_t hash, IsIt is_it) const {
        if (slots_.empty()) return nothing;
        for (std::size_t at = hash >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
            const Slot slot = slots_[at];
            if (slot.number == nothing || (slot.hash == hash && is_it(slot.number))) return slot.number;
        }
    }

    void enter(std::uint32_t hash, std::uint32_t number) {
        if (2 * ++size_ > slots_.size()) grow();
        place({hash, number});
    }

private:
    static constexpr std::size_t fewest = 16;
    struct Slot {
        std::uint32_t hash = 0, number = nothing;
    };

    void place(Slot slot) {
        std::size_t at = slot.hash >> shift_;
        while (slots_[at].number != nothing) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }

    void grow() {
        std::vector<Slot> before(std::max(fewest, 2 * slots_.size()));
        before.swap(slots_);
        shift_ = 32U - static_cast<unsigned>(std::countr_zero(slots_.size()));
        for (const Slot slot : before) {
            if (slot.number != nothing) place(slot);
        }
    }

    std::vector<Slot> slots_;
    std::size_t size_ = 0;
    unsigned shift_ = 0;
};

// So that the upper bits depend on all of them.
[[nodiscard]] inline std::uint32_t mixed(std::uint64_t hash) {
    return static_cast<std::uint32_t>(((hash ^ (hash >> 32U)) * 0x9E3779B97F4A7C15U) >> 32U);
}

// Eight bytes at a time, for tables in memory alone: nothing but speed depends on it.
[[nodiscard]] inline std::uint32_t quick_hash(std::string_view word) {
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

struct NoEndings {
    static void enter(std::string_view /*word*/, std::uint32_t /*number*/) {}
};

// Finds all words of a table that a word ends in at one go: hashed from the last byte to the first, the hash of an
// ending goes on from that of a shorter one, and what no word ends in need not be looked at further.
class Endings {
public:
    void enter(std::string_view word, std::uint32_t number) {
        std::uint64_t hash = hash_of_nothing;
        for (std::size_t at = word.size(); at-- > 0;) {
            hash = hash_with(hash, static_cast<unsigned char>(word[at]));
            ends_.set(mixed(hash) % most);
        }
        whole_.enter(mixed(hash), number);
    }

    // Calls `each` with the offset in `word` and the number of every word of the table that it is or ends in, the
    // shortest one first. `is_it`: whether the number is that of the ending.
    template <class IsIt, class Each>
    void for_each(std::string_view word, IsIt is_it, Each each) const {
        std::uint64_t hash = hash_of_nothing;
        for (std::size_t at = word.size(); at-- > 0;) {
            hash = hash_with(hash, static_cast<unsigned char>(word[at]));
            const std::uint32_t place = mixed(hash);
            if (!ends_.test(place % most)) return;
            const std::uint32_t found =
                whole_.find(place, [&](std::uint32_t number) { return is_it(number, word.substr(at)); });
            if (found != HashIndex::nothing) each(at, found);
        }
    }

private:
    static constexpr std::size_t most = 65536;

    HashIndex whole_;
    std::bitset<most> ends_;  // hashes of all endings of all words
};

// Used like std::unordered_map; entries keep their order, and stay where they are once the last one is entered.
template <class Row, class Ends = NoEndings>
class ByWord {
public:
    using Entry = std::pair<std::string, Row>;

    // end() if the word has no row.
    [[nodiscard]] const Entry* find(std::string_view word) const {
        const std::uint32_t number = number_of(word, quick_hash(word));
        return number == HashIndex::nothing ? end() : &entries_[number];
    }
    [[nodiscard]] bool contains(std::string_view word) const { return find(word) != end(); }

    // Calls `each` with the offset in `word` and the entry of every word of the table that `word` is or ends in, the
    // shortest one first. Only of a table with Endings.
    template <class Each>
    void for_each_ending(std::string_view word, Each each) const {
        ends_.for_each(
            word, [&](std::uint32_t number, std::string_view ending) { return entries_[number].first == ending; },
            [&](std::size_t at, std::uint32_t number) { each(at, entries_[number]); });
    }

    // The word's entry and whether it is new: its row is then made of the arguments.
    template <class... Arguments>
    std::pair<Entry*, bool> try_emplace(std::string_view word, Arguments&&... arguments) {
        const std::uint32_t hash = quick_hash(word), known = number_of(word, hash);
        if (known != HashIndex::nothing) return {&entries_[known], false};
        const auto number = static_cast<std::uint32_t>(entries_.size());
        words_.enter(hash, number);
        ends_.enter(word, number);
        entries_.emplace_back(std::string(word), Row(std::forward<Arguments>(arguments)...));
        return {&entries_.back(), true};
    }
    std::pair<Entry*, bool> emplace(std::string_view word, Row row) { return try_emplace(word, std::move(row)); }
    void insert_or_assign(std::string_view word, Row row) { (*this)[word] = std::move(row); }
    Row& operator[](std::string_view word) { return try_emplace(word).first->second; }

    [[nodiscard]] const Entry* begin() const { return entries_.data(); }
    [[nodiscard]] const Entry* end() const { return entries_.data() + entries_.size(); }
    [[nodiscard]] Entry* begin() { return entries_.data(); }
    [[nodiscard]] Entry* end() { return entries_.data() + entries_.size(); }

private:
    [[nodiscard]] std::uint32_t number_of(std::string_view word, std::uint32_t hash) const {
        return words_.find(hash, [&](std::uint32_t number) { return entries_[number].first == word; });
    }

    std::vector<Entry> entries_;
    HashIndex words_;
    Ends ends_;
};

// With all that words end in.
template <class Row>
using ByEnding = ByWord<Row, Endings>;

// A set of words, looked up in the same way.
template <class Ends = NoEndings>
class WordSetWith {
public:
    void insert(std::string_view word) { words_.try_emplace(word); }
    [[nodiscard]] bool contains(std::string_view word) const { return words_.contains(word); }
    template <class Each>
    void for_each_ending(std::string_view word, Each each) const {
        words_.for_each_ending(word, [&](std::size_t at, const auto&) { each(at); });
    }

private:
    struct Nothing {};
    ByWord<Nothing, Ends> words_;
};
using WordSet = WordSetWith<>;

}  // namespace sayso::statement
