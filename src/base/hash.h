// Content hashes: BLAKE3, the same on every machine.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace sayso {

// 32 hexadecimal digits: the first 128 bits of BLAKE3 over the parts, each preceded by its length (8 bytes, little
// endian), so that ("ab", "c") and ("a", "bc") differ.
[[nodiscard]] std::string content_hash(std::initializer_list<std::string_view> parts);

}  // namespace sayso
