// A table of the user's own of people, bodies, states and outlets, with ids from elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/ledger.h"

namespace sayso::cli {

// CSV (RFC 4180; , or ; between the cells, a byte order mark does not matter) whose first row names its columns, in any
// order: `name`, `kind` (person, body, state, outlet, group, place), and, where they are known, `id` ("Q42") and
// `aliases` (other names, | between them). Columns of other names are passed over. The edits say: these entities are
// there, these names are theirs, these are their ids. Errors name the row.
struct EditedBy {
    std::string by, at, why;
};
[[nodiscard]] Result<std::vector<EntityEdit>> edits_from_table(std::string_view csv, const EditedBy& edited);

}  // namespace sayso::cli
