// Corrections in the file (private to src/ledger).
#pragma once

#include <vector>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

// Of one article, by its id, in order of making; of all articles where the id is empty.
[[nodiscard]] Result<std::vector<Correction>> corrections_of(Connection& connection, std::string_view article);

}  // namespace sayso::ledger
