// From a Query to what is asked of the index (private to src/ledger).
//
// SQL is a constant of this program, and every value of the query is bound. The words of the query go into FTS5
// expressions as quoted strings of index terms, so that no character of them is syntax.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/columns.h"
#include "ledger/known_rows.h"
#include "ledger/ledger.h"
#include "ledger/rows.h"

namespace sayso::ledger {

// What a query says of the packed columns.
struct ColumnFilter {
    struct Days {
        std::uint32_t from = 0;   // this day or later
        std::uint32_t until = 0;  // before this day; 0: no end
        bool excluded = false;    // what has no day is in neither
        [[nodiscard]] bool holds(std::uint32_t day) const;
    };
    struct Outlets {
        std::vector<std::uint32_t> names;  // ascending
        bool excluded = false;
        [[nodiscard]] bool holds(std::uint32_t outlet) const;
    };

    // A bit for each value that may stand there.
    std::uint32_t forms = ~0U;
    std::uint32_t acts = ~0U;
    std::uint32_t certainties = ~0U;
    bool in_view_only = true;
    std::vector<Days> days;
    std::vector<Outlets> outlets;

    [[nodiscard]] bool holds(const StatementColumns& columns) const;
};

// Statements that must be in it; or, if it is excluded, must not.
struct Condition {
    Rows rows;
    bool excluded = false;
};

// What is found is what `match` matches (everything, if it is empty), minus what one of the rest does not hold for.
struct Search {
    std::string key;    // the same for searches that find the same in one state of a ledger, whatever order they are in
    std::string match;  // FTS5 expression over statement_words
    Expression expression = Expression::other;  // what `match` is
    std::string relevance;  // FTS5 expression whose bm25 is the relevance; empty if there are no words
    std::vector<Condition> conditions;
    ColumnFilter columns;
};

// The terms of the query's words are asked for in every language that the ledger has.
[[nodiscard]] Result<Search> search_for(const Source& source, const Query& query, const TermsOf& terms_of);

// An FTS5 expression for names that have all the words of `name`; empty if it has none.
[[nodiscard]] std::string name_expression(std::string_view name);

}  // namespace sayso::ledger
