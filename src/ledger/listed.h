// The order in which what a search finds is listed (private to src/ledger).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "ledger/scan.h"

namespace sayso::ledger {

// What decides a statement's place among those found: the lower the earlier.
struct Rank {
    double relevance = 0;
    std::int64_t time = 0;
    std::int64_t row = 0;  // in order of adding and of the text
};

// A list as of an earlier snapshot: what has changed since need only be taken away and added.
struct ListBefore {
    std::weak_ptr<const Snapshot> of;
    std::uint64_t total = 0;
    std::vector<Rank> first;  // in order; more than were asked for, so that some may go
};

struct ListedPage {
    std::vector<std::int64_t> statements;  // rows
    std::uint64_t total = 0;               // found, on all pages
};

// The caller holds the transaction.
[[nodiscard]] Result<ListedPage> page_of(const Source& source, const Search& search, const Query& query);

}  // namespace sayso::ledger
