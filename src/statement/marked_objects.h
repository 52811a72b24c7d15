// What a verb is about, as a phrase in quotation marks that clauses hang on.
#pragma once

#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// "Fordert „Regeln, die für alle gelten“", "bezeichnete sich als „einen, der nie aufgibt“": if the words in the marks
// are the object of a verb of saying around them, makes a finding of it, in place of those that saw only the words up
// to the comma (they lose their anchor). Whether it did.
[[nodiscard]] bool find_marked_object(const Grammar& grammar, const Quotation& quotation,
                                      std::vector<Finding>& findings);

}  // namespace sayso::statement
