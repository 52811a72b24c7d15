// sayso packs: the cards of the language packs.
#include <iostream>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"

namespace sayso::cli {
namespace {

void print_card(const std::string& path, const PackCard& card) {
    std::uint64_t bytes = 0;
    for (const auto& [name, size] : card.sections) bytes += size;
    std::cout << card.name << " (" << card.language << ") " << card.version << "\n"
              << "  file     " << path << "\n"
              << "  id       " << card.id << "\n"
              << "  licence  " << card.licence << "\n"
              << "  size     " << bytes / 1024 << " KiB in " << card.sections.size() << " sections\n";
    for (const PackSource& source : card.sources) {
        std::cout << "\n  " << source.name << "\n    licence  " << source.licence << "\n    origin   " << source.origin
                  << "\n    became   " << source.use << "\n";
    }
    std::cout << "\n  sections\n";
    for (const auto& [name, size] : card.sections) std::cout << "    " << name << "  " << size << " bytes\n";
}

ExitStatus run_packs(const std::vector<std::string>& given) {
    const std::vector<std::string> paths = pack_paths(given);
    if (paths.empty()) {
        complain({.what = "no language pack found", .remedy = "name one with --pack or in SAYSO_PACK"});
        return ExitStatus::wrong_use;
    }
    ExitStatus status = ExitStatus::fine;
    for (const std::string& path : paths) {
        if (const Result<Pack> pack = Pack::open(path)) {
            print_card(path, pack->card());
        } else {
            complain(pack.error());
            status = ExitStatus::some_failed;
        }
    }
    return status;
}

}  // namespace

void add_packs_command(CLI::App& app, ExitStatus& status) {
    auto packs = std::make_shared<std::vector<std::string>>();
    CLI::App* const command =
        app.add_subcommand("packs", "The language packs: what is in them, on whose work they stand");
    add_pack_option(*command, *packs);
    command->callback([packs, &status] { status = run_packs(*packs); });
}

}  // namespace sayso::cli
