// One article, as it is seen now (private to src/ledger).
#pragma once

#include <string_view>
#include <vector>

#include "ledger/identities.h"
#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

// The readings that stand for an article's versions, with corrections, oldest version first; an Error where the ledger
// has no such article. The caller holds the transaction.
[[nodiscard]] Result<std::vector<KeptReading>> versions_of(Connection& connection, const Identities& identities,
                                                           std::string_view article);

}  // namespace sayso::ledger
