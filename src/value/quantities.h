// Figures of a text: which amounts count something, how exactly they are meant, what they count and what happened to
// it.
#pragma once

#include <vector>

#include "sayso/value.h"
#include "value/words.h"

namespace sayso::values {

// In order of the text, without overlap. Linear in the number of tokens.
[[nodiscard]] std::vector<Quantity> quantities_of(const Words& words);

}  // namespace sayso::values
