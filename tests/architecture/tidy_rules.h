// What no file of the repository may hold.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "architecture/include_rules.h"

namespace sayso::test {

inline constexpr std::size_t most_lines = 600;

// A sentence if the file has more than `most_lines` lines; empty otherwise.
[[nodiscard]] std::string too_long(const SourceFile& file);

// One sentence for each line with a path of one machine (home folders and the like) or a merge marker.
[[nodiscard]] std::vector<std::string> stray_lines(const SourceFile& file);

}  // namespace sayso::test
