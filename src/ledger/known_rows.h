// Rows of statements that something holds for, as the snapshot knows them from before (private to src/ledger).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/snapshot.h"

namespace sayso::ledger {

// Whether an FTS5 expression is phrases with OR between them, in whatever column, or anything else.
enum class Expression : std::uint8_t { any_phrase, other };

// Rows after this one, in any order.
using RowsAfter = std::function<Result<std::vector<std::int64_t>>(std::int64_t after)>;

// All rows that `look` gives: of those that the snapshot knows under this key, only newer ones are looked for. `key`
// has to say all that the rows depend on. The caller holds the transaction.
[[nodiscard]] Result<std::shared_ptr<const RowsSoFar>> rows_known_as(const Source& source, const std::string& key,
                                                                     const RowsAfter& look);

// What an FTS5 expression over statement_words matches.
[[nodiscard]] Result<std::shared_ptr<const RowsSoFar>> matched_rows(const Source& source, const std::string& match,
                                                                    Expression kind);

}  // namespace sayso::ledger
