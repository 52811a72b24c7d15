// Readings of articles by weights that have not seen them, as JSON lines: to look at what goes wrong without looking at
// what is only for measuring. `sayso eval statements`' gold and predicted files have this form.
#pragma once

#include <map>
#include <string>

#include "eval/statements.h"

namespace sayso::train {

[[nodiscard]] std::string to_json_lines(const std::map<std::string, eval::ScoredArticle>& articles);

}  // namespace sayso::train
