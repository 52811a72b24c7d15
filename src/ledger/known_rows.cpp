#include "ledger/known_rows.h"

#include <algorithm>
#include <limits>

#include "ledger/phrase_rows.h"

namespace sayso::ledger {
namespace {

using Known = std::shared_ptr<const RowsSoFar>;

// Somebody whose moment is later has looked further already.
Known known_until(const Known& known, std::int64_t last_row) {
    if (known->until == last_row) return known;
    const auto end = std::upper_bound(known->rows.begin(), known->rows.end(), last_row,
                                      [](std::int64_t last, std::uint32_t row) { return last < row; });
    return std::make_shared<const RowsSoFar>(RowsSoFar{{known->rows.begin(), end}, last_row});
}

// What is no row of a snapshot is left out.
void append(const std::vector<std::int64_t>& found, std::vector<std::uint32_t>& rows) {
    const auto begin = static_cast<std::ptrdiff_t>(rows.size());
    for (const std::int64_t row : found) {
        if (row >= 0 && row <= std::numeric_limits<std::uint32_t>::max())
            rows.push_back(static_cast<std::uint32_t>(row));
    }
    if (!std::is_sorted(rows.begin() + begin, rows.end())) std::sort(rows.begin() + begin, rows.end());
    rows.erase(std::unique(rows.begin() + begin, rows.end()), rows.end());
}

}  // namespace

Result<Known> rows_known_as(const Source& source, const std::string& key, const RowsAfter& look) {
    const Known known = source.snapshot ? source.snapshot->known_rows().find(key) : nullptr;
    const std::int64_t last_row = source.snapshot ? source.snapshot->last_row() : 0;
    if (known && known->until >= last_row) return known_until(known, last_row);
    const auto found = look(known ? known->until : -1);
    if (!found) return found.error();
    RowsSoFar all{.rows = {}, .until = last_row};
    all.rows.reserve((known ? known->rows.size() : 0) + found->size());
    if (known) all.rows = known->rows;
    append(*found, all.rows);
    const auto shared = std::make_shared<const RowsSoFar>(std::move(all));
    if (source.snapshot) source.snapshot->known_rows().keep(key, shared, shared->rows.size() + 64);
    return Known(shared);
}

Result<Known> matched_rows(const Source& source, const std::string& match, Expression kind) {
    return rows_known_as(source, match, [&](std::int64_t after) {
        return kind == Expression::any_phrase && after < 0 ? rows_with_any(source.connection, match)
                                                           : rows_matching(source.connection, match, after);
    });
}

}  // namespace sayso::ledger
