// Who, to whom, by which words, what: statements scored by the words of their roles, as quotation corpora are.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "eval/statements.h"

namespace sayso::eval {

// Words, each counted in the role it has in its statement. Words of a statement that has no partner (pair_up) are
// missed, or told too much.
struct RoleScores {
    Share content, cue, speaker, addressee;
    [[nodiscard]] Share together() const;
};

// `only_form` as in of_form and counted.
[[nodiscard]] RoleScores score_roles(const std::vector<ScoredArticle>& gold,
                                     const std::map<std::string, ScoredArticle>& predicted, std::string_view only_form);

}  // namespace sayso::eval
