// What an article says on its own account: outside of quotations "ich" and "wir" are its author, "du" and "Sie" its
// reader, and neither is told of by somebody else.
#pragma once

#include <vector>

#include "statement/finding.h"
#include "statement/view.h"

namespace sayso::statement {

// Takes out those that its author or its reader says, and conditions and orders that begin with a verb of saying
// ("Stellt ein Mitglied fest, dass …, meldet es sich").
void drop_own_words(const DocumentView& view, std::vector<Finding>& findings);

}  // namespace sayso::statement
