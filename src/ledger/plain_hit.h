// A search's result straight from the record (private to src/ledger).
//
// Most articles have no correction, and most names are as they were read: then a statement of a search is a piece of
// the record as it stands, and the rest of the reading need not be understood. A tenth of the time.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ledger/ledger.h"

namespace sayso::ledger {

// What hit_of() gives for the statement of a reading that nothing was said of by hand. Nothing where the record is not
// as to_json() writes it, or several speak: then the whole reading has to be read.
[[nodiscard]] std::optional<Hit> plain_hit(std::string_view record, std::string_view text, std::size_t ordinal);

}  // namespace sayso::ledger
