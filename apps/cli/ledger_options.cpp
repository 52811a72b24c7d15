#include "cli/ledger_options.h"

namespace sayso::cli {

void add_ledger_option(CLI::App& command, std::string& path) {
    command.add_option("--ledger", path, "The ledger file")->envname("SAYSO_LEDGER")->required()->type_name("FILE");
}

}  // namespace sayso::cli
