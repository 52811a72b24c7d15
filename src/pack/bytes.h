// The numbers that sections are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/little_endian.h"

namespace sayso::pack {

using sayso::append_u16, sayso::append_u32, sayso::append_u64, sayso::load_u32, sayso::load_u64;

// The i-th number of an array of u32.
[[nodiscard]] inline std::uint32_t u32_at(std::string_view array, std::size_t i) { return load_u32(array, i * 4); }

}  // namespace sayso::pack
