// What an article says on its own account: outside of quotations "ich" and "wir" are its author, "du" and "Sie" its
// reader, and neither is told of by somebody else.
#pragma once

#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// Takes out those that its author or its reader says, and conditions and orders ("Stellt ein Mitglied fest, dass …,
// meldet es sich", "falls die Bank ablehnt").
void drop_own_words(const Grammar& grammar, std::vector<Finding>& findings);

}  // namespace sayso::statement
