// Which act a statement is: what its cue stands for, unless that says nothing ("sagte") and a word of the content does
// ("müsse" demands, "vermutlich" estimates).
#pragma once

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

[[nodiscard]] Act act_of(const Grammar& grammar, const Finding& finding);

}  // namespace sayso::statement
