// sayso eval: scores against gold.
#include <algorithm>
#include <iostream>
#include <map>

#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/json_lines.h"
#include "cli/messages.h"
#include "cli/ordered_workers.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "eval/calibration.h"
#include "eval/nearest_name.h"
#include "eval/quoted_apart.h"
#include "eval/report.h"
#include "eval/roles.h"
#include "eval/statements.h"
#include "exchange/exchange.h"
#include "pack/pack.h"

namespace sayso::cli {
namespace {

enum class ScoreFormat : std::uint8_t { text, json };

struct Options {
    ReadingOptions reading;  // paths: the gold files
    std::string predicted;   // a file of readings; empty: the gold's texts are read now
    std::string form;
    std::string by;
    std::string explain;
    std::string beside;         // another way to read the gold's texts, scored after Sayso's
    bool quoted_apart = false;  // verbatim words as statements of their own
    ScoreFormat format = ScoreFormat::text;
    std::size_t worst = 0;
    ColourChoice colour = ColourChoice::automatic;
};

using ScoredArticles = std::vector<eval::ScoredArticle>;

Result<ScoredArticles> scored_articles_in(const std::string& path) {
    return values_in(path, eval::scored_article_from_json);
}

Result<ScoredArticles> gold_of(const Options& options) {
    ScoredArticles gold;
    for (const std::string& path : options.reading.paths) {
        Result<ScoredArticles> more = scored_articles_in(path);
        if (!more) return more;
        std::move(more->begin(), more->end(), std::back_inserter(gold));
    }
    return gold;
}

// Who said what in an article.
using ReadArticle = Result<eval::ScoredArticle> (*)(const Reader& reader, Article article, const Options& options);

Result<eval::ScoredArticle> read_by_sayso(const Reader& reader, Article article, const Options& options) {
    return eval::scored_article_from_json(to_json(reader.read(std::move(article), options.reading.read)));
}

Result<eval::ScoredArticle> read_by_nearest_name(const Reader& reader, Article article, const Options& /*options*/) {
    const std::optional<Document> document = reader.analyse(article);
    const Pack* const pack = reader.pack_for(article);
    if (!document || pack == nullptr) return eval::ScoredArticle{.id = article.id, .utf8 = article.text};
    return eval::read_by_nearest_name(article, *document, pack->data());
}

Result<ScoredArticles> read_now(const Options& options, ReadArticle read) {
    Result<std::vector<Pack>> packs = open_packs(options.reading.packs);
    if (!packs) return std::move(packs).error();
    const Reader reader(std::move(*packs));
    ScoredArticles predicted;
    OrderedWorkers<Input, Result<eval::ScoredArticle>> workers(
        threads_of(options.reading),
        [&](Input input) -> Result<eval::ScoredArticle> {
            if (Error* error = std::get_if<Error>(&input.content)) return located(*error, input);
            return read(reader, std::get<Article>(std::move(input.content)), options);
        },
        [&](Result<eval::ScoredArticle> article) {
            if (article)
                predicted.push_back(std::move(*article));
            else
                complain(article.error());
        });
    for_each_input(options.reading.paths, {.format = InputFormat::jsonl}, [&](Input input) {
        workers.push(std::move(input));
        return true;
    });
    workers.finish();
    return predicted;
}

std::map<std::string, eval::ScoredArticle> by_id(ScoredArticles articles) {
    std::map<std::string, eval::ScoredArticle> map;
    for (eval::ScoredArticle& article : articles) {
        const std::string id = article.id;
        map[id] = std::move(article);
    }
    return map;
}

ExitStatus explain_article(const ScoredArticles& gold, const std::map<std::string, eval::ScoredArticle>& predicted,
                           const Options& options) {
    const auto article = std::find_if(gold.begin(), gold.end(), [&](const auto& a) { return a.id == options.explain; });
    if (article == gold.end()) return told(Error{.what = "the gold has no article \"" + options.explain + "\""});
    const auto found = predicted.find(options.explain);
    const Style& style = style_of(terminal_of_stdout(options.colour));
    const eval::Marks marks{style.green, style.red, style.end};
    std::cout << eval::explain(*article, found == predicted.end() ? eval::ScoredArticle{} : found->second, marks);
    return ExitStatus::fine;
}

std::string rule_table(const ScoredArticles& gold, const std::map<std::string, eval::ScoredArticle>& predicted) {
    std::string text = eval::rule_header();
    for (const auto& [rule, score] : eval::score_by_rule(gold, predicted)) text += eval::rule_row(rule, score);
    return text;
}

// The words of each role, for each form and all of them.
std::string role_table(const ScoredArticles& gold, const std::map<std::string, eval::ScoredArticle>& predicted) {
    std::string text = eval::role_header();
    for (const char* form : {"direct", "indirect", "free", "reported", ""})
        text += eval::role_row(form, eval::score_roles(gold, predicted, form));
    return text;
}

ExitStatus print_scores(const ScoredArticles& gold, const std::map<std::string, eval::ScoredArticle>& predicted,
                        const Options& options) {
    if (options.by == "rule") {
        std::cout << rule_table(gold, predicted);
        return ExitStatus::fine;
    }
    if (options.by == "role") {
        std::cout << role_table(gold, predicted);
        return ExitStatus::fine;
    }
    if (options.by == "confidence") {
        std::cout << eval::to_text(eval::score_calibration(gold, predicted));
        return ExitStatus::fine;
    }
    std::vector<std::string> forms = {options.form};
    if (options.by == "form") forms = {"direct", "indirect", "free", "reported"};
    for (const std::string& form : forms) {
        const Result<eval::StatementScores> scores = eval::score_statements(gold, predicted, form);
        if (!scores) return told(scores.error());
        if (options.by == "form") std::cout << "# " << form << "\n";
        std::cout << (options.format == ScoreFormat::json ? eval::to_json(*scores) + "\n"
                                                          : eval::to_text(*scores, options.worst));
    }
    return ExitStatus::fine;
}

// What the gold and the readings of its texts are scored by.
using Score = ExitStatus (*)(const ScoredArticles& gold, const std::map<std::string, eval::ScoredArticle>& predicted,
                             const Options& options);

ExitStatus print_value_scores(const ScoredArticles& gold, const std::map<std::string, eval::ScoredArticle>& predicted,
                              const Options& options) {
    const Result<eval::StatementScores> scores = eval::score_statements(gold, predicted, {});
    if (!scores) return told(scores.error());
    std::cout << (options.format == ScoreFormat::json ? eval::values_to_json(*scores) + "\n"
                                                      : eval::values_to_text(*scores));
    return ExitStatus::fine;
}

ExitStatus explain_values(const ScoredArticles& gold, const std::map<std::string, eval::ScoredArticle>& predicted,
                          const Options& options) {
    for (const eval::ScoredArticle& article : gold) {
        if (article.id != options.explain) continue;
        const auto found = predicted.find(article.id);
        const Style& style = style_of(terminal_of_stdout(options.colour));
        std::cout << eval::explain_values(article, found == predicted.end() ? eval::ScoredArticle{} : found->second,
                                          {style.green, style.red, style.end});
        return ExitStatus::fine;
    }
    return told(Error{.what = "the gold has no article \"" + options.explain + "\""});
}

ExitStatus score_sayso(const ScoredArticles& gold, const Options& options, Score print, Score explain) {
    Result<ScoredArticles> predictions =
        options.predicted.empty() ? read_now(options, read_by_sayso) : scored_articles_in(options.predicted);
    if (!predictions) return told(predictions.error());
    if (options.quoted_apart)
        for (eval::ScoredArticle& article : *predictions) article = eval::with_quoted_apart(std::move(article));
    const auto predicted = by_id(std::move(*predictions));
    return (options.explain.empty() ? print : explain)(gold, predicted, options);
}

// Sayso's figures, and under them those of a common way to read the same texts if one is asked for.
ExitStatus run(const Options& options, Score print, Score explain) {
    const Result<ScoredArticles> gold = gold_of(options);
    if (!gold) return told(gold.error());
    if (options.beside.empty()) return score_sayso(*gold, options, print, explain);
    Result<ScoredArticles> others = read_now(options, read_by_nearest_name);
    if (!others) return told(others.error());
    std::cout << "# sayso\n";
    const ExitStatus status = score_sayso(*gold, options, print, explain);
    std::cout << "# " << options.beside << "\n";
    return std::max(status, print(*gold, by_id(std::move(*others)), options));
}

constexpr const char* examples = R"(Examples:
  sayso eval statements gold/dev.jsonl.zst
  sayso eval statements gold/dev.jsonl.zst --by form
  sayso eval statements gold/dev.jsonl.zst --by confidence
  sayso eval statements gold/dev.jsonl.zst --explain wn17905
  sayso eval statements gold/dev.jsonl.zst --form direct --beside nearest-name
  sayso eval statements degnqa/dev.jsonl.zst --quoted-apart --by role)";

}  // namespace

void add_eval_command(CLI::App& app, ExitStatus& status) {
    static const std::map<std::string, ScoreFormat> formats = {{"text", ScoreFormat::text},
                                                               {"json", ScoreFormat::json}};
    CLI::App* const eval = app.add_subcommand("eval", "Scores against gold");
    eval->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* const command =
        eval->add_subcommand("statements", "Who said what, and the figures, against marked articles");
    add_reading_options(*command, options->reading);
    command->add_option("--predicted", options->predicted, "Score this file of readings instead of reading now")
        ->type_name("FILE");
    command->add_option("--form", options->form, "Only this form")
        ->check(CLI::IsMember({"direct", "indirect", "free", "reported"}));
    command
        ->add_option("--by", options->by,
                     "One table for each: form, rule, or role (words of content, cue, speaker, addressee); or how far "
                     "confidence can be trusted")
        ->check(CLI::IsMember({"form", "rule", "role", "confidence"}));
    command->add_option("--beside", options->beside, "Score this common way to read the same texts, too")
        ->check(CLI::IsMember({"nearest-name"}));
    command->add_flag("--quoted-apart", options->quoted_apart,
                      "Count verbatim words within a statement as one of their own, as some gold marks them");
    command->add_option("--explain", options->explain, "Gold against system in one article")->type_name("ID");
    command->add_option("--worst", options->worst, "Name the N articles with the lowest who figure")->type_name("N");
    command->add_option("--format", options->format, "text or json")->transform(choice(formats))->type_name("FORMAT");
    add_colour_option(*command, options->colour);
    command->footer(examples);
    command->callback([options, &status] { status = run(*options, print_scores, explain_article); });

    auto values = std::make_shared<Options>();
    CLI::App* const values_command = eval->add_subcommand("values", "The figures alone, against marked articles");
    add_reading_options(*values_command, values->reading);
    values_command->add_option("--predicted", values->predicted, "Score this file of readings instead of reading now")
        ->type_name("FILE");
    values_command->add_option("--explain", values->explain, "Gold against system in one article")->type_name("ID");
    values_command->add_option("--format", values->format, "text or json")
        ->transform(choice(formats))
        ->type_name("FORMAT");
    add_colour_option(*values_command, values->colour);
    values_command->footer("Example:\n  sayso eval values gold/dev.jsonl.zst --explain wn17905");
    values_command->callback([values, &status] { status = run(*values, print_value_scores, explain_values); });

    add_eval_document_command(*eval, status);
    add_eval_pages_command(*eval, status);
    add_eval_times_command(*eval, status);
    add_eval_story_command(*eval, status);
}

}  // namespace sayso::cli
