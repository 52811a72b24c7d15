// The index made again from the record (private to src/ledger).
#pragma once

#include <cstdint>
#include <set>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

[[nodiscard]] Status empty_index(Connection& connection);

// Fills an empty index, which takes as long as adding. Gives the entities' rows that occur in it. The caller holds the
// transaction.
[[nodiscard]] Result<std::set<std::int64_t>> fill_index(Connection& connection, const TermsOf& terms_of);

}  // namespace sayso::ledger
