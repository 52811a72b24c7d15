// A file of the page that is built into the program.
#pragma once

#include <span>
#include <string_view>

namespace sayso::serve {

struct Asset {
    std::string_view path;  // "index.html", "assets/index-Bx3f.js"
    std::string_view bytes;
};

// The page as it was built from web/, and openapi.json, which is all there is where Node.js was not there to build it.
[[nodiscard]] std::span<const Asset> page_assets();

[[nodiscard]] inline bool has_page() { return page_assets().size() > 1; }

}  // namespace sayso::serve
