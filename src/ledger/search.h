// From a Query to SQL (private to src/ledger).
//
// The SQL is put together from constants of this program; every value of the query is bound. The words of the query go
// into FTS5 expressions as quoted strings of index terms, so that no character of them is syntax.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

using Value = std::variant<std::string, double, std::int64_t>;

// "FROM … WHERE …" and "ORDER BY …" over `statements s`, with the values for the question marks.
struct Search {
    std::string from_where;
    std::string order_by;
    std::vector<Value> values;

    void bind_to(Run& run) const;
};

// The terms of the query's words are asked for in every language that the ledger has.
[[nodiscard]] Result<Search> search_for(Connection& connection, const Query& query, const TermsOf& terms_of);

// An FTS5 expression for names that have all the words of `name`; empty if it has none.
[[nodiscard]] std::string name_expression(std::string_view name);

}  // namespace sayso::ledger
