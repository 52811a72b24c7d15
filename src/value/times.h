// Times of a text as TIMEX3 (ISO 24617-1): dates, clock times, durations, sets, resolved against the day of
// publication.
#pragma once

#include <string_view>
#include <vector>

#include "sayso/value.h"
#include "value/words.h"

namespace sayso::values {

// In order of the text, without overlap. `published` is ISO 8601 or empty: then what points from it stays unresolved.
// Linear in the number of tokens.
[[nodiscard]] std::vector<Time> times_of(const Words& words, std::string_view published);

}  // namespace sayso::values
