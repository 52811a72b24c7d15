// Which characters words are made of (private to src/story).
#pragma once

#include <unicode/uchar.h>

#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace sayso::story {

// Letters and digits.
[[nodiscard]] inline bool in_word(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// Unicode's simple case folding.
[[nodiscard]] inline char32_t folded(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

[[nodiscard]] inline bool begins_large(std::string_view word) {
    return !word.empty() && u_isupper(static_cast<UChar32>(decode_utf8(word).code_point)) != 0;
}

}  // namespace sayso::story
