// The numbers of quantities (private to src/story).
#pragma once

#include <cstdint>
#include <string_view>

#include "sayso/reading.h"

namespace sayso::story {

// Of an exact decimal, as a reading has it.
[[nodiscard]] double amount_in(std::string_view decimal);
// Its number; 0 if it has none.
[[nodiscard]] double amount_of(const Quantity& quantity);
// Of a value, how many digits are not noughts that round it, up to three.
[[nodiscard]] std::uint32_t telling_digits(std::string_view value);

}  // namespace sayso::story
