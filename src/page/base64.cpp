#include "page/base64.h"

#include <cstdint>

namespace sayso::page {

std::optional<std::string> from_base64(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr int bits_each = 6;
    constexpr int byte_bits = 8;
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=' || c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << bits_each | static_cast<std::uint32_t>(value);
        count += bits_each;
        if (count < byte_bits) continue;
        count -= byte_bits;
        bytes += static_cast<char>(bits >> count & 0xFFU);
    }
    return bytes;
}

}  // namespace sayso::page
