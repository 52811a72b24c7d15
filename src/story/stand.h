// The stand that a statement takes on what others have said, as its own words tell it (private to src/story).
#pragma once

#include <optional>

#include "story/clauses.h"
#include "story/told.h"

namespace sayso::story {

// Notes the stand, to what it points back, and what limits or replaces it.
void note_stance(const Statement& statement, const Prose& prose, const Language& language, Told& told);

// "The doctor contradicted on the spot. She had treated 23 children": a denial without words, in which the reader found
// no statement, and what its speaker says right behind it. Where the denial stands.
struct BareStand {
    Span place;
    Stance stance;
};

[[nodiscard]] std::optional<BareStand> bare_stand_before(const Reading& reading, const Statement& statement,
                                                         const Prose& prose, const Language& language);

// The words that call something wrong are nothing that two statements could have in common.
[[nodiscard]] Span verdict_of(const Told& told);

}  // namespace sayso::story
