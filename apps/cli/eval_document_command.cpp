// sayso eval document: tokens, sentences, tags, lemmas and trees against a treebank, from its raw text.
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "eval/document.h"
#include "exchange/exchange.h"
#include "sayso/reader.h"

namespace sayso::cli {
namespace {

enum class DocumentFormat : std::uint8_t { text, json };

struct Options {
    std::string gold;
    std::string predicted;  // a CoNLL-U file; empty: the gold's text is read now
    std::vector<std::string> packs;
    DocumentFormat format = DocumentFormat::text;
};

Result<std::string> bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf())) return Error{.what = "cannot be read", .input = path};
    return bytes.str();
}

Result<eval::Treebank> treebank_in(const std::string& conllu, const std::string& path) {
    Result<eval::Treebank> treebank = eval::treebank_from_conllu(conllu);
    if (treebank) return treebank;
    Error wrong = std::move(treebank).error();
    wrong.input = path;
    return wrong;
}

// A treebank does not tell its language: it is taken for that of the first pack.
Result<std::string> read_now(const std::string& gold, const Options& options) {
    Result<std::vector<Pack>> packs = open_packs(options.packs);
    if (!packs) return std::move(packs).error();
    const Article article{.language = packs->front().card().language, .text = eval::raw_text_of(gold)};
    const Reader reader(std::move(*packs));
    return to_conllu(*reader.pack_for(article), article, *reader.analyse(article));
}

Result<Done> evaluate(const Options& options) {
    const Result<std::string> gold_bytes = bytes_of(options.gold);
    if (!gold_bytes) return gold_bytes.error();
    const Result<eval::Treebank> gold = treebank_in(*gold_bytes, options.gold);
    if (!gold) return gold.error();
    const Result<std::string> system_bytes =
        options.predicted.empty() ? read_now(*gold_bytes, options) : bytes_of(options.predicted);
    if (!system_bytes) return system_bytes.error();
    const Result<eval::Treebank> system =
        treebank_in(*system_bytes, options.predicted.empty() ? "what was read" : options.predicted);
    if (!system) return system.error();
    const Result<eval::TreeScores> scores = eval::score_treebanks(*gold, *system);
    if (!scores) return scores.error();
    std::cout << (options.format == DocumentFormat::json ? eval::to_json(*scores) + "\n" : eval::to_text(*scores));
    return Done{};
}

constexpr const char* examples = R"(Examples:
  sayso eval document de_pud-ud-test.conllu
  sayso eval document gold.conllu --predicted system.conllu   another program's analysis of the same text)";

}  // namespace

void add_eval_document_command(CLI::App& eval, ExitStatus& status) {
    static const std::map<std::string, DocumentFormat> formats = {{"text", DocumentFormat::text},
                                                                  {"json", DocumentFormat::json}};
    auto options = std::make_shared<Options>();
    CLI::App* const command = eval.add_subcommand(
        "document", "Tokens, sentences, tags, lemmas and trees against a treebank (CoNLL 2018's metric)");
    command->add_option("gold", options->gold, "The treebank, CoNLL-U")
        ->required()
        ->check(CLI::ExistingFile)
        ->type_name("FILE");
    add_pack_option(*command, options->packs);
    command
        ->add_option("--predicted", options->predicted,
                     "Score this CoNLL-U file instead of reading the gold's text now")
        ->check(CLI::ExistingFile)
        ->type_name("FILE");
    command->add_option("--format", options->format, "text or json (counts)")
        ->transform(choice(formats))
        ->type_name("FORMAT");
    command->footer(examples);
    command->callback([options, &status] { status = told(evaluate(*options)); });
}

}  // namespace sayso::cli
