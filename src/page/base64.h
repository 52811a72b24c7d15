// Base64 (RFC 4648), white space between the characters allowed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso::page {

// Nothing where a character is neither of the alphabet nor padding nor white space.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace sayso::page
