// What "…, wie X mitteilte" tells.
#pragma once

#include "statement/main_clauses.h"

namespace sayso::statement {

// "Es sind 3900 – und nicht 2100, wie der Konzern behauptet": only what is refused right in front of clause c; empty if
// nothing is.
[[nodiscard]] TokenRange refused_before(const Grammar& grammar, std::uint32_t c);

// The clause around c; where c ends a dependent one ("…, weil sie alt ist, wie Meier sagte"), or an infinitive with
// which the sentence ends, the one around that.
[[nodiscard]] std::uint32_t told_around(const DocumentView& view, std::uint32_t c);

}  // namespace sayso::statement
