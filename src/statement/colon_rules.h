// What stands in the first subjunctive behind a colon.
#pragma once

#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// "Der Trainer blieb ruhig: Es sei nichts verloren", "Die Kritik der Stadt kam prompt: …": it is said by whoever acts
// in clause c in front of the colon, whatever the verb.
void find_behind_colon(const Grammar& grammar, std::uint32_t c, std::vector<Finding>& findings);

}  // namespace sayso::statement
