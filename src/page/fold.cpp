#include "page/fold.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace sayso::page {
namespace {

UChar32 unicode(char32_t c) { return static_cast<UChar32>(c); }

}  // namespace

bool is_word_character(char32_t c) {
    if (c < 0x80) return ascii_words[c] != 0;
    return u_isalnum(unicode(c)) != 0 || (U_GET_GC_MASK(unicode(c)) & U_GC_M_MASK) != 0;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    return static_cast<char32_t>(u_tolower(unicode(c)));
}

std::string lower(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto ascii = static_cast<std::size_t>(
            std::find_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) -
            text.begin());
        const std::size_t begin = result.size();
        result.append(text, 0, ascii);
        for (std::size_t i = begin; i < result.size(); ++i) {
            if (result[i] >= 'A' && result[i] <= 'Z') result[i] = static_cast<char>(result[i] - 'A' + 'a');
        }
        text.remove_prefix(ascii);
        if (text.empty()) break;
        const Decoded next = decode_utf8(text);
        append_utf8(result, lower(next.code_point));
        text.remove_prefix(next.size);
    }
    return result;
}

std::string word_key(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const Decoded next = byte < 0x80 ? Decoded{byte, 1} : decode_utf8(text.substr(at));
        at += next.size;
        const bool word = byte < 0x80 ? ascii_words[byte] != 0 : is_word_character(next.code_point);
        if (word && gap && !result.empty()) result += ' ';
        gap = !word;
        if (!word) continue;
        if (byte < 0x80)
            result += ascii_words[byte];
        else
            append_utf8(result, lower(next.code_point));
    }
    return result;
}

bool is_letter(char32_t c) { return u_isalpha(unicode(c)) != 0; }
bool is_upper(char32_t c) { return u_isupper(unicode(c)) != 0; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
        const Decoded next = ascii ? Decoded{static_cast<unsigned char>(text[at]), 1} : decode_utf8(text.substr(at));
        if (!is_word_character(next.code_point)) {
            if (at > begin) words.push_back(text.substr(begin, at - begin));
            begin = at + next.size;
        }
        at += next.size;
    }
    if (at > begin) words.push_back(text.substr(begin));
    return words;
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace sayso::page
