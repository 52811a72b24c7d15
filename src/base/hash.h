// Hashes, the same on every machine: of contents, and of names.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace sayso {

// 32 hexadecimal digits: the first 128 bits of BLAKE3 over the parts, each preceded by its length (8 bytes, little
// endian), so that ("ab", "c") and ("a", "bc") differ.
[[nodiscard]] std::string content_hash(std::initializer_list<std::string_view> parts);

// FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): for words and names of features, where two that meet
// do little harm. A byte or code point at a time.
inline constexpr std::uint64_t hash_of_nothing = 0xcbf29ce484222325U;
[[nodiscard]] constexpr std::uint64_t hash_with(std::uint64_t hash, std::uint64_t next) {
    return (hash ^ next) * 0x100000001b3U;
}
// `hash`: of what stands before the text.
[[nodiscard]] constexpr std::uint64_t hash_text(std::string_view text, std::uint64_t hash = hash_of_nothing) {
    for (const char c : text) hash = hash_with(hash, static_cast<unsigned char>(c));
    return hash;
}

}  // namespace sayso
