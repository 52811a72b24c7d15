// gzip, for answers (private to apps/serve).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::serve {

// quick: for what is sent once; small: for what is sent again and again.
enum class Effort : std::uint8_t { quick, small };

[[nodiscard]] std::string gzipped(std::string_view bytes, Effort effort);

}  // namespace sayso::serve
