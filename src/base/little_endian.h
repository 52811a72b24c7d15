// Little-endian numbers in bytes, on any machine and at any alignment. The caller has checked that they are there.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sayso {

[[nodiscard]] inline std::uint32_t load_u32(std::string_view bytes, std::size_t offset) {
    if constexpr (std::endian::native == std::endian::little) {
        // Written out byte by byte, as below, compilers make four loads of it in the loops that matter.
        std::uint32_t number = 0;
        std::memcpy(&number, bytes.data() + offset, sizeof number);
        return number;
    }
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[offset + i])}; };
    return byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
}

}  // namespace sayso
