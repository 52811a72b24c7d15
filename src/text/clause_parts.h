// What a clause is made of: its place among the others, its verbs, its subject.
#pragma once

#include <vector>

#include "sayso/document.h"

namespace sayso::text {

// In order of the first token, outer before inner; parents are renumbered.
void order_clauses(std::vector<Clause>& clauses);

// Fills predicate, subject and mood of document.clauses from document.phrases and tags. `roles`: the set of ClauseWord
// of each token.
void complete_clauses(Document& document, const std::vector<std::uint8_t>& roles);

// The innermost clause of each token; 0xFFFFFFFF outside of all.
[[nodiscard]] std::vector<std::uint32_t> clause_of_tokens(const Document& document);

}  // namespace sayso::text
