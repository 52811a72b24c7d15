#include "text/characters.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace sayso::text {
namespace {

bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

}  // namespace

CharClass class_by_category(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    if (u_isUWhiteSpace(c) != 0) return CharClass::space;
    switch (u_charType(c)) {
        case U_UPPERCASE_LETTER:
        case U_LOWERCASE_LETTER:
        case U_TITLECASE_LETTER:
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
        case U_LETTER_NUMBER:
        case U_OTHER_NUMBER: return CharClass::letter;
        case U_DECIMAL_DIGIT_NUMBER: return CharClass::digit;
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
        case U_FORMAT_CHAR: return CharClass::mark;
        case U_DASH_PUNCTUATION:
            return code_point == '-' || code_point == 0x2010 || code_point == 0x2011 ? CharClass::hyphen
                                                                                     : CharClass::dash;
        case U_START_PUNCTUATION: return CharClass::opening;
        case U_END_PUNCTUATION: return CharClass::closing;
        case U_CONNECTOR_PUNCTUATION:
        case U_OTHER_PUNCTUATION:
        case U_INITIAL_PUNCTUATION:
        case U_FINAL_PUNCTUATION: return CharClass::punctuation;
        default: return CharClass::symbol;
    }
}

bool is_upper(char32_t code_point) {
    if (code_point < 128) return code_point >= 'A' && code_point <= 'Z';
    return u_isupper(static_cast<UChar32>(code_point)) != 0;
}

bool is_lower(char32_t code_point) {
    if (code_point < 128) return code_point >= 'a' && code_point <= 'z';
    return u_islower(static_cast<UChar32>(code_point)) != 0;
}

bool continues_emoji(char32_t before, char32_t code_point) {
    if (before == zero_width_joiner) return class_of(code_point) == CharClass::symbol;
    if (code_point >= 0x1F3FB && code_point <= 0x1F3FF) return true;
    return is_regional_indicator(before) && is_regional_indicator(code_point);
}

char32_t to_upper(char32_t code_point) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(code_point))); }

bool is_capitalised(std::string_view word) { return !word.empty() && is_upper(decode_utf8(word).code_point); }

void append_lower(std::string_view text, std::string& out) {
    while (!text.empty()) {
        const Decoded next = decode_utf8(text);
        if (next.code_point < 128) {
            out.push_back(is_upper(next.code_point) ? static_cast<char>(next.code_point + 32)
                                                    : static_cast<char>(next.code_point));
        } else {
            append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next.code_point))));
        }
        text.remove_prefix(next.size);
    }
}

std::string_view ending(std::string_view word, int count) {
    std::size_t at = word.size();
    while (count > 0 && at > 0) {
        --at;
        if ((static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U) --count;
    }
    return word.substr(at);
}

}  // namespace sayso::text
