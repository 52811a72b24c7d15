// What a search finds (private to src/ledger).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "ledger/search.h"
#include "ledger/snapshot.h"

namespace sayso::ledger {

// Calls `take` with every statement found, by ascending row. The caller holds the transaction.
[[nodiscard]] Status each_found(const Source& source, const Search& search,
                                const std::function<void(std::int64_t, const StatementColumns&)>& take);

// How well the words fit, of every statement that has some of them: ascending rows, the lower the better, as bm25.
struct Relevance {
    std::int64_t row = 0;
    double score = 0;
};
[[nodiscard]] Result<std::vector<Relevance>> relevance_of(Connection& connection, const Search& search);

}  // namespace sayso::ledger
