#include "ledger/state.h"

#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {

std::string State::text() const {
    std::string text = std::to_string(readings);
    for (const std::int64_t part : {corrections, entity_edits, tombstones})
        text.append(".").append(std::to_string(part));
    return text;
}

Result<State> state_of(Connection& connection) {
    State state;
    const auto status = connection.each(
        "SELECT coalesce((SELECT max(id) FROM readings), 0), coalesce((SELECT max(id) FROM corrections), 0),"
        " coalesce((SELECT max(id) FROM entity_edits), 0), (SELECT count(*) FROM tombstones)",
        [](Run&) {},
        [&](const Run& run) {
            state = {run.integer(0), run.integer(1), run.integer(2), run.integer(3)};
        });
    if (!status) return status.error();
    return state;
}

// One statement of SQL, which is of one moment by itself.
Result<std::string> SqliteLedger::state() const {
    const auto state = state_of(*connection_);
    if (!state) return state.error();
    return state->text();
}

}  // namespace sayso::ledger
