// Separated verbs: "teilte … mit" is "mitteilen".
#pragma once

#include <string_view>
#include <unordered_set>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/clauses.h"
#include "text/string_arena.h"

namespace sayso::text {

// Joins a finite verb with the particle at the end of its clause, where the lexicon knows the joined verb: sets
// Token::separated and the joined lemma. Particles come from the table `particles`.
class ParticleJoiner {
public:
    explicit ParticleJoiner(const PackData& pack);
    void join(std::string_view text, TokenRange sentence, const Roles& roles, Document& document,
              StringArena& arena) const;

private:
    std::unordered_set<std::string_view> particles_;
    const Lexicon& lexicon_;
};

}  // namespace sayso::text
