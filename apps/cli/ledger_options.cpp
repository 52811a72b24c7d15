#include "cli/ledger_options.h"

#include "cli/messages.h"
#include "cli/packs.h"
#include "sayso/reader.h"

namespace sayso::cli {

void add_ledger_option(CLI::App& command, std::string& path) {
    command.add_option("--ledger", path, "The ledger file")->envname("SAYSO_LEDGER")->required()->type_name("FILE");
}

ExitStatus with_ledger(const LedgerAccess& access, const std::function<ExitStatus(Ledger&)>& work) {
    Result<std::vector<Pack>> packs = open_packs(access.packs);
    if (!packs) {
        complain(packs.error());
        return ExitStatus::wrong_use;
    }
    const Reader reader(std::move(*packs));
    const TermsOf terms_of = [&](std::string_view text, std::string_view language) {
        return reader.index_terms(text, language);
    };
    const Result<std::unique_ptr<Ledger>> ledger =
        Ledger::open(access.path, {.mode = access.mode, .terms_of = terms_of});
    if (!ledger) return told(ledger.error());
    return work(**ledger);
}

}  // namespace sayso::cli
