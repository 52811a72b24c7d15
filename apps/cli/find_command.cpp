// sayso find, first, who and show: out of the ledger.
#include <iostream>
#include <map>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/hit_table.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "cli/reading_options.h"
#include "cli/shown_details.h"
#include "cli/story_search.h"
#include "sayso/ledger.h"
#include "sayso/query.h"

namespace sayso::cli {
namespace {

enum class HitFormat : std::uint8_t { table, jsonl };

struct Options {
    std::vector<std::string> words;
    std::string ledger;
    std::vector<std::string> packs;
    std::vector<FacetBy> facets;
    HitFormat format = HitFormat::table;
    ColourChoice colour = ColourChoice::automatic;
};

LedgerAccess access_of(const Options& options) { return {.path = options.ledger, .packs = options.packs}; }

ExitStatus print_found(const Result<Found>& found, const Options& options) {
    if (!found) return told(found.error());
    const Terminal terminal = terminal_of_stdout(options.colour);
    for (const Hit& hit : found->hits)
        std::cout << (options.format == HitFormat::jsonl ? hit_json(hit) + "\n" : hit_row(hit, terminal));
    if (options.format == HitFormat::table) {
        std::cout << found->hits.size() << " of " << found->total << (found->total == 1 ? " statement" : " statements")
                  << "\n";
    }
    return ExitStatus::fine;
}

// A wrong query is shown with a mark under the place.
void complain_about_query(const std::string& text, const Error& error) {
    complain(error);
    if (!error.offset || *error.offset > text.size()) return;
    std::cerr << "  " << harmless(text) << "\n  "
              << std::string(columns_of(std::string_view(text).substr(0, *error.offset)), ' ') << "^\n";
}

constexpr std::uint32_t most_facet_values = 20;

void print_facet(FacetBy facet, const std::vector<Facet>& values, const Options& options) {
    if (options.format == HitFormat::table) std::cout << "\nby " << name_of(facet) << "\n";
    for (const Facet& value : values) {
        if (options.format == HitFormat::jsonl)
            std::cout << facet_json(facet, value) << "\n";
        else
            std::cout << facet_row(value);
    }
}

ExitStatus print_facets(const Searcher& searcher, const Query& query, const Options& options) {
    for (const FacetBy facet : options.facets) {
        const auto values = searcher.facets(query, facet, most_facet_values);
        if (!values) return told(values.error());
        print_facet(facet, *values, options);
    }
    return ExitStatus::fine;
}

// How a command changes the query that was given.
using Change = void (*)(Query&);

ExitStatus run_query(const Options& options, Change change) {
    const std::string text = as_one_text(options.words);
    Result<Query> query = parse_query(text);
    if (!query) {
        complain_about_query(text, query.error());
        return ExitStatus::wrong_use;
    }
    change(*query);
    return with_ledger(access_of(options), [&](const Ledger& ledger) {
        std::cerr << "find " << harmless(print(*query)) << "\n";
        const auto searcher = Searcher::of(ledger, *query, options.packs);
        if (!searcher) return told(searcher.error());
        const ExitStatus status = print_found(searcher->find(*query), options);
        return status == ExitStatus::fine ? print_facets(*searcher, *query, options) : status;
    });
}

ExitStatus run_find(const Options& options) {
    return run_query(options, [](Query&) {});
}

// Whoever said it first: the oldest of what a search finds.
ExitStatus run_first(const Options& options) {
    return run_query(options, [](Query& query) {
        query.order = Order::oldest;
        query.limit = 1;
    });
}

ExitStatus run_who(const Options& options) {
    return with_ledger(access_of(options), [&](const Ledger& ledger) {
        return print_found(ledger.who(as_one_text(options.words)), options);
    });
}

void print_shown(const Shown& shown, const Terminal& terminal) {
    const Style& style = style_of(terminal);
    std::cout << hit_row(shown.hit, terminal) << shown_details(shown, terminal);
    if (!shown.hit.url.empty()) std::cout << harmless(shown.hit.url) << "\n";
    for (const Correction& correction : shown.corrections) {
        std::cout << "corrected: " << name_of(correction.field) << " is " << harmless(correction.value) << ", by "
                  << harmless(correction.by) << " at " << harmless(correction.at) << ": " << harmless(correction.why)
                  << "\n";
    }
    std::cout << "\n";
    const std::string passage = harmless("… " + shown.before + "▸" + shown.hit.content + "◂" + shown.after + " …");
    for (const std::string& line : wrapped(passage, terminal.width))
        std::cout << style.dim << line << style.end << "\n";
}

ExitStatus run_show(const Options& options) {
    return with_ledger(access_of(options), [&](const Ledger& ledger) {
        const Result<Shown> shown = ledger.show(as_one_text(options.words));
        if (!shown) return told(shown.error());
        if (options.format == HitFormat::jsonl)
            std::cout << hit_json(shown->hit) << "\n";
        else
            print_shown(*shown, terminal_of_stdout(options.colour));
        return ExitStatus::fine;
    });
}

// Adds a command that reads the ledger: words, --ledger, --pack, --format, --colour.
CLI::App* add_ledger_command(CLI::App& app, const std::string& name, const std::string& description,
                             const std::string& words, const std::shared_ptr<Options>& options) {
    static const std::map<std::string, HitFormat> formats = {{"table", HitFormat::table}, {"jsonl", HitFormat::jsonl}};
    CLI::App* const command = app.add_subcommand(name, description);
    command->add_option(words, options->words)->required();
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->add_option("--format", options->format, "table or jsonl")->transform(choice(formats))->type_name("FORMAT");
    add_colour_option(*command, options->colour);
    return command;
}

constexpr const char* find_examples =
    R"(All words and fields must hold. Fields: by: about: to: via: act: form: certainty: outlet:
after: before: figure: unit: claim: sources:. Words joined by + stand next to each other; not: excludes.

Examples:
  sayso find ferry act:deny
  sayso find by:mark+rutte after:2031-05-01
  sayso find ferry --facet who --facet month
  sayso find ferry sources:2..                 what stands on the word of two or more
  sayso find figure:100..200 not:about:weather order:relevance limit:50)";

}  // namespace

void add_find_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = add_ledger_command(app, "find", "Search the ledger", "QUERY", options);
    static const std::map<std::string, FacetBy> facets = {
        {"who", FacetBy::who},     {"via", FacetBy::via},   {"outlet", FacetBy::outlet},
        {"act", FacetBy::act},     {"form", FacetBy::form}, {"certainty", FacetBy::certainty},
        {"month", FacetBy::month}, {"day", FacetBy::day}};
    command
        ->add_option(
            "--facet", options->facets,
            "Count what was found by who, via, outlet, act, form, certainty, month, day; may be given several times")
        ->transform(choice(facets))
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("BY");
    command->footer(find_examples);
    command->callback([options, &status] { status = run_find(*options); });
}

void add_first_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = add_ledger_command(app, "first", "Who said it first", "QUERY", options);
    command->footer(
        "The oldest statement that `sayso find` finds. Articles without a date come last.\n\nExamples:\n  sayso first 12.000 soldiers\n  sayso first ferry act:deny");
    command->callback([options, &status] { status = run_first(*options); });
}

void add_who_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = add_ledger_command(app, "who", "Everything that somebody said, by time", "NAME", options);
    command->footer("Examples:\n  sayso who rutte\n  sayso who wall street journal");
    command->callback([options, &status] { status = run_who(*options); });
}

void add_show_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = add_ledger_command(app, "show", "One statement, with the text around it", "ID", options);
    command->footer("The beginning of an id is enough.\n\nExamples:\n  sayso show s:3f9a");
    command->callback([options, &status] { status = run_show(*options); });
}

}  // namespace sayso::cli
