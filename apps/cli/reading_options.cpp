#include "cli/reading_options.h"
#include "cli/choice.h"

#include <thread>

#include "base/date.h"

namespace sayso::cli {
namespace {

std::string check_date(const std::string& text) {
    return date_from_iso(text) ? std::string()
                               : "\"" + text + "\" is no date like 2031-05-04 or 2031-05-04T09:30:00+02:00";
}

}  // namespace

void add_pack_option(CLI::App& command, std::vector<std::string>& packs) {
    command.add_option("--pack", packs, "Language pack to read with (default: those that come with sayso)")
        ->allow_extra_args(false)
        ->type_name("FILE");
}

void add_colour_option(CLI::App& command, ColourChoice& colour) {
    static const std::map<std::string, ColourChoice> choices = {
        {"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}};
    command.add_option("--colour,--color", colour, "auto (on a terminal), always or never")
        ->transform(choice(choices))
        ->type_name("WHEN");
}

CLI::Option* add_reading_options(CLI::App& command, ReadingOptions& options) {
    static const std::map<std::string, InputFormat> formats = {
        {"auto", InputFormat::automatic}, {"page", InputFormat::page}, {"jsonl", InputFormat::jsonl}};
    CLI::Option* const paths =
        command.add_option("PATH", options.paths, "Files, folders, addresses, or - for standard input")->required();
    command
        .add_option("--input-format", options.input.format,
                    "auto (by name), page, or jsonl: one {\"id\",\"title\",\"published\",\"text\"} a line")
        ->transform(choice(formats))
        ->type_name("FORMAT");
    command.add_option("--published", options.read.published, "Date of publication where the page has none")
        ->check(check_date)
        ->type_name("DATE");
    command.add_option("--threads", options.threads, "How many threads read (default: one for each processor)")
        ->check(CLI::Range(1, 256))
        ->type_name("N");
    add_pack_option(command, options.packs);
    return paths;
}

std::size_t threads_of(const ReadingOptions& options) {
    return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

Error located(Error error, const Input& input) {
    if (error.input.empty()) error.input = input.source == "-" ? "standard input" : input.source;
    if (error.record.empty()) error.record = input.record;
    return error;
}

}  // namespace sayso::cli
