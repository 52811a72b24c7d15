// The time at which somebody does something by hand: the one thing in a ledger that comes from a clock.
#pragma once

#include <string>

namespace sayso::cli {

// "2031-05-06T10:00:00Z"
[[nodiscard]] std::string now_utc();

}  // namespace sayso::cli
