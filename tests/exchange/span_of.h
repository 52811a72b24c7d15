// Where words stand in a sample's text.
#pragma once

#include <string_view>

#include "sayso/span.h"

namespace sayso {

// In bytes; the first place where the text has the part.
[[nodiscard]] inline Span span_of(std::string_view text, std::string_view part) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    return {at, at + static_cast<std::uint32_t>(part.size())};
}

}  // namespace sayso
