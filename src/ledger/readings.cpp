// Everything that was kept, one reading after the other.
#include "ledger/hits.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {
namespace {

struct Row {
    std::int64_t reading = 0;
    std::string was_revision_of;
    bool in_view = false;
};

// In order of adding. Only row numbers are held, so that a large ledger does not have to fit into memory.
Result<std::vector<Row>> rows_of(Connection& connection) {
    std::vector<Row> rows;
    const auto status = connection.each(
        "SELECT r.id, coalesce(before.version, ''),"
        " v.id = (SELECT max(id) FROM versions WHERE article = v.article)"
        " AND r.id = (SELECT max(id) FROM readings WHERE version = v.id)"
        " FROM readings r JOIN versions v ON v.id = r.version LEFT JOIN versions before ON before.id = v.was_revision_of"
        " ORDER BY r.id",
        [](Run&) {}, [&](const Run& run) { rows.push_back({run.integer(0), std::string(run.text(1)), run.integer(2) == 1}); });
    if (!status) return status.error();
    return rows;
}

}  // namespace

Status each_reading_of(Connection& connection, const std::function<bool(const KeptReading&)>& take) {
    const auto rows = rows_of(connection);
    if (!rows) return rows.error();
    for (const Row& row : *rows) {
        auto reading = reading_at(connection, row.reading);
        if (!reading) return reading.error();
        if (!take({std::move(reading).value(), row.was_revision_of, row.in_view})) break;
    }
    return Done{};
}

Status SqliteLedger::each_reading(const std::function<bool(const KeptReading&)>& take) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    return each_reading_of(*connection_, take);
}

}  // namespace sayso::ledger
