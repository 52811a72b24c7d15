// Figures that moved: "hat sich verdoppelt", "um 3 Prozent gestiegen", "auf 12 gesenkt", "ein Drittel weniger".
#pragma once

#include <vector>

#include "sayso/value.h"
#include "value/words.h"

namespace sayso::values {

// In order of the text. `times` are those of the same text, in order: a length of time in the sentence is the change's
// period. Linear in tokens, times and clauses.
[[nodiscard]] std::vector<Change> changes_of(const Words& words, const std::vector<Time>& times);

}  // namespace sayso::values
