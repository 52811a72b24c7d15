// Acts that are told without their content as a clause: "kritisierte die Pläne", "warnte vor Anschlägen".
#pragma once

#include <vector>

#include "statement/finding.h"
#include "statement/verb_match.h"

namespace sayso::statement {

// Appends what the verb's frames give: object, prepositional phrase, "als" phrase, dative, or the bare act. At most
// one.
void find_reported(const Grammar& grammar, const VerbMatch& match, std::vector<Finding>& findings);

}  // namespace sayso::statement
