// sayso add: read and keep.
#include <unistd.h>

#include <functional>
#include <iostream>

#include "base/hash.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/entity_table.h"
#include "cli/ledger_options.h"
#include "cli/ledger_writer.h"
#include "cli/messages.h"
#include "cli/ordered_workers.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "cli/watch.h"
#include "cli/whole_file.h"
#include "sayso/ledger.h"

namespace sayso::cli {
namespace {

struct Options {
    ReadingOptions reading;
    std::string ledger;
    std::string entities;              // a table
    std::vector<std::string> watched;  // folders and feeds
    std::uint32_t every_seconds = 60;
    bool urgent = false;
};

// Whoever reads the ledger meanwhile waits for an answer; nobody waits for the next article. Threads that are begun
// after this give way, too. Where the kernel refuses, adding is as quick as ever.
void give_way() {
    constexpr int a_tenth = 10;  // of the processor time of somebody who does not give way: sched(7)
    static_cast<void>(nice(a_tenth));
}

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

// What the user's own table says of who is who.
Status take_entities(Ledger& ledger, const std::string& path) {
    if (path.empty()) return Done{};
    const auto bytes = bytes_of_file(path);
    if (!bytes) return bytes.error();
    auto edits = edits_from_table(*bytes, {.by = path, .at = now_utc(), .why = "table of entities"});
    if (!edits) {
        Error error = edits.error();
        error.input = path;
        return error;
    }
    return ledger.edit_entities(*edits);
}

// Reads on many threads, writes in the order of the input.
class Adder {
public:
    Adder(const Reader& reader, Ledger& ledger, const Options& options)
        : reader_(reader), options_(options), writer_(ledger, progress_, failures_) {}

    // Once through the paths.
    void add(const std::vector<std::string>& paths, InputOptions input,
             const std::function<bool(const Input&)>& wanted) {
        input.on_bytes = [&](std::uint64_t bytes) { progress_.read(bytes); };
        OrderedWorkers<Input, Result<Reading>> workers(
            threads_of(options_.reading),
            [&](Input given) { return read_input(reader_, std::move(given), options_.reading.read); },
            [&](Result<Reading> reading) { take(std::move(reading)); });
        for_each_input(paths, input, [&](Input given) {
            if (!wanted(given)) return !StopSignals::asked();
            workers.push(std::move(given));
            return !writer_.stopped() && !StopSignals::asked();
        });
        workers.finish();
        writer_.flush();
        progress_.clear();
    }

    void expect(std::uint64_t bytes) { progress_.expect(bytes); }
    [[nodiscard]] bool stopped() const { return writer_.stopped() || StopSignals::asked(); }
    [[nodiscard]] std::string summary() const {
        return writer_.summary() + (failures_.count() > 0 ? "; " + std::to_string(failures_.count()) + " failed" : "");
    }
    [[nodiscard]] const Failures& failures() const { return failures_; }

private:
    void take(Result<Reading> reading) {
        if (reading) {
            writer_.take(std::move(*reading));
            return;
        }
        progress_.clear();
        failures_.add(reading.error());
    }

    const Reader& reader_;
    const Options& options_;
    Progress progress_;
    Failures failures_;
    LedgerWriter writer_;
};

// Again and again, until a signal comes. A line whenever something was added.
void watch(Adder& adder, const Options& options) {
    Novelty novelty;
    InputOptions input = options.reading.input;
    input.wanted = [&](const std::string& path) { return novelty.is_new_file(path); };
    std::string told;
    while (!adder.stopped()) {
        adder.add(options.watched, input, [&](const Input& given) { return novelty.is_new(given); });
        if (const std::string now = adder.summary(); now != told) {
            std::cerr << now << "\n";
            told = now;
        }
        StopSignals::wait(options.every_seconds);
    }
}

ExitStatus add_all(const Reader& reader, Ledger& ledger, const Options& options) {
    if (const auto status = take_entities(ledger, options.entities); !status) return told(status);
    Adder adder(reader, ledger, options);
    if (const auto bytes = bytes_of(options.reading.paths)) adder.expect(*bytes);
    adder.add(options.reading.paths, options.reading.input, [](const Input&) { return true; });
    if (!options.watched.empty()) {
        const StopSignals signals;
        watch(adder, options);
    }
    std::cout << adder.summary() << "\n";
    std::cerr << adder.failures().summary();
    return adder.failures().count() == 0 ? ExitStatus::fine : ExitStatus::some_failed;
}

ExitStatus run_add(const Options& options) {
    if (!options.urgent) give_way();
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
    return ledger ? add_all(reader, **ledger, options) : told(ledger.error());
}

constexpr const char* examples =
    R"(Adding the same again changes nothing. An article whose text has changed becomes a new version.

Examples:
  sayso add pages/ --ledger news.sayso
  SAYSO_LEDGER=news.sayso sayso add articles.jsonl
  sayso add --watch inbox/ --watch https://kurier.example/feed.xml --every 300 --ledger news.sayso
  sayso add pages/ --entities who.csv --ledger news.sayso)";

}  // namespace

void add_add_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("add", "Read pages or texts and keep what was said");
    CLI::Option* const paths = add_reading_options(*command, options->reading)->required(false);
    CLI::Option* const watched =
        command->add_option("--watch", options->watched, "A folder or a feed to go on looking at, until Ctrl-C")
            ->allow_extra_args(false)
            ->type_name("DIR|FEED");
    command->add_option("--every", options->every_seconds, "Seconds between two looks (60)")
        ->check(CLI::Range(1, 86'400))
        ->needs(watched)
        ->type_name("SECONDS");
    command
        ->add_option("--entities", options->entities,
                     "A CSV table of who is who: name, kind, and id and aliases (| between them) where known")
        ->type_name("FILE");
    command->add_flag("--urgent", options->urgent, "Do not let other programs of this machine go first");
    add_ledger_option(*command, options->ledger);
    command->footer(examples);
    command->callback([options, paths, watched, &status] {
        if (paths->empty() && watched->empty()) throw CLI::RequiredError("PATH or --watch");
        status = run_add(*options);
    });
}

}  // namespace sayso::cli
