// Infinitives in the clause of their verb, whose comma is left out.
#pragma once

#include "statement/verb_match.h"

namespace sayso::statement {

// "weigerte sich Befehle auszuführen", "versprach die Miete nicht zu erhöhen": what stands behind verb, subject and
// reflexive pronoun, up to the infinitive; empty if there is none.
[[nodiscard]] TokenRange bare_infinitive(const Grammar& grammar, const VerbMatch& match);

}  // namespace sayso::statement
