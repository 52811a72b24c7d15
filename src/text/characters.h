// Classes of code points, as the tokeniser sees them. Unicode's properties, no language.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::text {

enum class CharClass : std::uint8_t {
    space,    // White_Space
    letter,   // L*, and number letters and superscripts ("²")
    digit,    // decimal digits
    mark,     // what belongs to the character before it: combining marks, joiners, variation selectors, soft hyphens
    hyphen,   // joins words: hyphen-minus, hyphen, non-breaking hyphen
    dash,     // stands between words
    opening,  // opening brackets
    closing,  // closing brackets
    punctuation,  // all other punctuation
    symbol        // all other characters: signs, emoji, controls, code points that nobody has assigned
};

[[nodiscard]] CharClass class_by_category(char32_t code_point);

// Nine of ten characters that ask are ASCII: their classes are a table.
inline constexpr std::array<CharClass, 128> ascii_classes = [] {
    std::array<CharClass, 128> classes{};
    const auto set = [&](std::string_view characters, CharClass to) {
        for (const char c : characters) classes[static_cast<unsigned char>(c)] = to;
    };
    classes.fill(CharClass::symbol);
    set(" \t\n\v\f\r", CharClass::space);
    set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", CharClass::letter);
    set("0123456789", CharClass::digit);
    set("-", CharClass::hyphen);
    set("([{", CharClass::opening);
    set(")]}", CharClass::closing);
    set("!\"#%&'*,./:;?@\\_", CharClass::punctuation);
    return classes;
}();

[[nodiscard]] inline CharClass class_of(char32_t code_point) {
    return code_point < ascii_classes.size() ? ascii_classes[code_point] : class_by_category(code_point);
}
[[nodiscard]] bool is_upper(char32_t code_point);
[[nodiscard]] bool is_lower(char32_t code_point);
// Skin tones, flags and keycaps: symbols that join the symbol before them.
[[nodiscard]] bool continues_emoji(char32_t before, char32_t code_point);

inline constexpr char32_t zero_width_joiner = 0x200D;

[[nodiscard]] constexpr bool is_word_part(CharClass c) {
    return c == CharClass::letter || c == CharClass::digit || c == CharClass::mark;
}

[[nodiscard]] char32_t to_upper(char32_t code_point);
// Does the word begin with a capital?
[[nodiscard]] bool is_capitalised(std::string_view word);
// The text in lower case (simple folding by code point, no language).
void append_lower(std::string_view text, std::string& out);
// The last `count` characters of valid UTF-8; all where it has fewer.
[[nodiscard]] std::string_view ending(std::string_view word, int count);

}  // namespace sayso::text
