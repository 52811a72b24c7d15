#include "page/references.h"

#include <array>
#include <optional>

#include "base/utf8.h"
#include "page/named_references.h"

namespace sayso::page {
namespace {

// The numbers 0x80 to 0x9F mean windows-1252 (HTML standard, numeric character reference end state).
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::optional<std::uint32_t> digit_value(char c, std::uint32_t base) {
    if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
    if (base == 16 && c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
    if (base == 16 && c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
    return std::nullopt;
}

char32_t character_for(std::uint32_t number) {
    const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
    if (number == 0 || number > 0x10FFFF || surrogate) return replacement_character;
    if (number >= 0x80 && number <= 0x9F) return windows_1252[number - 0x80];
    return number;
}

// `text` begins with "&#".
Reference numeric_reference(std::string_view text) {
    std::uint32_t at = 2;
    const bool hexadecimal = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    if (hexadecimal) ++at;
    const std::uint32_t base = hexadecimal ? 16 : 10;
    const std::uint32_t first = at;
    std::uint32_t number = 0;
    for (; at < text.size(); ++at) {
        const auto digit = digit_value(text[at], base);
        if (!digit) break;
        number = number > 0x10FFFF ? number : number * base + *digit;
    }
    if (at == first) return {};
    if (at < text.size() && text[at] == ';') ++at;
    Reference reference{.characters = {}, .size = at};
    append_utf8(reference.characters, character_for(number));
    return reference;
}

}  // namespace

Reference read_reference(std::string_view text) {
    if (text.size() < 2) return {};
    if (text[1] == '#') return numeric_reference(text);
    const char* value = nullptr;
    std::size_t value_size = 0;
    const std::size_t name = sayso_named_reference(text.data() + 1, text.size() - 1, &value, &value_size);
    if (name == 0) return {};
    return {.characters = std::string(value, value_size), .size = static_cast<std::uint32_t>(name + 1)};
}

std::string resolve_references(std::string_view text) {
    std::string resolved;
    resolved.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '&') {
            const Reference reference = read_reference(text.substr(at));
            if (reference.size > 0) {
                resolved += reference.characters;
                at += reference.size;
                continue;
            }
        }
        if (c == '\r') {
            resolved += '\n';
            at += text.substr(at).starts_with("\r\n") ? 2 : 1;
            continue;
        }
        resolved += c;
        ++at;
    }
    return resolved;
}

}  // namespace sayso::page
