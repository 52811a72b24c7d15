// The options of commands that use the ledger, and the ledger opened as they say.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "cli/exit_status.h"
#include "sayso/ledger.h"

namespace sayso::cli {

// Adds --ledger, or $SAYSO_LEDGER.
void add_ledger_option(CLI::App& command, std::string& path);

struct LedgerAccess {
    std::string path;
    std::vector<std::string> packs;  // as pack_paths() takes them
    LedgerOptions::Mode mode = LedgerOptions::Mode::read;
};

// Opens the ledger with the packs' way to fold words and hands it to `work`; complains where that cannot be done.
[[nodiscard]] ExitStatus with_ledger(const LedgerAccess& access, const std::function<ExitStatus(Ledger&)>& work);

}  // namespace sayso::cli
