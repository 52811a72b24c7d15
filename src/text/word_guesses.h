// Which kind of name a word may be, told by its pieces alone: for words that no table has (word_classes.h).
//
// A linear model over hashes of two to five characters, learnt from what an encoder of subwords takes 450,000 words for
// (train/names/guesses.py). A section of the pack, numbers little endian:
//   "SWP1" · u32 rows (a power of two) · i8 × 5 × rows: no name, person, place, body, other
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sayso::text {

inline constexpr std::string_view word_piece_section = "text/pieces";

class WordGuesses {
public:
    // Guesses are numbers from here on; those below are of words that a table has.
    static constexpr std::uint8_t first = 64;

    WordGuesses() = default;
    // A view of a section's bytes, which must outlive it. Empty if they are not a whole one.
    [[nodiscard]] static WordGuesses from(std::string_view section);
    [[nodiscard]] bool empty() const { return row_bytes_.empty(); }

    // The two likeliest kinds, and how far they are apart, as one number; 0 if this is empty.
    [[nodiscard]] std::uint8_t guess(std::string_view word) const;

private:
    static constexpr std::size_t kinds = 5;
    using Sums = std::array<std::int32_t, kinds>;

    void add(std::uint64_t hash, Sums& sums) const;

    std::string_view row_bytes_;
    unsigned shift_ = 0;
};

}  // namespace sayso::text
