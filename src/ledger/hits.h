// From rows of the index back to statements with the article around them (private to src/ledger).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

// A statement's place in the record.
struct Located {
    std::int64_t reading = 0;
    std::int64_t ordinal = 0;
};

// Readings out of the record. Each is taken once and kept as long as this lives.
class Readings {
public:
    explicit Readings(Connection& connection) : connection_(connection) {}

    Result<const Reading*> get(std::int64_t row);
    // The statement that the place names; an Error if the record has no such place.
    Result<Hit> hit(Located place);

private:
    Connection& connection_;
    std::map<std::int64_t, Reading> taken_;
};

// The pieces' words, joined by " … ".
[[nodiscard]] std::string pieces_of(const Spans& spans, std::string_view text);

}  // namespace sayso::ledger
