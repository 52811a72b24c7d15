#include "base/hash.h"

#include <array>
#include <cstdint>

#include <blake3.h>

namespace sayso {

std::string content_hash(std::initializer_list<std::string_view> parts) {
    blake3_hasher hasher;
    blake3_hasher_init(&hasher);
    for (const std::string_view part : parts) {
        std::array<std::uint8_t, 8> length{};
        for (std::size_t i = 0; i < length.size(); ++i) {
            length[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(part.size()) >> (8 * i));
        }
        blake3_hasher_update(&hasher, length.data(), length.size());
        blake3_hasher_update(&hasher, part.data(), part.size());
    }
    std::array<std::uint8_t, 16> digest{};
    blake3_hasher_finalize(&hasher, digest.data(), digest.size());

    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 0xFU]);
    }
    return text;
}

}  // namespace sayso
