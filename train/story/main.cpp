// sayso-search-answer-weights: weights by which an answer finds the claim that it means (src/story/pointing.h).
//
//   sayso-search-answer-weights PACK STORY… [--steps N] [--seed N] [--cost POINTS] [--held-out]
//
// A story is a folder with articles.jsonl and gold.json (docs/story.md). Prints what the shipped weights find of the
// marked answers, and what those do that a search found near them. With --held-out each story is answered with weights
// that were searched on the others: what a search gives on a story that it has not seen.
#include <CLI/CLI.hpp>
#include <deque>
#include <iostream>

#include "answer_search.h"
#include "sayso/pack.h"

namespace {

using namespace sayso;
using namespace sayso::train;
using Stories = std::vector<const MarkedStory*>;

void print(std::string_view what, const eval::Share& share) {
    constexpr double percent = 100;
    std::cout << what << ": F1 " << percent * share.f1() << " (" << share.gold << " in the gold, " << share.predicted
              << " found, " << share.hits << " right)\n";
}

void print_held_out(const std::vector<std::string>& folders, const Stories& stories, const SearchOptions& options) {
    eval::Share all;
    for (std::size_t s = 0; s < stories.size(); ++s) {
        Stories others = stories;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(s));
        const eval::Share share = stories[s]->answers(searched(others, options));
        print(folders[s] + ", from the others", share);
        all += share;
    }
    print("each story with weights from the others", all);
}

int fail(const Error& error) {
    std::cerr << "sayso-search-answer-weights: " << error.input << ": " << error.what << "\n";
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Searches weights by which an answer finds the claim that it means");
    std::string pack_file;
    std::vector<std::string> folders;
    SearchOptions options;
    bool held_out = false;
    app.add_option("PACK", pack_file)->required();
    app.add_option("STORY", folders, "Folders with articles.jsonl and gold.json")->required();
    app.add_option("--steps", options.steps, "Of each search");
    app.add_option("--seed", options.seed, "Of the random steps");
    app.add_option("--cost", options.cost, "F1 points for each weight that moves by its own size");
    app.add_flag("--held-out", held_out, "Answer each story with weights from the others, too");
    CLI11_PARSE(app, argc, argv);

    Result<Pack> pack = Pack::open(pack_file);
    if (!pack) return fail(pack.error());
    const story::Languages languages({*pack});
    const Reader reader({*pack});
    std::deque<MarkedStory> read;
    Stories stories;
    for (const std::string& folder : folders) {
        Result<MarkedStory> story = MarkedStory::read(folder, reader, languages);
        if (!story) return fail(story.error());
        stories.push_back(&read.emplace_back(std::move(*story)));
    }
    print("shipped weights", answers_of(stories, {}));
    const story::Weights found = searched(stories, options);
    print("searched weights", answers_of(stories, found));
    std::cout << changes_to(found);
    if (held_out) print_held_out(folders, stories, options);
    return 0;
}
