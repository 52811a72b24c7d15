// sayso eval pages: the articles found on pages against gold.
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/json_lines.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "eval/pages.h"
#include "page/page.h"

namespace sayso::cli {
namespace {

enum class PagesFormat : std::uint8_t { text, json };

struct Options {
    std::vector<std::string> folders;
    std::vector<std::string> packs;
    std::string predicted;  // a file of results; empty: the pages are read now
    std::string write;      // where to put what was read; empty: nowhere
    std::size_t worst = 0;
    PagesFormat format = PagesFormat::text;
};

using ScoredPages = std::vector<eval::ScoredPage>;

Result<ScoredPages> scored_pages_in(const std::string& path) { return values_in(path, eval::scored_page_from_json); }

// An article that cannot be read is told of and counts as empty.
ScoredPages read_now(const PageReader& reader, const std::string& folder, const ScoredPages& gold) {
    ScoredPages found;
    for (const eval::ScoredPage& page : gold) {
        const std::string path = folder + "/" + page.html;
        std::ifstream file(path, std::ios::binary);
        std::ostringstream bytes;
        if (page.html.empty() || !file || !(bytes << file.rdbuf())) {
            complain({.what = "cannot be read", .input = path, .record = page.id});
            continue;
        }
        const auto article = reader.read({.bytes = std::move(bytes).str(), .url = page.url, .id = page.id});
        if (article)
            found.push_back(eval::scored_page_from(*article));
        else
            complain(article.error());
    }
    return found;
}

Result<Done> write(const ScoredPages& pages, const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    for (const eval::ScoredPage& page : pages) file << eval::to_json(page) << '\n';
    if (!file.flush()) return Error{.what = "cannot be written", .input = path};
    return Done{};
}

Result<ScoredPages> results_for(const std::string& folder, const ScoredPages& gold, const Options& options) {
    if (!options.predicted.empty()) return scored_pages_in(options.predicted);
    const Result<std::vector<Pack>> packs = open_packs(options.packs);
    if (!packs) return packs.error();
    std::vector<const PackData*> data;
    for (const Pack& pack : *packs) data.push_back(&pack.data());
    return read_now(PageReader(data), folder, gold);
}

Result<Done> evaluate(const std::string& folder, const Options& options) {
    const auto gold = scored_pages_in(folder + "/gold.jsonl");
    if (!gold) return gold.error();
    auto results = results_for(folder, *gold, options);
    if (!results) return results.error();
    if (!options.write.empty())
        if (const auto written = write(*results, options.write); !written) return written;
    std::map<std::string, eval::ScoredPage> found;
    for (eval::ScoredPage& page : *results) {
        const std::string id = page.id;
        found.insert_or_assign(id, std::move(page));
    }
    const eval::PageScores scores = eval::score_pages(*gold, found);
    if (options.folders.size() > 1 && options.format == PagesFormat::text) std::cout << "# " << folder << "\n";
    std::cout << (options.format == PagesFormat::json ? eval::to_json(scores) + "\n"
                                                      : eval::to_text(scores, options.worst));
    return Done{};
}

ExitStatus run(const Options& options) {
    for (const std::string& folder : options.folders) {
        const ExitStatus status = told(evaluate(folder, options));
        if (status != ExitStatus::fine) return status;
    }
    return ExitStatus::fine;
}

constexpr const char* examples = R"(Examples:
  sayso eval pages pages/fundus_de_dev          gold.jsonl in it names each page's file and what its article is
  sayso eval pages pages/fundus_de_dev --worst 5
  sayso eval pages pages/fundus_de_dev --predicted other.jsonl   another program's results)";

}  // namespace

void add_eval_pages_command(CLI::App& eval, ExitStatus& status) {
    static const std::map<std::string, PagesFormat> formats = {{"text", PagesFormat::text},
                                                               {"json", PagesFormat::json}};
    auto options = std::make_shared<Options>();
    CLI::App* const command = eval.add_subcommand("pages", "The articles found on pages: text, title, date, authors");
    command->add_option("folder", options->folders, "Folders with gold.jsonl and its pages")
        ->required()
        ->check(CLI::ExistingDirectory)
        ->type_name("DIR");
    add_pack_option(*command, options->packs);
    command->add_option("--predicted", options->predicted, "Score these results instead of reading now")
        ->check(CLI::ExistingFile)
        ->type_name("FILE");
    command->add_option("--write", options->write, "Put what was read into this file, a JSON line a page")
        ->type_name("FILE");
    command->add_option("--worst", options->worst, "Name the N pages with the lowest word F1")->type_name("N");
    command->add_option("--format", options->format, "text or json")->transform(choice(formats))->type_name("FORMAT");
    command->footer(examples);
    command->callback([options, &status] { status = run(*options); });
}

}  // namespace sayso::cli
