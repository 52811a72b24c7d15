// Whether a clause tells what was or what will be: it decides which Sunday "am Sonntag" is.
#pragma once

#include <vector>

#include "value/words.h"

namespace sayso::values {

// Present: the clause is in the present tense and nothing in it looks ahead ("am Sonntag wählt das Land"); a day in it
// lies ahead mostly, but "heute" may be these times.
enum class Direction : std::uint8_t { past, present, future };

// For every token the direction of the innermost clause around it; of its sentence, where there are no clauses. What
// does not tell counts as past: a newspaper reports. Linear in tokens and clauses.
[[nodiscard]] std::vector<Direction> directions_of(const Words& words);

}  // namespace sayso::values
