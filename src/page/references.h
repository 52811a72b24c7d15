// Character references of HTML (`&auml;`, `&#8222;`), decoded one by one so that their places stay known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::page {

// A character reference at the front of some text: its characters in UTF-8, and its size on the page.
struct Reference {
    std::string characters;
    std::uint32_t size = 0;  // 0: no reference, the ampersand stands for itself
};

// `text` begins with '&'. Follows the character reference states of the HTML standard (13.2.5.72), in text, not
// attributes.
[[nodiscard]] Reference read_reference(std::string_view text);

// Text with all references resolved and line ends made "\n", as an HTML tokenizer hands it on.
[[nodiscard]] std::string resolve_references(std::string_view text);

}  // namespace sayso::page
