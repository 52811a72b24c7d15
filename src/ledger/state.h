// What a ledger's content is at a moment, in four numbers (private to src/ledger).
#pragma once

#include <cstdint>
#include <string>

#include "ledger/sqlite.h"

namespace sayso::ledger {

// Each grows with what it counts, and nothing is kept without one of them growing.
struct State {
    std::int64_t readings = 0;  // the last one's row, as the next two
    std::int64_t corrections = 0;
    std::int64_t entity_edits = 0;
    std::int64_t tombstones = 0;  // how many

    bool operator==(const State&) const = default;
    // True where nothing but readings can have come since `before`: rows of statements that were there still have the
    // same speakers.
    [[nodiscard]] bool only_adds_to(const State& before) const {
        return readings >= before.readings && corrections == before.corrections &&
               entity_edits == before.entity_edits && tombstones == before.tombstones;
    }
    [[nodiscard]] std::string text() const;
};

// As of the transaction that the caller holds.
[[nodiscard]] Result<State> state_of(Connection& connection);

}  // namespace sayso::ledger
