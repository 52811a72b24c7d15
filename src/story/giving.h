// Who gives a figure where no statement holds it (private to src/story).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sayso/reading.h"
#include "story/cast.h"
#include "story/clauses.h"
#include "story/language.h"

namespace sayso::story {

// Where whoever gives a figure may be named, as words beside it say that somebody does.
struct GivingPlace {
    Span stretch;
    std::uint32_t near = 0;   // whoever is named nearest to this place in it
    Span clause;              // the figure's own, if they are named beside it; empty: in another one
    std::string label;        // all that stands before a colon: it must be their name
    bool told_apart = false;  // they give the figure, whoever says so
};

// In a phrase or clause that tells whose the figure is, whoever speaks of it ("the sum that the paper named", "the four
// of the union"); in its clause, beside words by which one counts ("the police put it at 640"); in the next clause of
// such a sentence beside it ("…, the police at three"); before a colon ("Police: five dead"); in the next sentence, if
// that points back ("The police said this at noon"), or in the one before, if that tells of figures. The likeliest
// first; none where nothing says that somebody gives the figure.
[[nodiscard]] std::vector<GivingPlace> giving_places(const Reading& reading, const Prose& prose,
                                                     const Language& language, Span figure);

struct Giver {
    Figurehead who = 0;
    Span clause;  // as in GivingPlace
    bool told_apart = false;
};

// Whoever is named in the first of the places, of an article of the cast's, where anybody is.
[[nodiscard]] std::optional<Giver> giver_of(std::span<const GivingPlace> places, std::size_t article, const Cast& cast);

}  // namespace sayso::story
