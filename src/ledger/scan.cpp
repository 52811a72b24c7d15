#include "ledger/scan.h"

#include <algorithm>

#include "ledger/known_rows.h"

namespace sayso::ledger {
namespace {

// The conditions and the columns of one search, asked about ascending rows.
class Sieve {
public:
    explicit Sieve(const Search& search) : columns_(search.columns) {
        for (const Condition& condition : search.conditions)
            conditions_.push_back({Membership(condition.rows), condition.excluded});
    }

    [[nodiscard]] bool holds(std::int64_t row) {
        return std::all_of(conditions_.begin(), conditions_.end(),
                           [&](Asked& asked) { return asked.rows.has(row) != asked.excluded; });
    }
    [[nodiscard]] bool holds(const StatementColumns& columns) const { return columns_.holds(columns); }

private:
    struct Asked {
        Membership rows;
        bool excluded;
    };
    std::vector<Asked> conditions_;
    const ColumnFilter& columns_;
};

// The smallest set that all that is found must be in; none if there is no such set.
const Rows* smallest_of(const std::vector<Condition>& conditions) {
    const Rows* smallest = nullptr;
    for (const Condition& condition : conditions) {
        if (condition.excluded) continue;
        if (smallest == nullptr || condition.rows.size() < smallest->size()) smallest = &condition.rows;
    }
    return smallest;
}

// Columns: a ColumnReader, or a Snapshot.
template <class AllColumns>
Status each_found_in(AllColumns& columns, const Source& source, const Search& search,
                     const std::function<void(std::int64_t, const StatementColumns&)>& take) {
    Sieve sieve(search);
    std::vector<std::int64_t> fetched;
    const auto look_at_fetched = [&] {
        for (const std::int64_t row : fetched) {
            const StatementColumns found = columns.at(row);
            if (found.present && sieve.holds(found)) take(row, found);
        }
        fetched.clear();
    };
    const auto look_at = [&](std::int64_t row) {
        if (!sieve.holds(row)) return;
        constexpr std::size_t most_fetched = 64;
        columns.fetch(row);
        fetched.push_back(row);
        if (fetched.size() == most_fetched) look_at_fetched();
    };
    if (!search.match.empty()) {
        const auto rows = matched_rows(source, search.match, search.expression);
        if (!rows) return rows.error();
        (*rows)->each(look_at);
        look_at_fetched();
    } else if (const Rows* const rows = smallest_of(search.conditions)) {
        std::for_each(rows->ascending().begin(), rows->ascending().end(), look_at);
        look_at_fetched();
    } else {
        columns.each([&](std::int64_t row, const StatementColumns& found) {
            if (sieve.holds(found) && sieve.holds(row)) take(row, found);
        });
    }
    return Done{};
}

}  // namespace

Status each_found(const Source& source, const Search& search,
                  const std::function<void(std::int64_t, const StatementColumns&)>& take) {
    if (source.snapshot) return each_found_in(*source.snapshot, source, search, take);
    ColumnReader columns(source.connection);
    const auto status = each_found_in(columns, source, search, take);
    return status ? columns.status() : status;
}

Status each_change(const Source& source, const Snapshot& before, const Search& search, const TakeStatement& gone,
                   const TakeStatement& come) {
    std::shared_ptr<const RowsSoFar> matched;
    if (!search.match.empty()) {
        auto rows = matched_rows(source, search.match, search.expression);
        if (!rows) return rows.error();
        matched = std::move(rows).value();
    }
    Sieve sieve(search);
    for (const std::uint32_t row : *source.snapshot->rows_changed_since(before)) {
        if (matched && !matched->has(row)) continue;
        if (!sieve.holds(row)) continue;
        const StatementColumns then = before.at(row);
        const StatementColumns now = source.snapshot->at(row);
        if (then.present && sieve.holds(then)) gone(row, then);
        if (now.present && sieve.holds(now)) come(row, now);
    }
    return Done{};
}

Result<std::vector<Relevance>> relevance_of(Connection& connection, const Search& search) {
    std::vector<Relevance> relevance;
    if (search.relevance.empty()) return relevance;
    // Weights of content, people, addressee: what is said counts more than who says it to whom.
    const auto status = connection.each(
        "SELECT rowid, bm25(statement_words, 4.0, 2.0, 2.0) FROM statement_words WHERE statement_words MATCH ?"
        " ORDER BY rowid",
        [&](Run& run) { run.bind(std::string_view(search.relevance)); },
        [&](const Run& run) {
            relevance.push_back({run.integer(0), run.real(1)});
        });
    if (!status) return status.error();
    return relevance;
}

}  // namespace sayso::ledger
