// Articles that the ledger was told to forget (private to src/ledger).
#pragma once

#include <string>
#include <string_view>

#include "ledger/sqlite.h"

namespace sayso::ledger {

// What stays of an article: a hash of its id.
[[nodiscard]] std::string tombstone_of(std::string_view article_id);
[[nodiscard]] Result<bool> is_forgotten(Connection& connection, std::string_view article_id);

}  // namespace sayso::ledger
