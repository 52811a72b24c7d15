// All that a ledger holds, as text: two ledgers with the same dump are the same.
#pragma once

#include <filesystem>
#include <string>

namespace sayso::test {

// Every row of every table and every posting of the word indexes, in a fixed order. Also asks SQLite whether the file
// is whole (integrity_check, foreign_key_check): the answer is the dump's first line, "whole" if it is.
[[nodiscard]] std::string dump(const std::filesystem::path& ledger);

// The dump's first line.
[[nodiscard]] std::string wholeness(const std::string& dump);

// Runs SQL on the file, past the ledger. Throws std::runtime_error where SQLite refuses.
void execute(const std::filesystem::path& ledger, const std::string& sql);

}  // namespace sayso::test
