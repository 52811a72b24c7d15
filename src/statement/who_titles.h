// Names of bodies and outlets that are made of common words: nothing but the noun in front tells that they are names.
#pragma once

#include <vector>

#include "statement/who_spotted.h"

namespace sayso::statement {

// Enters "die Initiative Gleis frei", "eine Gruppe namens Polarnacht", "der Sender Kanal 4", "die Bürgerinitiative
// Klares Wasser", as far as `spotted` has no name there. `speakers`: words that name speakers.
void enter_titles(const DocumentView& view, const WhoTables& tables, SpottedNames& spotted,
                  const std::vector<TokenRange>& speakers);

}  // namespace sayso::statement
