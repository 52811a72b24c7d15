// From findings in tokens to statements in bytes, with everybody named and the chain of sources.
#pragma once

#include <vector>

#include "statement/chain.h"
#include "statement/finding.h"
#include "statement/scorer.h"
#include "statement/statement.h"
#include "statement/who.h"

namespace sayso::statement {

// `findings` in order of their content, as find_statements gives them; `sources` of all candidates.
[[nodiscard]] Attribution write_statements(const Grammar& grammar, std::vector<Finding> findings,
                                           const Sources& sources, const Values& values, const Scorer& scorer,
                                           const WhoResolver& who);

}  // namespace sayso::statement
