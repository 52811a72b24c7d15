// sayso add: read and keep.
#include <iostream>

#include "cli/commands.h"
#include "cli/ledger_options.h"
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

Result<Reading> read_input(const Reader& reader, Input input, const ReadOptions& options) {
    if (Error* error = std::get_if<Error>(&input.content)) return located(*error, input);
    if (Article* article = std::get_if<Article>(&input.content)) return reader.read(std::move(*article), options);
    Result<Reading> reading = reader.read(std::get<Page>(input.content), options);
    if (!reading) return located(std::move(reading).error(), input);
    return reading;
}

// Takes readings as they come and writes them in batches: a transaction for each reading would wait for the disk each time.
class Writer {
public:
    Writer(Ledger& ledger, Progress& progress) : ledger_(ledger), progress_(progress) {}

    // False when the ledger cannot be written any more; `error()` then says why.
    bool take(Reading reading) {
        batch_.push_back(std::move(reading));
        return batch_.size() < batch_size || flush();
    }

    bool flush() {
        if (batch_.empty() || error_) return !error_;
        Result<std::vector<Added>> added = ledger_.add(batch_);
        if (!added) {
            error_ = std::move(added).error();
            return false;
        }
        for (std::size_t i = 0; i < added->size(); ++i) {
            counts_[static_cast<std::size_t>((*added)[i])] += 1;
            statements_ += (*added)[i] == Added::same ? 0 : batch_[i].statements.size();
            progress_.advance(1, batch_[i].statements.size());
        }
        batch_.clear();
        return true;
    }

    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

    [[nodiscard]] std::string summary() const {
        return std::to_string(counts_[0]) + " new, " + std::to_string(counts_[2]) + " changed, " + std::to_string(counts_[1]) +
               " already there; " + std::to_string(statements_) + " statements added";
    }

private:
    static constexpr std::size_t batch_size = 64;
    Ledger& ledger_;
    Progress& progress_;
    std::vector<Reading> batch_;
    std::array<std::uint64_t, 3> counts_{};  // by Added
    std::uint64_t statements_ = 0;
    std::optional<Error> error_;
};

ExitStatus failed(const Error& error) {
    complain(error);
    return ExitStatus::some_failed;
}

ExitStatus run_add(const Options& options) {
    Result<std::vector<Pack>> packs = open_packs(options.reading.packs);
    if (!packs) {
        complain(packs.error());
        return ExitStatus::wrong_use;
    }
    const Reader reader(std::move(*packs));
    const TermsOf terms_of = [&](std::string_view text, std::string_view language) { return reader.index_terms(text, language); };
    Result<std::unique_ptr<Ledger>> ledger = Ledger::open(options.ledger, {.mode = LedgerOptions::Mode::create, .terms_of = terms_of});
    if (!ledger) return failed(ledger.error());

    Progress progress;
    Failures failures;
    Writer writer(**ledger, progress);
    OrderedWorkers<Input, Result<Reading>> workers(
        threads_of(options.reading), [&](Input input) { return read_input(reader, std::move(input), options.reading.read); },
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
        return !writer.error();
    });
    workers.finish();
    writer.flush();
    progress.clear();
    std::cout << writer.summary() << (failures.count() > 0 ? "; " + std::to_string(failures.count()) + " could not be read" : "") << "\n";
    std::cerr << failures.summary();
    if (writer.error()) return failed(*writer.error());
    return failures.count() == 0 ? ExitStatus::fine : ExitStatus::some_failed;
}

constexpr const char* examples = R"(Adding the same again changes nothing. An article whose text has changed becomes a new version.

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
