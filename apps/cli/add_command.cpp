// sayso add: read and keep.
#include <iostream>

#include "base/hash.h"
#include "cli/commands.h"
#include "cli/ledger_options.h"
#include "cli/ledger_writer.h"
#include "cli/messages.h"
#include "cli/ordered_workers.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "sayso/ledger.h"

namespace sayso::cli {
namespace {

struct Options {
    ReadingOptions reading;
    std::string ledger;
};

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

Result<Reading> read_input(const Reader& reader, Input input, const ReadOptions& options) {
    if (Error* error = std::get_if<Error>(&input.content)) return located(*error, input);
    if (Article* article = std::get_if<Article>(&input.content)) return reader.read(std::move(*article), options);
    Page& page = std::get<Page>(input.content);
    // What stands at one address is one article, so that a changed text becomes its next version.
    if (page.id.empty() && is_web_address(page.url)) page.id = "u:" + content_hash({"address", page.url});
    Result<Reading> reading = reader.read(page, options);
    if (!reading) return located(std::move(reading).error(), input);
    return reading;
}

ExitStatus run_add(const Options& options) {
    Result<std::vector<Pack>> packs = open_packs(options.reading.packs);
    if (!packs) {
        complain(packs.error());
        return ExitStatus::wrong_use;
    }
    const Reader reader(std::move(*packs));
    const TermsOf terms_of = [&](std::string_view text, std::string_view language) {
        return reader.index_terms(text, language);
    };
    Result<std::unique_ptr<Ledger>> ledger =
        Ledger::open(options.ledger, {.mode = LedgerOptions::Mode::create, .terms_of = terms_of});
    if (!ledger) return told(ledger.error());

    Progress progress;
    Failures failures;
    LedgerWriter writer(**ledger, progress, failures);
    OrderedWorkers<Input, Result<Reading>> workers(
        threads_of(options.reading),
        [&](Input input) { return read_input(reader, std::move(input), options.reading.read); },
        [&](Result<Reading> reading) {
            if (reading) {
                writer.take(std::move(*reading));
                return;
            }
            progress.clear();
            failures.add(reading.error());
        });
    for_each_input(options.reading.paths, options.reading.input, [&](Input input) {
        workers.push(std::move(input));
        return !writer.stopped();
    });
    workers.finish();
    writer.flush();
    progress.clear();
    std::cout << writer.summary() << (failures.count() > 0 ? "; " + std::to_string(failures.count()) + " failed" : "")
              << "\n";
    std::cerr << failures.summary();
    return failures.count() == 0 ? ExitStatus::fine : ExitStatus::some_failed;
}

constexpr const char* examples =
    R"(Adding the same again changes nothing. An article whose text has changed becomes a new version.

Examples:
  sayso add pages/ --ledger news.sayso
  SAYSO_LEDGER=news.sayso sayso add articles.jsonl)";

}  // namespace

void add_add_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("add", "Read pages or texts and keep what was said");
    add_reading_options(*command, options->reading);
    add_ledger_option(*command, options->ledger);
    command->footer(examples);
    command->callback([options, &status] { status = run_add(*options); });
}

}  // namespace sayso::cli
