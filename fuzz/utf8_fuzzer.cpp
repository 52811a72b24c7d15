// Any bytes become valid UTF-8, and positions lead from bytes to code points and back.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "require.h"

using sayso::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string text = sayso::repair_utf8(bytes);
    require(sayso::valid_utf8_prefix(text) == text.size());
    require(sayso::repair_utf8(text) == text);
    const std::size_t valid = sayso::valid_utf8_prefix(bytes);
    require(text.substr(0, valid) == bytes.substr(0, valid));

    const sayso::CodePoints points(text);
    require(points.size() == sayso::count_code_points(text));
    std::uint32_t byte = 0;
    for (std::uint32_t point = 0; point < points.size(); ++point) {
        require(points.to_byte(point) == byte);
        require(points.from_byte(byte) == point);
        byte += static_cast<std::uint32_t>(sayso::decode_utf8(std::string_view(text).substr(byte)).size);
    }
    require(byte == text.size());
    return 0;
}
