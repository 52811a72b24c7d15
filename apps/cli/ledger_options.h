// Which ledger a command works on.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace sayso::cli {

// Adds --ledger; where it is not given, $SAYSO_LEDGER names the file.
void add_ledger_option(CLI::App& command, std::string& path);

}  // namespace sayso::cli
