// What the statements that a search finds are counted by (private to src/ledger).
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "ledger/scan.h"
#include "ledger/tally.h"

namespace sayso::ledger {

// Kept for later snapshots: what has changed since need only be taken away and added.
struct CountsBefore {
    std::weak_ptr<const Snapshot> of;
    std::vector<Tally> tallies;  // in the order of what was asked for
};

using Tallies = std::shared_ptr<const CountsBefore>;

// How often each value occurs in what the search finds, a tally for each that is wanted, in this order. The caller
// holds the transaction.
[[nodiscard]] Result<Tallies> tallies_of(const Source& source, const Search& search,
                                         const std::vector<FacetWanted>& wanted);

}  // namespace sayso::ledger
