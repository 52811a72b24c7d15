// Who gives a figure where no statement holds it (private to src/story).
#pragma once

#include <optional>

#include "sayso/reading.h"
#include "story/cast.h"
#include "story/language.h"

namespace sayso::story {

struct Giver {
    Figurehead who = 0;
    Span clause;  // in which they are named beside the figure; empty: in another one
};

// Whether words say that somebody gives the figure, whoever that is; if not, giver_of() is nobody.
[[nodiscard]] bool is_given(const Reading& reading, const Language& language, Span figure);
// Whoever is named in its clause, beside words by which one counts ("the police put it at 640"); in the next clause of
// such a sentence whoever is named beside it ("…, the police at three"); before a colon ("Police: five dead"); or in
// the next sentence, if that points back ("The police said this at noon"). `article` is its number in the cast.
[[nodiscard]] std::optional<Giver> giver_of(const Reading& reading, std::size_t article, const Language& language,
                                            const Cast& cast, Span figure);

}  // namespace sayso::story
