// Who is spoken to.
#pragma once

#include "statement/verb_match.h"

namespace sayso::statement {

// The person spoken to: the object beside a clause or infinitive ("forderte die Regierung auf, …"), or the phrase after
// a word for it ("gegenüber X"); without `object` only the latter.
[[nodiscard]] TokenRanges addressee_of(const Grammar& grammar, const VerbMatch& match);

}  // namespace sayso::statement
