// sayso story, claim and figures: what the articles of a ledger have to do with each other.
#include <iostream>
#include <map>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "cli/story_pages.h"
#include "sayso/ledger.h"

namespace sayso::cli {
namespace {

enum class StoryFormat : std::uint8_t { table, jsonl };

struct Options {
    std::vector<std::string> words;
    std::string ledger;
    std::vector<std::string> packs;
    StoryFormat format = StoryFormat::table;
    ColourChoice colour = ColourChoice::automatic;
    bool all = false;  // stories of one article, too
};

using Answering = ExitStatus (*)(const StoryBook&, const Options&);

ExitStatus with_stories(const Options& options, Answering answer) {
    Result<std::vector<Pack>> packs = open_packs(options.packs);
    if (!packs) {
        complain(packs.error());
        return ExitStatus::wrong_use;
    }
    const Storyteller teller(std::move(*packs));
    return with_ledger({.path = options.ledger, .packs = options.packs}, [&](const Ledger& ledger) {
        const Result<StoryBook> book = StoryBook::of(ledger, teller);
        return book ? answer(*book, options) : told(book.error());
    });
}

ExitStatus not_found(const char* what, const std::string& id) {
    return told(Error{.what = std::string("no ") + what + " of this id, or several",
                      .input = id,
                      .remedy = "sayso story lists them"});
}

// A story of one article only is none that anybody looks for, unless they ask for all.
ExitStatus list_stories(const StoryBook& book, const Options& options) {
    const Terminal terminal = terminal_of_stdout(options.colour);
    std::size_t listed = 0;
    for (const Story& story : book.stories()) {
        if (!options.all && story.articles.size() < 2) continue;
        ++listed;
        if (options.format == StoryFormat::jsonl)
            std::cout << to_json(story, book.readings()) << "\n";
        else
            std::cout << story_row(story, book.readings(), terminal);
    }
    if (options.format == StoryFormat::table)
        std::cout << listed << (listed == 1 ? " story" : " stories")
                  << (options.all ? ", " : " told by more than one article; ") << book.readings().size()
                  << " articles in all\n";
    return ExitStatus::fine;
}

ExitStatus answer_story(const StoryBook& book, const Options& options) {
    if (options.words.empty()) return list_stories(book, options);
    const std::string id = as_one_text(options.words);
    const Story* const story = book.story(id);
    if (story == nullptr) return not_found("story", id);
    if (options.format == StoryFormat::jsonl)
        std::cout << to_json(*story, book.readings()) << "\n";
    else
        std::cout << story_page(*story, book.readings(), terminal_of_stdout(options.colour));
    return ExitStatus::fine;
}

ExitStatus answer_claim(const StoryBook& book, const Options& options) {
    const std::string id = as_one_text(options.words);
    const auto found = book.claim(id);
    if (!found) return not_found("claim", id);
    if (options.format == StoryFormat::jsonl)
        std::cout << to_json(*found->claim, book.readings()) << "\n";
    else
        std::cout << claim_page(*found->claim, book.readings(), terminal_of_stdout(options.colour));
    return ExitStatus::fine;
}

ExitStatus answer_figures(const StoryBook& book, const Options& options) {
    const Terminal terminal = terminal_of_stdout(options.colour);
    const auto found = book.figures(as_one_text(options.words));
    for (const StoryBook::FoundSeries& one : found) {
        if (options.format == StoryFormat::jsonl)
            std::cout << to_json(*one.series, book.readings()) << "\n";
        else
            std::cout << series_page(*one.series, book.readings(), terminal) << "\n";
    }
    if (options.format == StoryFormat::table) std::cout << found.size() << " series\n";
    return ExitStatus::fine;
}

struct Help {
    const char* name;
    const char* description;
    const char* words;
    const char* examples;
    const char* all = nullptr;  // what --all lists; nullptr: there is none
};

void add_command(CLI::App& app, ExitStatus& status, const Help& help, Answering answer, bool words_required) {
    static const std::map<std::string, StoryFormat> formats = {{"table", StoryFormat::table},
                                                               {"jsonl", StoryFormat::jsonl}};
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand(help.name, help.description);
    command->add_option(help.words, options->words)->required(words_required);
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->add_option("--format", options->format, "table or jsonl")->transform(choice(formats))->type_name("FORMAT");
    add_colour_option(*command, options->colour);
    if (help.all != nullptr) command->add_flag("--all", options->all, help.all);
    command->footer(help.examples);
    command->callback([options, answer, &status] { status = with_stories(*options, answer); });
}

}  // namespace

void add_story_command(CLI::App& app, ExitStatus& status) {
    add_command(
        app, status,
        {.name = "story",
         .description = "Articles on one matter: a list of stories, or one as a timeline",
         .words = "ID",
         .examples =
             "ID: a story's, an article's, or the beginning of one.\n\nExamples:\n  sayso story\n  sayso story t:3f9a",
         .all = "List stories of one article, too"},
        answer_story, false);
}

void add_claim_command(CLI::App& app, ExitStatus& status) {
    add_command(
        app, status,
        {.name = "claim",
         .description = "One claim: who has it from whom, who denies it",
         .words = "ID",
         .examples =
             "ID: a claim's, a statement's, or the beginning of one.\n\nExamples:\n  sayso claim c:3f9a\n  sayso claim s:77b0"},
        answer_claim, true);
}

void add_figures_command(CLI::App& app, ExitStatus& status) {
    add_command(
        app, status,
        {.name = "figures",
         .description = "Figures over time: a table and a plot",
         .words = "WORDS",
         .examples =
             "WORDS: of what is counted, what happened, or the story's title.\n\nExamples:\n  sayso figures injured\n  sayso figures ferry dead"},
        answer_figures, true);
}

}  // namespace sayso::cli
