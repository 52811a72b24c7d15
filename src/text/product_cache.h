// What a layer makes of words that were seen before: three of four words of a text have been.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace sayso::text {

// Each word has one place, which the last word that fell there holds. Nothing but speed depends on what is found.
class ProductCache {
public:
    struct Found {
        std::span<std::int32_t> products;
        bool known;  // else the products are to be filled in
    };

    // `size` products for a word with these rows of the embedding table; valid until the next call. The size is the
    // same in all calls.
    Found find(std::span<const std::uint16_t> rows, std::size_t size) {
        // Words with so many readings are rare: they share a place and are never known.
        if (rows.size() > most_rows) {
            shared_.resize(size);
            return {shared_, false};
        }
        if (keys_.empty()) {
            keys_.resize(places);
            products_.resize(places * size);
        }
        std::uint64_t hash = rows.size();
        for (const std::uint16_t row : rows) hash = (hash ^ row) * 0x9E3779B97F4A7C15ULL;
        const std::size_t place = (hash >> 40U) % places;
        Key& key = keys_[place];
        const bool known = key.size == rows.size() && std::equal(rows.begin(), rows.end(), key.rows.begin());
        if (!known) {
            key.size = static_cast<std::uint16_t>(rows.size());
            std::copy(rows.begin(), rows.end(), key.rows.begin());
        }
        return {std::span(products_).subspan(place * size, size), known};
    }

private:
    static constexpr std::size_t places = 2048;  // so many words are kept at most
    static constexpr std::size_t most_rows = 15;
    struct Key {
        std::uint16_t size = 0;  // 0: the place is free
        std::array<std::uint16_t, most_rows> rows{};
    };
    std::vector<Key> keys_;
    std::vector<std::int32_t> products_, shared_;
};

}  // namespace sayso::text
