// Small words in front of surnames: "von der Leyen".
#pragma once

#include <string_view>

#include "sayso/document.h"
#include "text/token_tables.h"

namespace sayso::text {

// "Ursula von der Leyen … Von der Leyen sagte": particles that are a part of a full name belong to the short one, too,
// wherever they stand in front of it, and are no prepositions there. Extends such names and tags their particles.
void surnames_take_particles(std::string_view text, Document& document, const WordSet& particles);

}  // namespace sayso::text
