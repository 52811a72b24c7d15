// Scores as a person or a program wants to see them.
#pragma once

#include <string>
#include <string_view>

#include "eval/roles.h"
#include "eval/statements.h"

namespace sayso::eval {

// One line of JSON, the keys of the reference scorer.
[[nodiscard]] std::string to_json(const StatementScores& scores);

// The table of the reference scorer, in percent, and the `worst` articles with the lowest who figure.
[[nodiscard]] std::string to_text(const StatementScores& scores, std::size_t worst);

// The figures alone: how many were found, and how many of these are right in value, qualifier, unit, and what is
// counted.
[[nodiscard]] std::string values_to_json(const StatementScores& scores);
[[nodiscard]] std::string values_to_text(const StatementScores& scores);

// A table of rules: how many predictions, and what share of them is in the gold, and with the right person.
[[nodiscard]] std::string rule_header();
[[nodiscard]] std::string rule_row(std::string_view rule, const RuleScore& score);

// A table of roles: for each form (empty: all) the F1 of the words of each role, and of all roles together.
[[nodiscard]] std::string role_header();
[[nodiscard]] std::string role_row(std::string_view form, const RoleScores& scores);

// What stands before a right and a wrong line's label, and after either (terminal colours, say; may be empty).
struct Marks {
    std::string_view good, bad, end;
};
// One article, gold against prediction: what was found, missed, and put in too much.
[[nodiscard]] std::string explain(const ScoredArticle& gold, const ScoredArticle& predicted, const Marks& marks);

// The same for figures.
[[nodiscard]] std::string explain_values(const ScoredArticle& gold, const ScoredArticle& predicted, const Marks& marks);

}  // namespace sayso::eval
