// sayso eval times: times against TimeML files, beside what another program found in them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "eval/times.h"
#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

enum class TimesFormat : std::uint8_t { text, json };

struct Options {
    std::vector<std::string> gold;  // TimeML files, or folders of them
    std::vector<std::string> packs;
    std::vector<std::string> compare;
    std::string explain;
    TimesFormat format = TimesFormat::text;
};

using TimedTexts = std::map<std::string, eval::TimedText>;

// Where the name of a file says what it annotates, the names must differ.
Result<Done> add_file(const fs::path& path, TimedTexts& texts) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf())) return Error{.what = "cannot be read", .input = path.string()};
    const std::string id = eval::timeml_stem(path.filename().string());
    if (!texts.emplace(id, eval::timed_text_from_timeml(id, bytes.str())).second)
        return Error{.what = "a second file of this name",
                     .input = path.string(),
                     .remedy = "give folders whose files differ in name"};
    return Done{};
}

Result<TimedTexts> timed_texts_in(const std::vector<std::string>& paths) {
    TimedTexts texts;
    for (const std::string& path : paths) {
        std::vector<fs::path> files = {path};
        std::error_code error;
        if (fs::is_directory(path, error)) {
            files.clear();
            for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
                if (entry->is_regular_file() && !entry->path().filename().string().starts_with('.'))
                    files.push_back(entry->path());
            std::sort(files.begin(), files.end());
        }
        if (error) return Error{.what = "cannot be read: " + error.message(), .input = path};
        for (const fs::path& file : files)
            if (const auto added = add_file(file, texts); !added) return added.error();
    }
    return texts;
}

// A TimeML file does not tell its language: it is taken for that of the first pack.
Result<TimedTexts> read_now(const TimedTexts& gold, const Options& options) {
    Result<std::vector<Pack>> packs = open_packs(options.packs);
    if (!packs) return std::move(packs).error();
    const std::string language = packs->front().card().language;
    const Reader reader(std::move(*packs));
    TimedTexts read;
    for (const auto& [id, text] : gold) {
        const Reading reading =
            reader.read(Article{.id = id, .published = text.published, .language = language, .text = text.utf8});
        Result<eval::TimedText> timed = eval::timed_text_from_reading(to_json(reading));
        if (!timed) return timed.error();
        read.emplace(id, std::move(*timed));
    }
    return read;
}

std::vector<eval::TimedText> in_order(const TimedTexts& texts) {
    std::vector<eval::TimedText> list;
    for (const auto& [id, text] : texts) list.push_back(text);
    return list;
}

Result<Done> explain(const TimedTexts& gold, const TimedTexts& read, const std::string& id) {
    const auto wanted = gold.find(id);
    if (wanted == gold.end()) return Error{.what = "the gold has no text \"" + id + "\""};
    std::vector<eval::TimeError> errors;
    (void)eval::score_times(wanted->second.times, read.at(id).times, &errors);
    std::cout << eval::to_text(errors, wanted->second.letters);
    return Done{};
}

Result<Done> evaluate(const Options& options) {
    const auto gold = timed_texts_in(options.gold);
    if (!gold) return gold.error();
    const auto read = read_now(*gold, options);
    if (!read) return read.error();
    if (!options.explain.empty()) return explain(*gold, *read, options.explain);
    const auto ours = eval::score_times(in_order(*gold), *read);
    if (!ours) return ours.error();
    if (options.format == TimesFormat::text)
        std::cout << eval::time_header() << eval::time_row("sayso", *ours);
    else
        std::cout << eval::to_json(*ours) << "\n";
    if (options.compare.empty()) return Done{};
    const auto compared = timed_texts_in(options.compare);
    if (!compared) return compared.error();
    const auto theirs = eval::score_times(in_order(*gold), *compared);
    if (!theirs) return theirs.error();
    if (options.format == TimesFormat::text)
        std::cout << eval::time_row("compared", *theirs);
    else
        std::cout << eval::to_json(*theirs) << "\n";
    return Done{};
}

constexpr const char* examples = R"(Examples:
  sayso eval times gold/
  sayso eval times gold/ --compare heideltime/      the same files, annotated by another program
  sayso eval times gold/ --explain 2005_3_EinOscar  what was missed, put in too much, or got another extent or value)";

}  // namespace

void add_eval_times_command(CLI::App& eval, ExitStatus& status) {
    static const std::map<std::string, TimesFormat> formats = {{"text", TimesFormat::text},
                                                               {"json", TimesFormat::json}};
    auto options = std::make_shared<Options>();
    CLI::App* const command = eval.add_subcommand("times", "Times against TimeML files with TIMEX3 tags");
    command->add_option("gold", options->gold, "TimeML files, or folders of them")
        ->required()
        ->check(CLI::ExistingPath)
        ->type_name("DIR|FILE");
    add_pack_option(*command, options->packs);
    command->add_option("--compare", options->compare, "The same files as another program annotated them")
        ->check(CLI::ExistingPath)
        ->allow_extra_args(false)
        ->type_name("DIR");
    command->add_option("--explain", options->explain, "The errors in one text")->type_name("ID");
    command->add_option("--format", options->format, "text or json")->transform(choice(formats))->type_name("FORMAT");
    command->footer(examples);
    command->callback([options, &status] { status = told(evaluate(*options)); });
}

}  // namespace sayso::cli
