// Whose words stand in quotation marks behind a colon that no verb of saying stands in front of.
#pragma once

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// "Meier zog ein Fazit: „…“", "Bundesminister Schäuble: „…“", "Klare Ansage der Gewerkschaft: „…“": sets rule and
// speaker of what is found behind the colon; false if nobody can be told to speak or to go on there.
bool find_speaker_before_colon(const Grammar& grammar, TokenIndex colon, Finding& f);

// The clause of the token that depends on no other.
[[nodiscard]] std::uint32_t root_clause(const DocumentView& view, TokenIndex t);

}  // namespace sayso::statement
