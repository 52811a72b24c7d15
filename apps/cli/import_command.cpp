// sayso import: what `sayso export` gave out, back into a ledger.
#include <iostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/ledger_options.h"
#include "cli/ledger_writer.h"
#include "cli/reading_options.h"
#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

struct Options {
    std::vector<std::string> paths;
    std::vector<std::string> packs;
    std::string ledger;
};

constexpr std::uint64_t largest_line = 64ULL << 20U;

Error placed(Error error, std::uint64_t number, const std::string& path) {
    if (error.input.empty()) error.input = path;
    if (error.record.empty()) error.record = "line " + std::to_string(number);
    return error;
}

Status take_correction(Ledger& ledger, const std::string& line) {
    const Result<Correction> correction = correction_from_json(line);
    return correction ? ledger.correct(*correction) : Status(correction.error());
}

ExitStatus import_into(Ledger& ledger, const Options& options) {
    Progress progress;
    Failures failures;
    LedgerWriter writer(ledger, progress, failures);
    for (const std::string& path : options.paths) {
        for_each_line(path, largest_line, [&](std::uint64_t number, const Result<std::string>& line) {
            if (line && line->empty()) return true;
            if (line && is_correction(*line)) {
                writer.flush();  // a correction needs its article
                const Status kept = take_correction(ledger, *line);
                if (!kept) failures.add(placed(kept.error(), number, path));
                return !writer.stopped();
            }
            Result<Reading> reading = line ? reading_from_json(*line) : Result<Reading>(line.error());
            if (reading) return writer.take(std::move(*reading));
            progress.clear();
            failures.add(placed(reading.error(), number, path));
            return true;
        });
    }
    writer.flush();
    progress.clear();
    std::cout << writer.summary() << (failures.count() > 0 ? "; " + std::to_string(failures.count()) + " failed" : "")
              << "\n";
    std::cerr << failures.summary();
    return failures.count() == 0 ? ExitStatus::fine : ExitStatus::some_failed;
}

}  // namespace

void add_import_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("import", "Take in what `sayso export` gave out as JSON lines");
    command->add_option("paths", options->paths, "Files of JSON lines, also packed; - for standard input")
        ->required()
        ->type_name("PATH");
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->footer(
        "Nothing is read anew: statements come in as they were written.\n\nExamples:\n  sayso export --ledger a.sayso | sayso import - --ledger b.sayso");
    command->callback([options, &status] {
        status = with_ledger({.path = options->ledger, .packs = options->packs, .mode = LedgerOptions::Mode::create},
                             [&](Ledger& ledger) { return import_into(ledger, *options); });
    });
}

}  // namespace sayso::cli
