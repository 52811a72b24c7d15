// Which character set a page names.
#pragma once

#include <string>
#include <string_view>

namespace sayso::page {

// The Encoding Standard's name ("windows-1252") for a label as pages give it (" Latin1"); empty if it is none.
[[nodiscard]] std::string_view encoding_for(std::string_view label);

// The label in `<meta charset=…>`, `<meta … content="text/html; charset=…">` or an XML declaration among the first
// bytes; empty if there is none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

// ICU's name for the converter of an encoding; null for those that are not to be read (`replacement`).
[[nodiscard]] const char* converter_of(std::string_view encoding);

}  // namespace sayso::page
