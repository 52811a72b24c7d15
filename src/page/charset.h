// From bytes to UTF-8, with exact places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/error.h"

namespace sayso::page {

// A page in UTF-8. `text` is a view of the page's own bytes where these are UTF-8 already.
class DecodedPage {
public:
    [[nodiscard]] std::string_view text() const { return converted_ ? std::string_view(own_) : view_; }
    // From a map of some text onto `text()`, the map of it onto the page's bytes.
    [[nodiscard]] OffsetMap to_bytes(OffsetMap map) const;

    std::vector<std::string> problems;

private:
    friend Result<DecodedPage> decode_page(const Page& page);
    std::string_view view_;
    std::string own_;
    OffsetMap map_;  // text() → bytes; used where `converted_`
    bool converted_ = false;
};

// Finds the character set (byte order mark, then `page.charset`, then the page's own declaration, then valid UTF-8,
// else windows-1252) and converts. Names are those of the WHATWG Encoding Standard. Broken bytes become U+FFFD and a
// problem is noted. Error: the page is empty, too large, or not text. `page` must outlive the result.
[[nodiscard]] Result<DecodedPage> decode_page(const Page& page);

// Largest page that is read, in bytes.
inline constexpr std::size_t largest_page = std::size_t{32} << 20U;

}  // namespace sayso::page
