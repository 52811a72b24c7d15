// The chain of sources: who passed a statement on, and what the speaker relies on.
#pragma once

#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// For each finding the findings whose content it stands in, outermost first: their speakers pass it on. `findings` are
// in order of their content.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> outer_findings(const std::vector<Finding>& findings);

// "in einem Interview mit X": the words that name the outlet beside the cue; empty if there are none.
[[nodiscard]] TokenRange interviewer(const Grammar& grammar, const Finding& finding);

// Names beside the cue that may be outlets' ("sagte der Waldpost", "schrieb im Kurier", "gegenüber der BBC"); not names
// of persons and places.
[[nodiscard]] TokenRanges outlets_beside(const Grammar& grammar, const Finding& finding);

// "unter Berufung auf X", "beruft sich auf X".
[[nodiscard]] TokenRange reliance(const Grammar& grammar, const Finding& finding);

}  // namespace sayso::statement
