// From rows of the index back to statements with the article around them (private to src/ledger).
#pragma once

#include <cstdint>
#include <string>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

// A statement's place in the record.
struct Located {
    std::int64_t reading = 0;
    std::int64_t ordinal = 0;
};

// The reading of this row, whole.
[[nodiscard]] Result<Reading> reading_at(Connection& connection, std::int64_t row);
// The statement that the place names. An Error if the record has no such place: then it is damaged.
[[nodiscard]] Result<Hit> hit_at(Connection& connection, Located place);

// The statement as one of a search's results.
[[nodiscard]] Hit hit_of(const Reading& reading, const Statement& statement);

// The pieces' words, joined by " … ".
[[nodiscard]] std::string pieces_of(const Spans& spans, std::string_view text);

}  // namespace sayso::ledger
