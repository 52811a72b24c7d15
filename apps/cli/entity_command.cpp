// sayso entity: who is who, by hand and for ever.
#include <iostream>

#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "cli/reading_options.h"

namespace sayso::cli {
namespace {

using Kind = EntityEdit::Kind;

struct Options {
    std::string ledger;
    std::vector<std::string> packs;
    std::string entity, value, by, at, why;
    std::vector<std::string> articles;
};

ExitStatus run_edit(const Options& options, Kind kind) {
    EntityEdit edit{
        kind, options.entity, options.value, {}, options.by, options.at.empty() ? now_utc() : options.at, options.why};
    std::vector<EntityEdit> edits;
    for (const std::string& article : options.articles) {
        edit.article = article;
        edits.push_back(edit);
    }
    if (edits.empty()) edits.push_back(edit);
    return with_ledger({.path = options.ledger, .packs = options.packs, .mode = LedgerOptions::Mode::write},
                       [&](Ledger& ledger) { return told(ledger.edit_entities(edits)); });
}

ExitStatus run_find(const Options& options) {
    const auto ledger = Ledger::open(options.ledger, {});
    if (!ledger) return told(ledger.error());
    const auto entities = (*ledger)->entities(options.value);
    if (!entities) return told(entities.error());
    for (const KnownEntity& entity : *entities) {
        std::cout << entity.id << "  " << harmless(entity.name) << (entity.kind.empty() ? "" : ", " + entity.kind);
        if (!entity.known_as.empty()) std::cout << ", " << harmless(entity.known_as);
        std::cout << ": " << entity.statements << (entity.statements == 1 ? " statement" : " statements") << "\n";
        for (const std::string& id : entity.also) std::cout << "  also " << id << "\n";
    }
    return ExitStatus::fine;
}

CLI::App* add_edit(CLI::App& entity, const std::shared_ptr<Options>& options, const char* name, const char* help) {
    CLI::App* const command = entity.add_subcommand(name, help);
    command->add_option("entity", options->entity, "The entity's id")->required()->type_name("ID");
    command->add_option("--by", options->by, "Who says so")->required()->type_name("NAME");
    command->add_option("--why", options->why, "For what reason")->required()->type_name("TEXT");
    command->add_option("--at", options->at, "When; now, if not given")->type_name("TIME");
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    return command;
}

void add_find(CLI::App& entity, const std::shared_ptr<Options>& options, ExitStatus& status) {
    CLI::App* const command = entity.add_subcommand("find", "Entities by words of a name, or by an id");
    command->add_option("words", options->value, "Words of a name, or an id")->required()->type_name("WORDS");
    add_ledger_option(*command, options->ledger);
    command->callback([options, &status] { status = run_find(*options); });
}

void add_merge(CLI::App& entity, const std::shared_ptr<Options>& options, ExitStatus& status) {
    CLI::App* const command = add_edit(entity, options, "merge", "Two are one");
    command->add_option("into", options->value, "The id of the one that it is")->required()->type_name("ID");
    command->callback([options, &status] { status = run_edit(*options, Kind::merge); });
}

void add_split(CLI::App& entity, const std::shared_ptr<Options>& options, ExitStatus& status) {
    CLI::App* const command = add_edit(entity, options, "split", "One is two: undo a merge, or in some articles");
    CLI::Option* const articles =
        command->add_option("--article", options->articles, "An article in which it is somebody else")->type_name("ID");
    CLI::Option* const as =
        command->add_option("--as", options->value, "The name of that somebody else")->type_name("NAME");
    articles->needs(as);
    as->needs(articles);
    command->callback([options, &status] { status = run_edit(*options, Kind::split); });
}

void add_rename(CLI::App& entity, const std::shared_ptr<Options>& options, ExitStatus& status) {
    CLI::App* const command = add_edit(entity, options, "rename", "How it is displayed");
    command->add_option("name", options->value, "The name")->required()->type_name("NAME");
    command->callback([options, &status] { status = run_edit(*options, Kind::rename); });
}

void add_identify(CLI::App& entity, const std::shared_ptr<Options>& options, ExitStatus& status) {
    CLI::App* const command =
        add_edit(entity, options, "identify", "What its id is elsewhere, for example in Wikidata");
    command->add_option("id", options->value, "The id there")->required()->type_name("ID");
    command->callback([options, &status] { status = run_edit(*options, Kind::identify); });
}

constexpr const char* footer =
    R"help(What is said here is kept beside what was read, and holds when articles are read again and when new ones come.

Examples:
  sayso entity find rutte
  sayso entity merge e:8b2f… e:31c0… --by desk --why "the same person"
  sayso entity split e:8b2f… --by desk --why "it was another one"
  sayso entity split e:31c0… --article u:91c0… --as "Müller (Kiel)" --by desk --why "a namesake"
  sayso entity rename e:31c0… "Mark Rutte" --by desk --why "spelling"
  sayso entity identify e:31c0… Q57792 --by desk --why Wikidata)help";

}  // namespace

void add_entity_command(CLI::App& app, ExitStatus& status) {
    CLI::App* const entity = app.add_subcommand("entity", "Say who is who: merge, split, rename, identify");
    entity->require_subcommand(1);
    entity->footer(footer);
    for (const auto add : {add_find, add_merge, add_split, add_rename, add_identify})
        add(*entity, std::make_shared<Options>(), status);
}

}  // namespace sayso::cli
