// sayso read: who said what in these, now, without a ledger.
#include <iostream>
#include <map>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/ordered_workers.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "cli/statement_table.h"
#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

enum class ReadFormat : std::uint8_t { table, jsonl, text, article, conllu };

struct Options {
    ReadingOptions reading;
    ReadFormat format = ReadFormat::table;
    ColourChoice colour = ColourChoice::automatic;
};

// The article of a page or of a JSON line.
Result<Article> article_of(const Reader& reader, Input& input, const ReadOptions& options) {
    if (const Page* page = std::get_if<Page>(&input.content)) return reader.article(*page, options);
    return std::get<Article>(std::move(input.content));
}

Result<std::string> conllu_of(const Reader& reader, const Article& article) {
    const Pack* const pack = reader.pack_for(article);
    if (pack == nullptr)
        return Error{.what = "no pack is for the language of this text", .remedy = "give one with --pack"};
    return to_conllu(*pack, article, *reader.analyse(article));
}

Result<std::string> rendered(const Reader& reader, Article article, const Options& options, const Terminal& terminal) {
    switch (options.format) {
        case ReadFormat::text: return article.text + "\n";
        case ReadFormat::article: return to_json(article) + "\n";
        case ReadFormat::conllu: return conllu_of(reader, article);
        case ReadFormat::jsonl: return to_json(reader.read(std::move(article), options.reading.read)) + "\n";
        case ReadFormat::table:
            return statement_table(reader.read(std::move(article), options.reading.read), terminal) + "\n";
    }
    return std::string();
}

Result<std::string> read_input(const Reader& reader, Input input, const Options& options, const Terminal& terminal) {
    if (Error* error = std::get_if<Error>(&input.content)) return located(*error, input);
    Result<Article> article = article_of(reader, input, options.reading.read);
    if (!article) return located(std::move(article).error(), input);
    Result<std::string> output = rendered(reader, std::move(*article), options, terminal);
    return output ? std::move(output) : located(std::move(output).error(), input);
}

ExitStatus run_read(const Options& options) {
    Result<std::vector<Pack>> packs = open_packs(options.reading.packs);
    if (!packs) {
        complain(packs.error());
        return ExitStatus::wrong_use;
    }
    const Reader reader(std::move(*packs));
    const Terminal terminal = terminal_of_stdout(options.colour);
    Failures failures;
    OrderedWorkers<Input, Result<std::string>> workers(
        threads_of(options.reading),
        [&](Input input) { return read_input(reader, std::move(input), options, terminal); },
        [&](Result<std::string> output) {
            if (output)
                std::cout << *output;
            else
                failures.add(output.error());
        });
    for_each_input(options.reading.paths, options.reading.input, [&](Input input) {
        workers.push(std::move(input));
        return static_cast<bool>(std::cout);
    });
    workers.finish();
    return failures.count() == 0 ? ExitStatus::fine : ExitStatus::some_failed;
}

constexpr const char* examples = R"(Examples:
  sayso read article.html
  sayso read pasted.txt --published 2031-05-04
  sayso read pages/ --format jsonl > readings.jsonl
  sayso read articles.jsonl --format conllu)";

}  // namespace

void add_read_command(CLI::App& app, ExitStatus& status) {
    static const std::map<std::string, ReadFormat> formats = {{"table", ReadFormat::table},
                                                              {"jsonl", ReadFormat::jsonl},
                                                              {"text", ReadFormat::text},
                                                              {"article", ReadFormat::article},
                                                              {"conllu", ReadFormat::conllu}};
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("read", "Who said what in pages or texts, without keeping it");
    add_reading_options(*command, options->reading);
    command
        ->add_option("--format", options->format,
                     "table, jsonl (the whole record), text, article (JSON without statements), conllu")
        ->transform(choice(formats))
        ->type_name("FORMAT");
    add_colour_option(*command, options->colour);
    command->footer(examples);
    command->callback([options, &status] { status = run_read(*options); });
}

}  // namespace sayso::cli
