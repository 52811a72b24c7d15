// Which act a statement is: what its cue stands for, unless that says nothing ("sagte", "nannte") and the words of what
// is said do ("müsse" demands, "vermutlich" estimates, "nannte es haltlos" denies).
#pragma once

#include "statement/finding.h"
#include "statement/speaker_ranker.h"

namespace sayso::statement {

// Sets the act, and of plans that turn out to be claims of something past ("will gesehen haben") the certainty.
void set_act(const SpeakerContext& context, Finding& finding);

}  // namespace sayso::statement
