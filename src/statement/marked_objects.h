// What a verb is about, as a phrase in quotation marks that clauses hang on.
#pragma once

#include <optional>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// "Fordert „Regeln, die für alle gelten“", "bezeichnete sich als „einen, der nie aufgibt“": where the words in the
// marks are the object of a verb of saying around them.
[[nodiscard]] std::optional<Finding> marked_object(const Grammar& grammar, const Quotation& quotation);

}  // namespace sayso::statement
