// Everything that was kept, one reading after the other.
#include "ledger/hits.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {

Result<std::vector<KeptRow>> kept_rows(Connection& connection) {
    std::vector<KeptRow> rows;
    const auto status = connection.each(
        "SELECT r.id, coalesce(before.version, ''),"
        " v.id = (SELECT max(id) FROM versions WHERE article = v.article)"
        " AND r.id = (SELECT max(id) FROM readings WHERE version = v.id)"
        " FROM readings r JOIN versions v ON v.id = r.version LEFT JOIN versions before ON before.id = v.was_revision_of"
        " ORDER BY r.id",
        [](Run&) {},
        [&](const Run& run) {
            rows.push_back({run.integer(0), std::string(run.text(1)), run.integer(2) == 1});
        });
    if (!status) return status.error();
    return rows;
}

Status each_reading_of(Connection& connection, const std::function<bool(const KeptReading&)>& take) {
    const auto rows = kept_rows(connection);
    if (!rows) return rows.error();
    for (const KeptRow& row : *rows) {
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
