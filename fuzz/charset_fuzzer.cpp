// Any bytes in any character set are UTF-8 whose every run leads back into the page, or an error. The first byte
// chooses what the transport says.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "page/charset.h"
#include "page/charset_names.h"
#include "require.h"

using sayso::fuzz::require;

namespace {

constexpr std::array labels = {
    "",       "utf-8",        "utf-16be",  "utf-16le",    "iso-8859-1",     "windows-1252", "koi8-r",
    "gbk",    "gb18030",      "big5",      "shift_jis",   "euc-jp",         "euc-kr",       "iso-2022-jp",
    "ibm866", "iso-8859-8-i", "macintosh", "replacement", "x-user-defined", "no such"};

sayso::OffsetMap whole(std::string_view text) {
    sayso::OffsetMap map;
    const auto size = static_cast<std::uint32_t>(text.size());
    map.append({0, size, 0, size});
    return map;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const sayso::Page page{.bytes = std::string(reinterpret_cast<const char*>(data) + 1, size - 1),
                           .url = "fuzz",
                           .charset = labels[data[0] % labels.size()]};
    (void)sayso::page::declared_charset(page.bytes);
    const auto decoded = sayso::page::decode_page(page);
    if (!decoded) {
        require(decoded.error().input == "fuzz");
        return 0;
    }
    const std::string_view text = decoded->text();
    require(sayso::valid_utf8_prefix(text) == text.size());
    std::uint32_t text_end = 0;
    std::uint32_t page_end = 0;
    const sayso::OffsetMap map = decoded->to_bytes(whole(text));
    for (const sayso::OffsetMap::Run& run : map.runs()) {
        require(run.text == text_end && run.page >= page_end);
        text_end = run.text + run.text_size;
        page_end = run.page + run.page_size;
    }
    require(text_end == text.size() && page_end <= page.bytes.size());
    return 0;
}
