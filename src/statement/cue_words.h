// What belongs to the cue of a reported act besides the words that the tables ask for.
#pragma once

#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// "Stellte … nicht in Aussicht": the word that turns the act round, and the prepositions of the cue's nouns. To be
// asked once the acts are set, which look for negations outside of the cue.
void complete_cues(const Grammar& grammar, std::vector<Finding>& findings);

}  // namespace sayso::statement
