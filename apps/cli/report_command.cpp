// sayso report: what a search finds, on a page.
#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "cli/reading_options.h"
#include "cli/report_page.h"
#include "cli/story_search.h"

namespace sayso::cli {
namespace {

constexpr std::uint32_t most_statements = 1000;
constexpr std::uint32_t most_facet_values = 10;

struct Options {
    std::vector<std::string> words;
    std::string ledger;
    std::vector<std::string> packs;
    std::string output;
};

// `asked` is printed; it is searched for with a limit of our own where it has none.
Result<Report> report_of(const Searcher& searcher, const Query& asked) {
    Report report{.query = print(asked)};
    Query query = asked;
    if (query.limit == Query{}.limit) query.limit = most_statements;
    auto found = searcher.find(query);
    if (!found) return found.error();
    report.found = std::move(*found);
    for (const FacetBy by : {FacetBy::who, FacetBy::outlet, FacetBy::act, FacetBy::month}) {
        auto values = searcher.facets(query, by, most_facet_values);
        if (!values) return values.error();
        report.facets.emplace_back(by, std::move(*values));
    }
    return report;
}

Status write(const Ledger& ledger, const Query& query, const Options& options) {
    const auto searcher = Searcher::of(ledger, query, options.packs);
    if (!searcher) return searcher.error();
    const auto report = report_of(*searcher, query);
    if (!report) return report.error();
    std::ofstream file(options.output, std::ios::binary);
    file << report_page(*report);
    file.close();
    if (file) return Done{};
    return Error{.what = "the file could not be written",
                 .input = options.output,
                 .remedy = "check its folder's permissions and the disk"};
}

ExitStatus run_report(const Options& options) {
    std::string text;
    for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
    const Result<Query> query = parse_query(text);
    if (!query) {
        complain(query.error());
        return ExitStatus::wrong_use;
    }
    return with_ledger({.path = options.ledger, .packs = options.packs},
                       [&](const Ledger& ledger) { return told(write(ledger, *query, options)); });
}

}  // namespace

void add_report_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("report", "What a search finds as a page to print or to send");
    command->add_option("QUERY", options->words, "As for sayso find; everything, if not given");
    command->add_option("-o,--output", options->output, "The HTML file")->required()->type_name("FILE");
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->footer(
        "The page is one file without scripts. It has at most 1000 statements; limit: says otherwise.\n\n"
        "Examples:\n  sayso report ferry after:2031-05 -o ferry.html");
    command->callback([options, &status] { status = run_report(*options); });
}

}  // namespace sayso::cli
