// The rows of `statement_words` that have some words (private to src/ledger).
//
// A step of SQL for each row costs three times what FTS5 needs to find it. FTS5 lets an auxiliary function go through
// the rows of a phrase itself (https://www.sqlite.org/fts5.html, 7.2, xQueryPhrase), which is what happens here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/sqlite.h"

namespace sayso::ledger {

// Makes rows_with_any() possible on this connection.
[[nodiscard]] Status add_phrase_rows(Connection& connection);

// Ascending, each once. `phrases` is an FTS5 expression of strings with OR between them, without columns.
[[nodiscard]] Result<std::vector<std::int64_t>> rows_with_any(Connection& connection, std::string_view phrases);

// What any FTS5 expression matches, of the rows after this one, ascending.
[[nodiscard]] Result<std::vector<std::int64_t>> rows_matching(Connection& connection, std::string_view expression,
                                                              std::int64_t after);

}  // namespace sayso::ledger
