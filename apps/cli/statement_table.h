// Readings as a reporter likes to look at them: who, how, and the words.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "sayso/reading.h"

namespace sayso::cli {

// The article's head, a row for each statement, and a line that sums up. Ends with a line break.
[[nodiscard]] std::string statement_table(const Reading& reading, const Terminal& terminal);

}  // namespace sayso::cli
