// The index's side of adding: one reading's statements, made findable (private to src/ledger).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/columns.h"
#include "ledger/hits.h"
#include "ledger/ledger.h"
#include "ledger/prepare.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

// Row numbers in `entities`, by the entity's place in its reading; nothing for those without an identity.
using EntityRows = std::vector<std::optional<std::int64_t>>;

// A reading that has its row in the record.
struct Kept {
    const Reading& reading;
    std::int64_t row = 0;
    const EntityRows& entities;
    const IndexTerms& terms;
    bool in_view = true;
};

// Writes into the index tables. Lives as long as one transaction of the caller at most; what it keeps in memory is
// written by flush().
class Index {
public:
    explicit Index(Connection& connection) : connection_(connection), columns_(connection) {}

    [[nodiscard]] Status add(const Kept& kept);
    // Of all readings of this article that were added up to now.
    [[nodiscard]] Status take_out_of_view(std::int64_t article_row);
    // Lays what was made by hand over the rows of a reading, which is given as it was read: act, form, certainty,
    // speakers, and whether it is a statement at all. The words stay those that were read.
    [[nodiscard]] Status lay_over(const Reading& reading, std::int64_t reading_row, const ByHand& by_hand);
    [[nodiscard]] Status flush() { return columns_.flush(); }

private:
    // The row number of the reading's outlet in `names`.
    using Outlet = std::optional<std::int64_t>;

    Status add_headline(const Kept& kept);
    Status add_statement(const Kept& kept, Outlet outlet, std::size_t ordinal);
    Status add_row(const Kept& kept, Outlet outlet, std::size_t ordinal);
    Status add_columns(std::int64_t row, const Kept& kept, Outlet outlet, const Statement& statement);
    Status add_terms(std::int64_t row, const IndexTerms::OfStatement& terms);
    Status add_id(std::int64_t row, std::string_view id);
    Status add_parties(std::int64_t row, int role, const std::vector<Party>& parties, const EntityRows& entities);
    Status add_figures(std::int64_t row, const Reading& reading, const Statement& statement);
    Status add_times(std::int64_t row, const Reading& reading, const Statement& statement);
    Status rewrite_row(std::int64_t row, const Reading& viewed);
    Status hide_row(std::int64_t row);
    Status put_speakers(StatementColumns& columns, const std::vector<Party>& who);
    // The name's row number; a new name gets one.
    Result<std::int64_t> name_row(std::string_view name);
    Result<std::int64_t> stored_name_row(std::string_view name);

    Connection& connection_;
    Columns columns_;
    std::unordered_map<std::string, std::int64_t> names_;  // those that were asked for
};

}  // namespace sayso::ledger
