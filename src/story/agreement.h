// Whether two statements can both be true (private to src/story).
#pragma once

#include <cstdint>

#include "story/told.h"

namespace sayso::story {

// Whether both count the same thing, and with the same figure or with another one.
enum class Agreement : std::uint8_t { unrelated, same, another };
[[nodiscard]] Agreement agreement_of(const Counted& a, const Counted& b, Readings readings);
// Of all their figures: another one of the same thing, else the same one.
[[nodiscard]] Agreement figures_of(const Told& a, const Told& b, const Matter& matter, Readings readings);

// "On the 21st, not on the 18th" is another day.
[[nodiscard]] bool refuse_each_other(const Told& a, const Told& b);
// Another figure for the same thing, or the contrary.
[[nodiscard]] bool contradict(const Told& a, const Told& b, const Matter& matter, Readings readings);

}  // namespace sayso::story
