// Statements that share a verb: "Die Polizei sprach von 3000 Teilnehmern, die Gewerkschaft von mehr als 5000", "Der
// Verteidiger fordert Freispruch, die Staatsanwältin acht Jahre Haft".
#pragma once

#include <vector>

#include "statement/finding.h"
#include "statement/verb_match.h"

namespace sayso::statement {

// Those behind a comma whose verb `first` has; the content of `first` ends before them.
[[nodiscard]] std::vector<Finding> split_gapped(const Grammar& grammar, const VerbMatch& match, Finding& first);

}  // namespace sayso::statement
