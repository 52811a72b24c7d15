// sayso import: what `sayso export` gave out, back into a ledger.
#include <iostream>
#include <map>

#include "cli/brat_import.h"
#include "cli/choice.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/ledger_options.h"
#include "cli/ledger_writer.h"
#include "cli/reading_options.h"
#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

enum class ImportFormat : std::uint8_t { jsonl, brat };

struct Options {
    std::vector<std::string> paths;
    std::vector<std::string> packs;
    std::string ledger;
    ImportFormat format = ImportFormat::jsonl;
    std::string by, at;
};

constexpr std::uint64_t largest_line = 64ULL << 20U;

Error placed(Error error, std::uint64_t number, const std::string& path) {
    if (error.input.empty()) error.input = path;
    if (error.record.empty()) error.record = "line " + std::to_string(number);
    return error;
}

bool is_by_hand(const std::string& line) { return is_correction(line) || is_entity_edit(line); }

Status take_by_hand(Ledger& ledger, const std::string& line) {
    if (is_entity_edit(line)) {
        const Result<EntityEdit> edit = entity_edit_from_json(line);
        return edit ? ledger.edit_entities({*edit}) : Status(edit.error());
    }
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
            if (line && is_by_hand(*line)) {
                writer.flush();  // it needs its article
                const Status kept = take_by_hand(ledger, *line);
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

ExitStatus import_folders(Ledger& ledger, const Options& options) {
    Failures failures;
    for (const std::string& folder : options.paths) {
        const BratImport import{folder, options.by, options.at.empty() ? now_utc() : options.at};
        std::cout << import_brat(ledger, import, failures) << "\n";
    }
    return failures.count() == 0 ? ExitStatus::fine : ExitStatus::some_failed;
}

ExitStatus run_import(const Options& options) {
    if (options.format == ImportFormat::brat && options.by.empty()) {
        complain({.what = "whoever annotated stands in the ledger with what they changed", .remedy = "--by NAME"});
        return ExitStatus::wrong_use;
    }
    return with_ledger({.path = options.ledger, .packs = options.packs, .mode = LedgerOptions::Mode::create},
                       [&](Ledger& ledger) {
                           return options.format == ImportFormat::brat ? import_folders(ledger, options)
                                                                       : import_into(ledger, options);
                       });
}

}  // namespace

void add_import_command(CLI::App& app, ExitStatus& status) {
    static const std::map<std::string, ImportFormat> formats = {{"jsonl", ImportFormat::jsonl},
                                                                {"brat", ImportFormat::brat}};
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("import", "Take in what `sayso export` gave out");
    command
        ->add_option("paths", options->paths, "Files of JSON lines, also packed; - for standard input; brat's folders")
        ->required()
        ->type_name("PATH");
    command->add_option("--format", options->format, "jsonl or brat")->transform(choice(formats))->type_name("FORMAT");
    command->add_option("--by", options->by, "Who annotated in brat")->type_name("NAME");
    command->add_option("--at", options->at, "When; now, if not given")->type_name("TIME");
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->footer(
        "Nothing is read anew: statements come in as they were written.\n\nExamples:\n  sayso export --ledger a.sayso | sayso import - --ledger b.sayso\n  sayso import --format brat brat/ --by desk --ledger a.sayso");
    command->callback([options, &status] { status = run_import(*options); });
}

}  // namespace sayso::cli
