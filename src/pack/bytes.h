// Little-endian numbers in bytes, on any machine and at any alignment. The caller has checked that they are there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/little_endian.h"

namespace sayso::pack {

using sayso::load_u32;

[[nodiscard]] inline std::uint64_t load_u64(std::string_view bytes, std::size_t offset) {
    return load_u32(bytes, offset) | static_cast<std::uint64_t>(load_u32(bytes, offset + 4)) << 32;
}

// The i-th number of an array of u32.
[[nodiscard]] inline std::uint32_t u32_at(std::string_view array, std::size_t i) { return load_u32(array, i * 4); }

inline void append_u16(std::string& bytes, std::uint16_t number) {
    for (int shift = 0; shift < 16; shift += 8) bytes.push_back(static_cast<char>(number >> shift & 0xFF));
}

inline void append_u32(std::string& bytes, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(number >> shift & 0xFF));
}

inline void append_u64(std::string& bytes, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(number >> shift & 0xFF));
}

}  // namespace sayso::pack
