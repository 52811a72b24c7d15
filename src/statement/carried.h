// Whoever spoke goes on: what stands alone, or in the subjunctive, behind a statement.
#pragma once

#include <vector>

#include "statement/scorer.h"

namespace sayso::statement {

// "demnach …" and quotations that stand alone take the speaker of the statement before. `kept`: in the order of the
// text.
void carry_speakers(const Grammar& grammar, std::vector<Finding>& kept);

// Free indirect speech whose speaker is carried on from a statement before (`kept`, in order), with that speaker,
// scored. `candidates`: in order; those whose content is taken are left out.
[[nodiscard]] std::vector<Finding> find_carried(const Grammar& grammar, const std::vector<Finding>& kept,
                                                std::vector<Finding> candidates, const Scorer& scorer);

}  // namespace sayso::statement
