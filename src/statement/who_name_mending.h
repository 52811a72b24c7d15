// Names of the analysis, cut or drawn out where the words around tell more.
#pragma once

#include <vector>

#include "statement/view.h"
#include "statement/who_spotted.h"
#include "statement/who_tables.h"

namespace sayso::statement {

// The name as it is meant; two where a body and a person behind it were taken for one. `spotted`: the names entered
// before.
[[nodiscard]] std::vector<Name> mended(const DocumentView& view, const WhoTables& tables, const SpottedNames& spotted,
                                       const Name& name);

}  // namespace sayso::statement
