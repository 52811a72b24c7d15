// UTF-8: validation, decoding, and positions in bytes against positions in code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/span.h"

namespace sayso {

inline constexpr char32_t replacement_character = 0xFFFD;

// Length in bytes of the longest valid beginning (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view bytes);

// The code point at the front of `text` and its length in bytes. Where the bytes are not valid UTF-8: U+FFFD and 1.
// `text` must not be empty.
struct Decoded {
    char32_t code_point;
    std::uint32_t size;
};
[[nodiscard]] Decoded decode_utf8(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

// Valid UTF-8 from any bytes: every maximal wrong subpart becomes one U+FFFD, as the WHATWG Encoding Standard has it.
[[nodiscard]] std::string repair_utf8(std::string_view bytes);

[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Converts positions in one valid UTF-8 text between bytes and code points, in constant time for bytes → code points.
// Refers to the text; it must live as long.
class CodePoints {
public:
    explicit CodePoints(std::string_view text);

    [[nodiscard]] std::uint32_t from_byte(std::uint32_t byte) const;
    [[nodiscard]] std::uint32_t to_byte(std::uint32_t code_point) const;
    [[nodiscard]] Span from_bytes(Span span) const { return {from_byte(span.begin), from_byte(span.end)}; }
    [[nodiscard]] Span to_bytes(Span span) const { return {to_byte(span.begin), to_byte(span.end)}; }
    [[nodiscard]] std::uint32_t size() const { return total_; }

private:
    static constexpr std::uint32_t stride = 64;
    std::string_view text_;
    std::vector<std::uint32_t> before_;  // code points before byte stride * i
    std::uint32_t total_ = 0;
};

}  // namespace sayso
