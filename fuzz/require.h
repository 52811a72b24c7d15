// What a fuzzer says has to hold, in every build: assert() is gone from some.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace sayso::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

// A place between two code points of valid UTF-8.
inline bool is_boundary(std::string_view text, std::uint32_t byte) {
    return byte == text.size() || (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U);
}

}  // namespace sayso::fuzz
