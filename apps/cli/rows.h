// Rows of three columns: who, how, and the words; stacked where the terminal is narrow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.h"

namespace sayso::cli {

// One paragraph of a cell. `style` is one of Style's strings and goes around every line of it; `lead` stands before the
// first line ("via "), and the further lines are indented as far.
struct CellPart {
    std::string text;
    std::string_view style;
    std::string lead;
};
using Cell = std::vector<CellPart>;

struct Row {
    Cell who, how, words;
};

// The parts that are not empty, with `between` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

[[nodiscard]] std::string laid_out(const Row& row, const Terminal& terminal);

// "states", "denies" …: an act as the table's verb.
[[nodiscard]] std::string_view verb_of(std::string_view act);

// "2031-05-04 09:30" of "2031-05-04T09:30:00+02:00".
[[nodiscard]] std::string short_time(std::string_view iso);

}  // namespace sayso::cli
