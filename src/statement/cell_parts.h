// The parts of a table's cell that holds several things ("Mitte|in der Mitte").
#pragma once

#include <algorithm>
#include <string_view>

namespace sayso::statement {

// Calls `each` with every part between the bars that is not empty, in order: views of the cell.
template <class Each>
void for_each_part(std::string_view cell, Each each) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find('|'), cell.size());
        if (end > 0) each(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

}  // namespace sayso::statement
