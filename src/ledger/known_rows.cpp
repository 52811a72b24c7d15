#include "ledger/known_rows.h"

#include <algorithm>
#include <limits>

#include "ledger/phrase_rows.h"

namespace sayso::ledger {
namespace {

using Known = std::shared_ptr<const RowsSoFar>;

using RowNumbers = std::vector<std::uint32_t>;

// Somebody whose moment is later has looked further already.
Known known_until(const Known& known, std::int64_t last_row) {
    if (known->until == last_row) return known;
    RowNumbers rows;
    known->each([&](std::uint32_t row) {
        if (row <= last_row) rows.push_back(row);
    });
    return std::make_shared<const RowsSoFar>(
        RowsSoFar{.early = std::make_shared<const RowNumbers>(std::move(rows)), .late = {}, .until = last_row});
}

// Ascending, each once; what is no row of a snapshot is left out.
RowNumbers in_order(const std::vector<std::int64_t>& found) {
    RowNumbers rows;
    rows.reserve(found.size());
    for (const std::int64_t row : found) {
        if (row >= 0 && row <= std::numeric_limits<std::uint32_t>::max())
            rows.push_back(static_cast<std::uint32_t>(row));
    }
    if (!std::is_sorted(rows.begin(), rows.end())) std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

RowsSoFar with_later(const RowsSoFar& known, const RowNumbers& found, std::int64_t last_row) {
    RowsSoFar all{.early = known.early, .late = known.late, .until = last_row};
    all.late.insert(all.late.end(), found.begin(), found.end());
    if (all.late.size() < 64 + all.early->size() / 8) return all;
    RowNumbers rows = *all.early;
    rows.insert(rows.end(), all.late.begin(), all.late.end());
    return {.early = std::make_shared<const RowNumbers>(std::move(rows)), .late = {}, .until = last_row};
}

}  // namespace

Result<Known> rows_known_as(const Source& source, const std::string& key, const RowsAfter& look) {
    const Known known = source.snapshot ? source.snapshot->known_rows().find(key) : nullptr;
    const std::int64_t last_row = source.snapshot ? source.snapshot->last_row() : 0;
    if (known && known->until >= last_row) return known_until(known, last_row);
    const auto found = look(known ? known->until : -1);
    if (!found) return found.error();
    RowNumbers rows = in_order(*found);
    RowsSoFar all = known ? with_later(*known, rows, last_row)
                          : RowsSoFar{std::make_shared<const RowNumbers>(std::move(rows)), {}, last_row};
    const auto shared = std::make_shared<const RowsSoFar>(std::move(all));
    if (source.snapshot) source.snapshot->known_rows().keep(key, shared, shared->size() + 64);
    return Known(shared);
}

Result<Known> matched_rows(const Source& source, const std::string& match, Expression kind) {
    return rows_known_as(source, match, [&](std::int64_t after) {
        return kind == Expression::any_phrase && after < 0 ? rows_with_any(source.connection, match)
                                                           : rows_matching(source.connection, match, after);
    });
}

}  // namespace sayso::ledger
