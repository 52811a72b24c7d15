// Comparing words as a reader would: without case, white space, quotation marks and punctuation.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::page {

// Of ASCII's characters the letters in lower case and the digits as they are; 0 for what is no word character.
inline constexpr auto ascii_words = [] {
    std::array<char, 0x80> folded{};
    for (std::size_t c = '0'; c <= '9'; ++c) folded[c] = static_cast<char>(c);
    for (std::size_t c = 'a'; c <= 'z'; ++c) folded[c] = folded[c - 'a' + 'A'] = static_cast<char>(c);
    return folded;
}();

// Lower case (simple case mapping of Unicode), code point by code point.
[[nodiscard]] std::string lower(std::string_view text);

// Letters and digits in lower case, runs of anything else as one space, trimmed. Equal for texts of the same words.
[[nodiscard]] std::string word_key(std::string_view text);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);

// Whether the character is part of a word: a letter, digit or mark.
[[nodiscard]] bool is_word_character(char32_t c);
[[nodiscard]] char32_t lower(char32_t c);

// The words (maximal runs of letters, digits and marks).
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace sayso::page
