// What the program exits with.
#pragma once

#include <cstdint>

namespace sayso::cli {

enum class ExitStatus : std::uint8_t { fine = 0, some_failed = 1, wrong_use = 2 };

}  // namespace sayso::cli
