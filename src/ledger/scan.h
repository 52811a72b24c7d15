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

using TakeStatement = std::function<void(std::int64_t, const StatementColumns&)>;

// What the search would have found at the moment of `before` and does not find as it was: each such statement goes to
// `gone` with the columns that it had, to `come` with those that it has now, by ascending row. `before` is a snapshot
// that the source's only adds to. The caller holds the transaction.
[[nodiscard]] Status each_change(const Source& source, const Snapshot& before, const Search& search,
                                 const TakeStatement& gone, const TakeStatement& come);

// Of fewer statements than these, looking at all again is about as quick as looking at what has changed; and what is
// kept of them would take the place of what takes long to count.
inline constexpr std::uint64_t least_worth_keeping = 4000;

// How well the words fit, of every statement that has some of them: ascending rows, the lower the better, as bm25.
struct Relevance {
    std::int64_t row = 0;
    double score = 0;
};
[[nodiscard]] Result<std::vector<Relevance>> relevance_of(Connection& connection, const Search& search);

}  // namespace sayso::ledger
