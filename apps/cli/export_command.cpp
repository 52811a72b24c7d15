// sayso export and digest: everything back out of the ledger.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "exchange/exchange.h"
#include "sayso/ledger.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

enum class ExportFormat : std::uint8_t { jsonl, csv, json_ld, brat };
enum class Extent : std::uint8_t { all, in_view };

struct Options {
    std::string ledger;
    ExportFormat format = ExportFormat::jsonl;
    std::string folder;
    CsvOptions csv;
    std::string separator = ",";
    bool byte_order_mark = false;
    bool newest_only = false;
};

// brat reads a folder of .txt and .ann files with the same names. Articles' ids may be anything, so files have numbers.
class BratFolder {
public:
    explicit BratFolder(fs::path folder) : folder_(std::move(folder)) {}

    Status begin() {
        std::error_code error;
        fs::create_directories(folder_, error);
        return write("annotation.conf", std::string(brat_configuration()));
    }

    Status add(const Reading& reading) {
        std::string name = std::to_string(++count_);
        name.insert(0, name.size() < 6 ? 6 - name.size() : 0, '0');
        if (auto status = write(name + ".txt", reading.article.text); !status) return status;
        return write(name + ".ann", to_brat(reading));
    }

private:
    [[nodiscard]] Status write(const std::string& name, const std::string& bytes) const {
        const fs::path path = folder_ / name;
        std::ofstream file(path, std::ios::binary);
        file << bytes;
        file.close();
        if (file) return Done{};
        return Error{.what = "the file could not be written",
                     .input = path.string(),
                     .remedy = "check the folder's permissions and the disk"};
    }

    fs::path folder_;
    std::size_t count_ = 0;
};

class Exporter {
public:
    explicit Exporter(const Options& options) : options_(options), brat_(options.folder) {}

    Status begin() {
        if (options_.format == ExportFormat::brat) return brat_.begin();
        if (options_.format != ExportFormat::csv) return Done{};
        if (options_.byte_order_mark) std::cout << "\xEF\xBB\xBF";
        std::cout << csv_header(options_.csv);
        return Done{};
    }

    Status take(const KeptReading& kept) {
        switch (options_.format) {
            case ExportFormat::jsonl: std::cout << to_json(kept.reading) << "\n"; return Done{};
            case ExportFormat::csv: std::cout << to_csv(kept.reading, options_.csv); return Done{};
            case ExportFormat::json_ld:
                std::cout << to_json_ld({.reading = kept.reading, .was_revision_of = kept.was_revision_of});
                return Done{};
            case ExportFormat::brat: break;
        }
        return brat_.add(kept.reading);
    }

private:
    const Options& options_;
    BratFolder brat_;
};

// All versions and readings go out as JSON lines, so that nothing is lost on the way back; the other formats are for
// looking at what is said now.
Extent extent_of(const Options& options) {
    return options.format == ExportFormat::jsonl && !options.newest_only ? Extent::all : Extent::in_view;
}

Status take_as_viewed(const Ledger& ledger, const KeptReading& kept, Exporter& exporter) {
    auto viewed = ledger.as_viewed(kept.reading);
    if (!viewed) return viewed.error();
    return exporter.take({std::move(viewed).value(), kept.was_revision_of, kept.in_view});
}

Status print_by_hand(const Ledger& ledger) {
    const auto corrections = ledger.corrections();
    if (!corrections) return corrections.error();
    for (const Correction& correction : *corrections) std::cout << to_json(correction) << "\n";
    const auto edits = ledger.entity_edits();
    if (!edits) return edits.error();
    for (const EntityEdit& edit : *edits) std::cout << to_json(edit) << "\n";
    return Done{};
}

Status export_all(const Ledger& ledger, const Options& options) {
    Exporter exporter(options);
    if (auto status = exporter.begin(); !status) return status;
    const Extent extent = extent_of(options);
    Status written = Done{};
    const Status read = ledger.each_reading([&](const KeptReading& kept) {
        if (extent == Extent::in_view && !kept.in_view) return true;
        written = options.format == ExportFormat::jsonl ? exporter.take(kept) : take_as_viewed(ledger, kept, exporter);
        return written.ok() && std::cout.good();
    });
    if (!read || !written) return read ? written : read;
    return options.format == ExportFormat::jsonl ? print_by_hand(ledger) : Status(Done{});
}

ExitStatus run_export(Options& options) {
    if (options.format == ExportFormat::brat && options.folder.empty()) {
        complain({.what = "brat's standoff format is a folder of files", .remedy = "name it with --output"});
        return ExitStatus::wrong_use;
    }
    options.csv.separator = options.separator.front();
    const auto ledger = Ledger::open(options.ledger, {});
    return told(ledger ? export_all(**ledger, options) : Status(ledger.error()));
}

ExitStatus run_digest(const std::string& path) {
    const auto ledger = Ledger::open(path, {});
    if (!ledger) return told(ledger.error());
    const auto digest = (*ledger)->digest();
    if (!digest) return told(digest.error());
    std::cout << *digest << "\n";
    return ExitStatus::fine;
}

constexpr const char* export_examples =
    R"(JSON lines have every version and reading that was kept, then what was said by hand, and `sayso import` takes
them back; the other formats have the newest version of each article, corrected.

Examples:
  sayso export > ledger.jsonl
  sayso export --format csv --separator ';' --bom > statements.csv
  sayso export --format json-ld > annotations.jsonl
  sayso export --format brat --output brat/)";

}  // namespace

void add_export_command(CLI::App& app, ExitStatus& status) {
    static const std::map<std::string, ExportFormat> formats = {{"jsonl", ExportFormat::jsonl},
                                                                {"csv", ExportFormat::csv},
                                                                {"json-ld", ExportFormat::json_ld},
                                                                {"brat", ExportFormat::brat}};
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("export", "Everything out of the ledger, for other programs");
    add_ledger_option(*command, options->ledger);
    command->add_option("--format", options->format, "jsonl, csv, json-ld or brat")
        ->transform(choice(formats))
        ->type_name("FORMAT");
    command->add_option("--output", options->folder, "The folder for brat's files")->type_name("FOLDER");
    command
        ->add_option("--separator", options->separator,
                     "Between the cells of csv: , or ; (spreadsheets in some countries)")
        ->check(CLI::IsMember({",", ";"}))
        ->type_name("CHARACTER");
    command->add_flag("--bom", options->byte_order_mark,
                      "Begin csv with a byte order mark, by which spreadsheets know UTF-8");
    command->add_flag("--newest", options->newest_only, "JSON lines of the newest versions only");
    command->footer(export_examples);
    command->callback([options, &status] { status = run_export(*options); });
}

void add_digest_command(CLI::App& app, ExitStatus& status) {
    auto path = std::make_shared<std::string>();
    CLI::App* const command =
        app.add_subcommand("digest", "A hash of all that a ledger keeps, the same for equal ledgers");
    add_ledger_option(*command, *path);
    command->callback([path, &status] { status = run_digest(*path); });
}

}  // namespace sayso::cli
