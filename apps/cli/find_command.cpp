// sayso find, who and show: out of the ledger.
#include <iostream>
#include <map>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/hit_table.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "sayso/ledger.h"
#include "sayso/query.h"

namespace sayso::cli {
namespace {

enum class HitFormat : std::uint8_t { table, jsonl };

struct Options {
    std::vector<std::string> words;
    std::string ledger;
    std::vector<std::string> packs;
    HitFormat format = HitFormat::table;
    ColourChoice colour = ColourChoice::automatic;
};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

// Opens the ledger for reading and hands it to `work`, with the packs' way to fold words.
template <class Work>
ExitStatus with_ledger(const Options& options, const Work& work) {
    Result<std::vector<Pack>> packs = open_packs(options.packs);
    if (!packs) {
        complain(packs.error());
        return ExitStatus::wrong_use;
    }
    const Reader reader(std::move(*packs));
    const TermsOf terms_of = [&](std::string_view text, std::string_view language) { return reader.index_terms(text, language); };
    const Result<std::unique_ptr<Ledger>> ledger = Ledger::open(options.ledger, {.mode = LedgerOptions::Mode::read, .terms_of = terms_of});
    if (!ledger) {
        complain(ledger.error());
        return ExitStatus::some_failed;
    }
    return work(**ledger);
}

ExitStatus print_found(const Result<Found>& found, const Options& options) {
    if (!found) {
        complain(found.error());
        return ExitStatus::some_failed;
    }
    const Terminal terminal = terminal_of_stdout(options.colour);
    for (const Hit& hit : found->hits) std::cout << (options.format == HitFormat::jsonl ? hit_json(hit) + "\n" : hit_row(hit, terminal));
    if (options.format == HitFormat::table) {
        std::cout << found->hits.size() << " of " << found->total << (found->total == 1 ? " statement" : " statements") << "\n";
    }
    return ExitStatus::fine;
}

// A wrong query is shown with a mark under the place.
void complain_about_query(const std::string& text, const Error& error) {
    complain(error);
    if (!error.offset || *error.offset > text.size()) return;
    std::cerr << "  " << harmless(text) << "\n  " << std::string(columns_of(std::string_view(text).substr(0, *error.offset)), ' ') << "^\n";
}

ExitStatus run_find(const Options& options) {
    const std::string text = joined(options.words);
    const Result<Query> query = parse_query(text);
    if (!query) {
        complain_about_query(text, query.error());
        return ExitStatus::wrong_use;
    }
    return with_ledger(options, [&](const Ledger& ledger) {
        std::cerr << "find " << harmless(print(*query)) << "\n";
        return print_found(ledger.find(*query), options);
    });
}

ExitStatus run_who(const Options& options) {
    return with_ledger(options, [&](const Ledger& ledger) { return print_found(ledger.who(joined(options.words)), options); });
}

void print_shown(const Shown& shown, const Terminal& terminal) {
    const Style& style = style_of(terminal);
    std::cout << hit_row(shown.hit, terminal);
    if (!shown.hit.url.empty()) std::cout << harmless(shown.hit.url) << "\n";
    std::cout << "\n";
    const std::string passage = harmless("… " + shown.before + "▸" + shown.hit.content + "◂" + shown.after + " …");
    for (const std::string& line : wrapped(passage, terminal.width)) std::cout << style.dim << line << style.end << "\n";
}

ExitStatus run_show(const Options& options) {
    return with_ledger(options, [&](const Ledger& ledger) {
        const Result<Shown> shown = ledger.show(joined(options.words));
        if (!shown) {
            complain(shown.error());
            return ExitStatus::some_failed;
        }
        if (options.format == HitFormat::jsonl) std::cout << hit_json(shown->hit) << "\n";
        else print_shown(*shown, terminal_of_stdout(options.colour));
        return ExitStatus::fine;
    });
}

// Adds a command that reads the ledger: words, --ledger, --pack, --format, --colour.
CLI::App* add_ledger_command(CLI::App& app, const std::string& name, const std::string& description, const std::string& words,
                             const std::shared_ptr<Options>& options) {
    static const std::map<std::string, HitFormat> formats = {{"table", HitFormat::table}, {"jsonl", HitFormat::jsonl}};
    CLI::App* const command = app.add_subcommand(name, description);
    command->add_option(words, options->words)->required();
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->add_option("--format", options->format, "table or jsonl")->transform(choice(formats))->type_name("FORMAT");
    add_colour_option(*command, options->colour);
    return command;
}

constexpr const char* find_examples = R"(All words and fields must hold. Fields: by: about: to: via: act: form: certainty: outlet:
after: before: figure: unit:. Words joined by + stand next to each other; not: excludes.

Examples:
  sayso find ferry act:deny
  sayso find by:mark+rutte after:2031-05-01
  sayso find figure:100..200 not:about:weather order:relevance limit:50)";

}  // namespace

void add_find_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = add_ledger_command(app, "find", "Search the ledger", "QUERY", options);
    command->footer(find_examples);
    command->callback([options, &status] { status = run_find(*options); });
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
