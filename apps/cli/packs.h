// Where the command finds its language packs.
#pragma once

#include <string>
#include <vector>

#include "sayso/error.h"
#include "sayso/pack.h"

namespace sayso::cli {

// Paths of the packs: those given; else $SAYSO_PACK (several divided by ":"); else every *.pack beside the program, in
// `packs` beside it, or in ../share/sayso/packs of it, the first of these places that has one; by name.
[[nodiscard]] std::vector<std::string> pack_paths(const std::vector<std::string>& given);

// All of them opened. An Error where there is none, or one is bad.
[[nodiscard]] Result<std::vector<Pack>> open_packs(const std::vector<std::string>& given);

}  // namespace sayso::cli
