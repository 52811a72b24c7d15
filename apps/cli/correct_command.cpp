// sayso correct, forget and diff: what people add, what is taken out, what a paper changed.
#include <iostream>

#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/hit_table.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "cli/reading_options.h"

namespace sayso::cli {
namespace {

struct Options {
    std::string id;
    std::string ledger;
    std::vector<std::string> packs;
    std::string field, value, by, at, why;
    ColourChoice colour = ColourChoice::automatic;
};

LedgerAccess writing(const Options& options) {
    return {.path = options.ledger, .packs = options.packs, .mode = LedgerOptions::Mode::write};
}

ExitStatus run_correct(const Options& options) {
    const auto field = correction_field_from(options.field);
    if (!field) {
        complain({.what = "'" + options.field + "' is none of act, form, certainty, who, statement"});
        return ExitStatus::wrong_use;
    }
    return with_ledger(writing(options), [&](Ledger& ledger) {
        return told(ledger.correct({.statement = options.id,
                                    .field = *field,
                                    .value = options.value,
                                    .by = options.by,
                                    .at = options.at.empty() ? now_utc() : options.at,
                                    .why = options.why}));
    });
}

ExitStatus run_forget(const Options& options) {
    return with_ledger(writing(options), [&](Ledger& ledger) {
        return told(ledger.forget(options.id, options.at.empty() ? now_utc() : options.at, options.why));
    });
}

void print_revision(const Revision& revision, const Terminal& terminal) {
    std::cout << "from " << revision.before << "\nto   " << revision.after << "\n\n";
    for (const Hit& hit : revision.gone) std::cout << "- gone\n" << hit_row(hit, terminal) << "\n";
    for (const Hit& hit : revision.come) std::cout << "+ come\n" << hit_row(hit, terminal) << "\n";
    for (const auto& [before, after] : revision.changed) {
        std::cout << "~ was\n" << hit_row(before, terminal) << "~ is\n" << hit_row(after, terminal) << "\n";
    }
    std::cout << revision.gone.size() << " gone, " << revision.come.size() << " come, " << revision.changed.size()
              << " told otherwise\n";
}

ExitStatus run_diff(const Options& options) {
    const auto ledger = Ledger::open(options.ledger, {});
    if (!ledger) return told(ledger.error());
    const auto revisions = (*ledger)->diff(options.id);
    if (!revisions) return told(revisions.error());
    const Terminal terminal = terminal_of_stdout(options.colour);
    if (revisions->empty()) std::cout << "there is one version only\n";
    for (const Revision& revision : *revisions) print_revision(revision, terminal);
    return ExitStatus::fine;
}

constexpr const char* correct_footer =
    R"(A correction is kept beside what was read, and holds when the article is read again or changes around it.

Examples:
  sayso correct s:3f9a… act deny --by "A. Lund" --why "the cue is a denial"
  sayso correct s:3f9a… who "Ada Müller" --by desk --why "named two sentences before"
  sayso correct s:3f9a… who "?ein Zeuge" --by desk --why "nobody we could name"
  sayso correct s:3f9a… statement none --by desk --why "a caption")";

}  // namespace

void add_correct_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("correct", "Set right what was read wrongly, by hand and for ever");
    command->add_option("id", options->id, "The statement's id, whole")->required()->type_name("ID");
    command->add_option("field", options->field, "act, form, certainty, who or statement")
        ->required()
        ->type_name("FIELD");
    command->add_option("value", options->value, "What is right")->required()->type_name("VALUE");
    command->add_option("--by", options->by, "Who corrects")->required()->type_name("NAME");
    command->add_option("--why", options->why, "For what reason")->required()->type_name("TEXT");
    command->add_option("--at", options->at, "When; now, if not given")->type_name("TIME");
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->footer(correct_footer);
    command->callback([options, &status] { status = run_correct(*options); });
}

void add_forget_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("forget", "Take an article out of the ledger for good");
    command->add_option("id", options->id, "The article's id")->required()->type_name("ID");
    command->add_option("--why", options->why, "For what reason; it stays in the ledger")
        ->required()
        ->type_name("TEXT");
    command->add_option("--at", options->at, "When; now, if not given")->type_name("TIME");
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->footer(
        "Text, statements, corrections and names that nothing else uses leave the file; a hash of the id, the time and the\n"
        "reason stay, and adding the article again does not bring it back.\n\nExamples:\n  sayso forget u:91c0… --why 'court order 3/31'");
    command->callback([options, &status] { status = run_forget(*options); });
}

void add_diff_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("diff", "What an article's versions say differently");
    command->add_option("id", options->id, "The article's id, or that of one of its statements")
        ->required()
        ->type_name("ID");
    add_ledger_option(*command, options->ledger);
    add_colour_option(*command, options->colour);
    command->footer("Examples:\n  sayso diff s:3f9a…");
    command->callback([options, &status] { status = run_diff(*options); });
}

}  // namespace sayso::cli
