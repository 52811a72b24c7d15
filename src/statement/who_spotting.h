// Names as this layer needs them: the analysis's, mended where the words around tell more.
#pragma once

#include <vector>

#include "statement/view.h"
#include "statement/who_tables.h"

namespace sayso::statement {

// In order, without overlap. Surnames that are nouns, too, join their first names; words behind a role, an outlet's or
// a firm's noun become names; names in quotation marks that somebody speaks under are names of bodies or outlets.
// `speakers`: words that name speakers; `listeners`: words that name who is spoken to or passes on: what stands in
// quotation marks there is an outlet's name.
[[nodiscard]] std::vector<Name> spot_names(const DocumentView& view, const WhoTables& tables,
                                           const std::vector<TokenRange>& speakers,
                                           const std::vector<TokenRange>& listeners);

}  // namespace sayso::statement
