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
    Writer(Ledger& ledger, Progress& progress, Failures& failures) : ledger_(ledger), progress_(progress), failures_(failures) {}

    // False when the ledger cannot be written any more.
    bool take(Reading reading) {
        batch_.push_back(std::move(reading));
        return batch_.size() < batch_size || flush();
    }

    bool flush() {
        if (batch_.empty() || stopped_) return !stopped_;
        if (!write(batch_)) write_one_by_one();
        batch_.clear();
        return !stopped_;
    }

    [[nodiscard]] bool stopped() const { return stopped_; }

    [[nodiscard]] std::string summary() const {
        return std::to_string(counts_[0]) + " new, " + std::to_string(counts_[2]) + " changed, " + std::to_string(counts_[1]) +
               " already there; " + std::to_string(statements_) + " statements added";
    }

private:
    static constexpr std::size_t batch_size = 64;

    bool write(const std::vector<Reading>& readings) {
        const Result<std::vector<Added>> added = ledger_.add(readings);
        if (!added) {
            error_ = added.error();
            return false;
        }
        for (std::size_t i = 0; i < added->size(); ++i) {
            counts_[static_cast<std::size_t>((*added)[i])] += 1;
            statements_ += (*added)[i] == Added::same ? 0 : readings[i].statements.size();
            progress_.advance(1, readings[i].statements.size());
        }
        return true;
    }

    // One reading that the ledger refuses does not keep out the others of its batch. Where it refuses them all, it is the
    // ledger that cannot be written, and going on would be no use.
    void write_one_by_one() {
        std::size_t written = 0;
        std::vector<Error> errors;
        for (const Reading& reading : batch_) {
            if (write({reading})) ++written;
            else errors.push_back(error_);
            if (written == 0 && errors.size() == tries_before_stopping) break;
        }
        stopped_ = written == 0;
        if (stopped_) errors.resize(1);
        progress_.clear();
        for (const Error& error : errors) failures_.add(error);
    }

    static constexpr std::size_t tries_before_stopping = 3;
    Ledger& ledger_;
    Progress& progress_;
    Failures& failures_;
    std::vector<Reading> batch_;
    std::array<std::uint64_t, 3> counts_{};  // by Added
    std::uint64_t statements_ = 0;
    Error error_;
    bool stopped_ = false;
};

ExitStatus run_add(const Options& options) {
    Result<std::vector<Pack>> packs = open_packs(options.reading.packs);
    if (!packs) {
        complain(packs.error());
        return ExitStatus::wrong_use;
    }
    const Reader reader(std::move(*packs));
    const TermsOf terms_of = [&](std::string_view text, std::string_view language) { return reader.index_terms(text, language); };
    Result<std::unique_ptr<Ledger>> ledger = Ledger::open(options.ledger, {.mode = LedgerOptions::Mode::create, .terms_of = terms_of});
    if (!ledger) return told(ledger.error());

    Progress progress;
    Failures failures;
    Writer writer(**ledger, progress, failures);
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
        return !writer.stopped();
    });
    workers.finish();
    writer.flush();
    progress.clear();
    std::cout << writer.summary() << (failures.count() > 0 ? "; " + std::to_string(failures.count()) + " failed" : "") << "\n";
    std::cerr << failures.summary();
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
