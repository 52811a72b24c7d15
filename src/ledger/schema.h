// The ledger's tables (private to src/ledger). docs/ledger-format.md is the text that this SQL follows.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sayso::ledger {

inline constexpr std::int64_t application_id = 0x5359534F;  // "SYSO"
inline constexpr std::int64_t format_version = 4;

// Makes all tables in an empty database.
[[nodiscard]] std::string schema_sql();

// Brings a database of this older version forward. The index is empty afterwards, to be filled again.
[[nodiscard]] std::string migration_sql(std::int64_t from_version);

// Names of all tables of a whole ledger.
[[nodiscard]] std::span<const std::string_view> table_names();

}  // namespace sayso::ledger
