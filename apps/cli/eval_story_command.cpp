// sayso eval story: what articles have to do with each other, against a marked story.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "cli/terminal.h"
#include "eval/gold_readings.h"
#include "eval/second_reading.h"
#include "eval/story_scores.h"
#include "sayso/reader.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

enum class ScoreFormat : std::uint8_t { text, json };
enum class Detail : std::uint8_t { scores, runs };

struct Options {
    std::string folder;
    std::vector<std::string> packs;
    ScoreFormat format = ScoreFormat::text;
    Detail detail = Detail::scores;
    std::optional<eval::GoldPart> gold;  // what is taken from the gold instead of read
    std::string second;                  // another hand's gold of the same articles, instead of what is read
};

// Line by line, so that the line ends stay.
std::string harmless_lines(std::string_view text) {
    std::string lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        lines.append(harmless(line)).append("\n");
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return lines;
}

Result<std::string> bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf()))
        return Error{.what = "cannot be read",
                     .input = path.string(),
                     .remedy = "a story is a folder with articles.jsonl and gold.json"};
    return bytes.str();
}

Result<eval::GoldStory> gold_of(const fs::path& folder, const fs::path& marks) {
    const Result<std::string> articles = bytes_of(folder / "articles.jsonl");
    if (!articles) return articles.error();
    const Result<std::string> gold = bytes_of(marks);
    if (!gold) return gold.error();
    Result<eval::GoldStory> story = eval::gold_story_in(*articles, *gold);
    if (story) return story;
    Error error = std::move(story).error();
    error.input = marks.string();
    return error;
}

double percent(double share) { return static_cast<double>(static_cast<int>(share * 1000 + 0.5)) / 10; }

void print_row(std::string_view name, double precision, double recall, double f1) {
    std::cout << padded(std::string(name), 10) << "P " << percent(precision) << "  R " << percent(recall) << "  F1 "
              << percent(f1);
}

void print_share(std::string_view name, const eval::Share& share) {
    print_row(name, share.precision(), share.recall(), share.f1());
    std::cout << "  (" << share.gold << " in the gold, " << share.predicted << " found, " << share.hits << " right)\n";
}

void print_scores(const eval::StoryScores& scores, ScoreFormat format) {
    const double sources = scores.sources.recall();
    if (format == ScoreFormat::json) {
        std::cout << nlohmann::ordered_json{{"copies", percent(scores.copies.f1())},
                                            {"claims", percent(scores.claims_f1())},
                                            {"answers", percent(scores.answers.f1())},
                                            {"figures", percent(scores.figures.f1())},
                                            {"sources", percent(sources)}}
                         .dump()
                  << "\n";
        return;
    }
    print_share("copies", scores.copies);
    print_row("claims", scores.claims_precision, scores.claims_recall, scores.claims_f1());
    std::cout << "  (B-cubed)\n";
    print_share("answers", scores.answers);
    print_share("figures", scores.figures);
    std::cout << "sources   " << percent(sources) << "  (" << scores.sources.hits << " of " << scores.sources.gold
              << " claims exactly right)\n";
}

// What a program tells of the articles, and its readings.
struct Told {
    std::vector<Reading> readings;
    Story story;
};

Result<Told> told_by_program(const eval::GoldStory& gold, const Options& options) {
    Result<std::vector<Pack>> packs = open_packs(options.packs);
    if (!packs) return packs.error();
    const Storyteller teller(*packs);
    const Reader reader(std::move(*packs));
    Told told;
    for (const Article& article : gold.articles) told.readings.push_back(reader.read(article));
    if (options.gold) told.readings = eval::with_gold(gold, std::move(told.readings), *options.gold);
    told.story = teller.story(told.readings);
    return told;
}

void print_told(const eval::GoldStory& gold, const Story& story, std::span<const Reading> readings,
                const Options& options) {
    if (options.detail == Detail::runs) std::cout << harmless_lines(eval::explain_story(gold, story, readings));
    print_scores(eval::score_story(gold, story, readings), options.format);
}

ExitStatus run(const Options& options) {
    const fs::path folder = options.folder;
    const Result<eval::GoldStory> gold = gold_of(folder, folder / "gold.json");
    if (!gold) return told(gold.error());
    if (!options.second.empty()) {
        const Result<eval::GoldStory> second = gold_of(folder, options.second);
        if (!second) return told(second.error());
        const eval::MarkedTelling marked = eval::told_by_marks(*second);
        print_told(*gold, marked.story, marked.readings, options);
        return ExitStatus::fine;
    }
    const Result<Told> read = told_by_program(*gold, options);
    if (!read) {
        complain(read.error());
        return ExitStatus::wrong_use;
    }
    print_told(*gold, read->story, read->readings, options);
    return ExitStatus::fine;
}

}  // namespace

void add_eval_story_command(CLI::App& eval, ExitStatus& status) {
    static const std::map<std::string, ScoreFormat> formats = {{"text", ScoreFormat::text},
                                                               {"json", ScoreFormat::json}};
    static const std::map<std::string, eval::GoldPart> parts = {{"statements", eval::GoldPart::statements},
                                                                {"figures", eval::GoldPart::figures}};
    auto options = std::make_shared<Options>();
    CLI::App* const command =
        eval.add_subcommand("story", "Copies, claims, answers, figures and sources, against a marked story");
    command->add_option("FOLDER", options->folder, "A folder with articles.jsonl and gold.json")
        ->required()
        ->check(CLI::ExistingDirectory);
    add_pack_option(*command, options->packs);
    command->add_option("--format", options->format, "text or json")
        ->transform(CLI::CheckedTransformer(formats))
        ->type_name("FORMAT");
    command->add_flag(
        "--explain", [options](std::int64_t) { options->detail = Detail::runs; },
        "Each one: right, missed, or too much");
    command
        ->add_option("--with-gold", options->gold,
                     "Take the marked statements, or these and the marked figures, instead of those that are read")
        ->transform(CLI::CheckedTransformer(parts))
        ->type_name("PART");
    command
        ->add_option("--second", options->second,
                     "Score another reader's marks of the same articles instead: how far two people agree")
        ->check(CLI::ExistingFile)
        ->excludes("--with-gold");
    command->footer("Examples:\n  sayso eval story examples/faehre\n  sayso eval story examples/faehre --explain");
    command->callback([options, &status] { status = run(*options); });
}

}  // namespace sayso::cli
