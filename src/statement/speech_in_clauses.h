// Direct speech in the clause of its verb, without a colon or comma.
#pragma once

#include <optional>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// Riefen „Nie wieder“, auf Plakaten stand „Rente muss reichen“, schrieb im Netz „Ich war dabei“: where the words in
// marks stand as an object does. `q`: the number of the quotation in the document.
[[nodiscard]] std::optional<Finding> speech_in_clause(const Grammar& grammar, std::uint32_t q);

// Mit den Worten „Ich gehe“, unter dem Motto „Gemeinsam stark“, Rufe wie „Haut ab“ und „Schämt euch“: words in marks
// behind a noun of saying.
[[nodiscard]] std::optional<Finding> speech_behind_noun(const Grammar& grammar, std::uint32_t q);

}  // namespace sayso::statement
