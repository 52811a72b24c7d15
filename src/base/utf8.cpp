#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace sayso {
namespace {

constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// What a lead byte promises (table 3-7 of the Unicode Standard): length, and the allowed range of the second byte.
struct Lead {
    std::uint32_t size;
    unsigned char second_low, second_high;
};

constexpr Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

// Bytes of the code point at the front if it is valid, else 0; `wrong` is then the length of the maximal wrong subpart.
std::uint32_t sequence_size(std::string_view text, std::uint32_t& wrong) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[0]));
    wrong = 1;
    if (lead.size <= 1) return lead.size;
    for (std::uint32_t i = 1; i < lead.size; ++i) {
        if (i >= text.size()) return 0;
        const auto byte = static_cast<unsigned char>(text[i]);
        const unsigned char low = i == 1 ? lead.second_low : 0x80;
        const unsigned char high = i == 1 ? lead.second_high : 0xBF;
        if (byte < low || byte > high) return 0;
        wrong = i + 1;
    }
    return lead.size;
}

// Bytes of ASCII that the text begins with, at least: whole words of eight bytes.
std::size_t ascii_words(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + sizeof(word) <= text.size(); at += sizeof(word)) {
        std::memcpy(&word, text.data() + at, sizeof(word));
        if ((word & high_bits) != 0) break;
    }
    return at;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
    std::size_t at = 0;
    std::uint32_t wrong = 0;
    while (at < bytes.size()) {
        at += ascii_words(bytes.substr(at));
        if (at == bytes.size()) break;
        const std::uint32_t size = sequence_size(bytes.substr(at), wrong);
        if (size == 0) return at;
        at += size;
    }
    return at;
}

Decoded decode_utf8(std::string_view text) {
    std::uint32_t wrong = 0;
    const std::uint32_t size = sequence_size(text, wrong);
    if (size == 0) return {replacement_character, 1};
    const auto lead = static_cast<unsigned char>(text[0]);
    if (size == 1) return {lead, 1};
    auto code_point = static_cast<char32_t>(lead & (0xFFU >> (size + 1)));
    for (std::uint32_t i = 1; i < size; ++i) {
        code_point = (code_point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    return {code_point, size};
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto put = [&](char32_t bits) { text.push_back(static_cast<char>(static_cast<unsigned char>(bits))); };
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = replacement_character;
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

std::string repair_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint32_t wrong = 0;
        const std::uint32_t size = sequence_size(bytes.substr(at), wrong);
        if (size > 0) {
            out.append(bytes, at, size);
            at += size;
        } else {
            append_utf8(out, replacement_character);
            at += wrong;
        }
    }
    return out;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
    before_.reserve(text.size() / stride + 1);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (i % stride == 0) before_.push_back(total_);
        if (!is_continuation(text[i])) ++total_;
    }
    if (text.size() % stride == 0) before_.push_back(total_);
}

std::uint32_t CodePoints::from_byte(std::uint32_t byte) const {
    byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
    const std::uint32_t block = byte / stride;
    const auto inside = count_code_points(text_.substr(block * stride, byte - block * stride));
    return before_[block] + static_cast<std::uint32_t>(inside);
}

std::uint32_t CodePoints::to_byte(std::uint32_t code_point) const {
    if (code_point >= total_) return static_cast<std::uint32_t>(text_.size());
    const auto after = std::upper_bound(before_.begin(), before_.end(), code_point);
    const auto block = static_cast<std::uint32_t>(after - before_.begin()) - 1;
    std::uint32_t seen = before_[block];
    std::uint32_t at = block * stride;
    while (is_continuation(text_[at]) || seen++ < code_point) ++at;
    return at;
}

}  // namespace sayso
