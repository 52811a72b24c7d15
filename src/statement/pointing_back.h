// Verbs that tell the sentence before them: "Das teilte die Polizei mit".
#pragma once

#include "statement/speakers.h"
#include "statement/verb_match.h"

namespace sayso::statement {

// Whether what stands in front of the verb means the sentence before: "das", "davor" with a verb that asks for "vor",
// "zu diesem Schluss" where the noun belongs to the cue.
[[nodiscard]] bool points_back(const Grammar& grammar, const VerbMatch& match);

// Whether somebody speaks in the sentence already: what follows is about their act then. Nobody does where somebody
// "has been warned".
[[nodiscard]] bool has_cue(const Grammar& grammar, std::uint32_t sentence);

// "Das geht aus einem Bericht des Rechnungshofs hervor": who stands behind the verb's preposition.
[[nodiscard]] Speaker asked_for(const Grammar& grammar, const VerbMatch& match);

}  // namespace sayso::statement
