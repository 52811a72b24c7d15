// sayso eval story: what articles have to do with each other, against a marked story.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal.h"
#include "eval/story.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

enum class ScoreFormat : std::uint8_t { text, json };
enum class Detail : std::uint8_t { scores, runs };

struct Options {
    std::string folder;
    ScoreFormat format = ScoreFormat::text;
    Detail detail = Detail::scores;
};

Result<std::string> bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf()))
        return Error{.what = "cannot be read",
                     .input = path.string(),
                     .remedy = "a story is a folder with articles.jsonl and gold.json"};
    return bytes.str();
}

Result<eval::GoldStory> gold_of(const fs::path& folder) {
    const Result<std::string> articles = bytes_of(folder / "articles.jsonl");
    if (!articles) return articles.error();
    const Result<std::string> gold = bytes_of(folder / "gold.json");
    if (!gold) return gold.error();
    Result<eval::GoldStory> story = eval::gold_story_in(*articles, *gold);
    if (story) return story;
    Error error = std::move(story).error();
    error.input = folder.string();
    return error;
}

double percent(double share) { return static_cast<double>(static_cast<int>(share * 1000 + 0.5)) / 10; }

ExitStatus run(const Options& options) {
    const Result<eval::GoldStory> gold = gold_of(options.folder);
    if (!gold) return told(gold.error());
    const std::vector<Copy> copies = find_copies(gold->articles);
    if (options.detail == Detail::runs) std::cout << harmless(eval::explain_copies(*gold, copies));
    const eval::Share share = eval::score_copies(*gold, copies);
    if (options.format == ScoreFormat::json) {
        std::cout << nlohmann::ordered_json{{"copies", percent(share.f1())}}.dump() << "\n";
        return ExitStatus::fine;
    }
    std::cout << "copies    P " << percent(share.precision()) << "  R " << percent(share.recall()) << "  F1 "
              << percent(share.f1()) << "  (" << share.gold << " in the gold, " << share.predicted << " found, "
              << share.hits << " right)\n";
    return ExitStatus::fine;
}

}  // namespace

void add_eval_story_command(CLI::App& eval, ExitStatus& status) {
    static const std::map<std::string, ScoreFormat> formats = {{"text", ScoreFormat::text},
                                                               {"json", ScoreFormat::json}};
    auto options = std::make_shared<Options>();
    CLI::App* const command =
        eval.add_subcommand("story", "Text taken over from article to article, against a marked story");
    command->add_option("FOLDER", options->folder, "A folder with articles.jsonl and gold.json")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_option("--format", options->format, "text or json")
        ->transform(CLI::CheckedTransformer(formats))
        ->type_name("FORMAT");
    command->add_flag(
        "--explain", [options](std::int64_t) { options->detail = Detail::runs; },
        "Each run: right, missed, or too much");
    command->footer("Examples:\n  sayso eval story examples/faehre\n  sayso eval story examples/faehre --explain");
    command->callback([options, &status] { status = run(*options); });
}

}  // namespace sayso::cli
