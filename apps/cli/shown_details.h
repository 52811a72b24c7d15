// What the ledger knows about one statement beyond its row in a table.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "sayso/ledger.h"

namespace sayso::cli {

// A line for each: the chain of sources, what the speaker relies on, figures and times with their values, how it was
// found.
[[nodiscard]] std::string shown_details(const Shown& shown, const Terminal& terminal);

}  // namespace sayso::cli
