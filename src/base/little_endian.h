// Little-endian numbers in bytes, on any machine and at any alignment. The caller has checked that they are there.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace sayso {

template <class Number>
[[nodiscard]] inline Number load_number(std::string_view bytes, std::size_t offset) {
    Number number = 0;
    if constexpr (std::endian::native == std::endian::little) {
        // Written out byte by byte, as below, compilers make a load of each in the loops that matter.
        std::memcpy(&number, bytes.data() + offset, sizeof number);
        return number;
    }
    for (std::size_t i = 0; i < sizeof number; ++i)
        number =
            static_cast<Number>(number | static_cast<Number>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i));
    return number;
}

[[nodiscard]] inline std::uint16_t load_u16(std::string_view bytes, std::size_t offset) {
    return load_number<std::uint16_t>(bytes, offset);
}
[[nodiscard]] inline std::uint32_t load_u32(std::string_view bytes, std::size_t offset) {
    return load_number<std::uint32_t>(bytes, offset);
}
[[nodiscard]] inline std::uint64_t load_u64(std::string_view bytes, std::size_t offset) {
    return load_number<std::uint64_t>(bytes, offset);
}

// Over the bytes that are there.
template <class Number>
void store_number(Number number, char* bytes) {
    for (std::size_t i = 0; i < sizeof number; ++i) bytes[i] = static_cast<char>(number >> (8 * i) & 0xFF);
}

template <class Number>
void append_number(std::string& bytes, Number number) {
    for (std::size_t i = 0; i < sizeof number; ++i) bytes.push_back(static_cast<char>(number >> (8 * i) & 0xFF));
}

inline void append_u16(std::string& bytes, std::uint16_t number) { append_number(bytes, number); }
inline void append_u32(std::string& bytes, std::uint32_t number) { append_number(bytes, number); }
inline void append_u64(std::string& bytes, std::uint64_t number) { append_number(bytes, number); }

}  // namespace sayso
