#include "text/word_guesses.h"

#include <algorithm>
#include <bit>

#include "base/little_endian.h"
#include "base/utf8.h"
#include "text/linear_model.h"

namespace sayso::text {
namespace {

constexpr std::string_view magic = "SWP1";
constexpr std::size_t head_size = 8;
constexpr std::size_t least_piece = 2;
constexpr std::size_t longest_piece = 5;                      // characters
constexpr std::array<std::int32_t, 3> bounds = {16, 32, 64};  // of how far apart two kinds are, 32 for one

}  // namespace

WordGuesses WordGuesses::from(std::string_view section) {
    if (section.size() < head_size || !section.starts_with(magic)) return {};
    const std::uint64_t rows = load_u32(section, magic.size());
    if (!std::has_single_bit(rows) || rows < 2 || section.size() != head_size + rows * kinds) return {};
    WordGuesses guesses;
    guesses.row_bytes_ = section.substr(head_size);
    guesses.shift_ = 64U - static_cast<unsigned>(std::countr_zero(rows));
    return guesses;
}

void WordGuesses::add(std::uint64_t hash, Sums& sums) const {
    const std::size_t row = static_cast<std::size_t>(hash >> shift_) * kinds;
    for (std::size_t kind = 0; kind < kinds; ++kind) sums[kind] += static_cast<signed char>(row_bytes_[row + kind]);
}

// The word's characters stand between two marks, so that pieces at its ends are told from those within.
std::uint8_t WordGuesses::guess(std::string_view word) const {
    if (empty()) return 0;
    Sums sums{};
    const auto add_pieces = [&](std::uint64_t hash, std::size_t size, std::string_view rest) {
        const auto add_one = [&](std::string_view character) {
            hash = hash_text(character, hash);
            if (++size >= least_piece) add(hash * 0x9E3779B97F4A7C15ULL, sums);
        };
        while (size < longest_piece && !rest.empty()) {
            const std::size_t width = decode_utf8(rest).size;
            add_one(rest.substr(0, width));
            rest.remove_prefix(width);
        }
        if (size < longest_piece) add_one(">");
    };
    add_pieces(hash_text("<"), 1, word);
    for (std::string_view rest = word; !rest.empty(); rest.remove_prefix(decode_utf8(rest).size))
        add_pieces(hash_of_nothing, 0, rest);
    const auto likeliest = static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    std::size_t second = likeliest == 0 ? 1 : 0;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (kind != likeliest && sums[kind] > sums[second]) second = kind;
    }
    const std::int32_t apart = sums[likeliest] - sums[second];
    const auto level = static_cast<std::size_t>(
        std::count_if(bounds.begin(), bounds.end(), [&](std::int32_t bound) { return apart >= bound; }));
    return static_cast<std::uint8_t>(first + (likeliest * kinds + second) * (bounds.size() + 1) + level);
}

}  // namespace sayso::text
