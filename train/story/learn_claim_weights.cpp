// sayso-learn-claim-weights: how much each sign counts for two statements to say the same (src/story/same_claim.h).
//
//   sayso-learn-claim-weights PACK STORY… [--penalty X] [--held-out]
//
// A story is a folder with articles.jsonl and gold.json (docs/story.md); its statements are taken as they are read, and
// as the gold has them. Prints the weights that are learnt of all stories, and what they find beside the shipped ones.
// With --held-out each story is told with weights that were learnt of the others.
#include <CLI/CLI.hpp>
#include <deque>
#include <iomanip>
#include <iostream>

#include "pair_learning.h"
#include "sayso/pack.h"

namespace {

using namespace sayso;
using namespace sayso::train;

using Subjects = std::deque<Subject<MarkedPair>>;

struct LearningOptions {
    // Of the square of a weight for a sign that is scaled to variance one.
    double penalty = 3;
    // What a pair counts of which neither is a member of the gold's: nobody looked at whether it says the same.
    double unmarked = 0.3;
    std::int32_t least = story::SameWeights{}.least;
};

void print_row(const std::string& name, const eval::StoryScores& scores) {
    constexpr double percent = 100;
    constexpr int width = 28;
    std::cout << std::left << std::setw(width) << name << std::fixed << std::setprecision(1) << "claims P "
              << percent * scores.claims_precision << " R " << percent * scores.claims_recall << " F1 "
              << percent * scores.claims_f1() << "  answers " << percent * scores.answers.f1() << "  sources "
              << percent * scores.sources.recall() << "\n";
}

// Of several stories, each counted once.
class Mean {
public:
    void add(const eval::StoryScores& scores) {
        claims_ += scores.claims_f1();
        answers_ += scores.answers.f1();
        sources_ += scores.sources.recall();
        ++count_;
    }
    void print(std::string_view name) const {
        const double percent = 100.0 / std::max(count_, 1);
        std::cout << name << ": claims " << percent * claims_ << "  answers " << percent * answers_ << "  sources "
                  << percent * sources_ << "\n";
    }

private:
    double claims_ = 0, answers_ = 0, sources_ = 0;
    int count_ = 0;
};

template <class WeightsFor>
void tell_all(std::string_view name, const Subjects& subjects, const WeightsFor& weights_for) {
    Mean of_read, of_marked;
    std::cout << name << "\n";
    for (std::size_t s = 0; s < subjects.size(); ++s) {
        const story::SameWeights weights = weights_for(s);
        const eval::StoryScores read = subjects[s].read.scores({}, weights);
        const eval::StoryScores marked = subjects[s].marked.scores({}, weights);
        print_row(subjects[s].folder, read);
        print_row("  with its statements", marked);
        of_read.add(read);
        of_marked.add(marked);
    }
    of_read.print("mean, as read");
    of_marked.print("mean, with the gold's statements");
}

story::SameWeights learnt(const Subjects& subjects, std::size_t left_out, const LearningOptions& options) {
    const std::vector<const LessonOf<MarkedPair>*> lessons = lessons_without(subjects, left_out);
    auto found = learnt_of_pairs<story::SameWeights, MarkedPair>(
        lessons, [&](const MarkedPair& pair) { return pair.marked ? 1 : options.unmarked; }, options.penalty);
    found.least = options.least;
    return found;
}

int fail(const Error& error) {
    std::cerr << "sayso-learn-claim-weights: " << error.input << ": " << error.what << "\n";
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Learns how much each sign counts for two statements to say the same");
    std::string pack_file;
    std::vector<std::string> folders;
    LearningOptions options;
    bool held_out = false;
    app.add_option("PACK", pack_file)->required();
    app.add_option("STORY", folders, "Folders with articles.jsonl and gold.json")->required();
    app.add_option("--penalty", options.penalty, "Of the square of a weight");
    app.add_option("--unmarked", options.unmarked, "What a pair counts of which the gold has neither");
    app.add_option("--least", options.least, "Sum from which two statements say the same");
    app.add_flag("--held-out", held_out, "Tell each story with weights from the others, too");
    CLI11_PARSE(app, argc, argv);

    Result<Pack> pack = Pack::open(pack_file);
    if (!pack) return fail(pack.error());
    const story::Languages languages({*pack});
    const Reader reader({*pack});
    const Result<Subjects> read = subjects_in<MarkedPair>(folders, reader, languages, &MarkedStory::pairs);
    if (!read) return fail(read.error());
    const Subjects& subjects = *read;
    const auto learnt_without = [&](std::size_t left_out) { return learnt(subjects, left_out, options); };
    const story::SameWeights all = learnt_without(subjects.size());
    tell_all("shipped weights", subjects, [](std::size_t) { return story::SameWeights{}; });
    tell_all("learnt weights", subjects, [&](std::size_t) { return all; });
    if (held_out) tell_all("each story with weights from the others", subjects, learnt_without);
    std::cout << written(all) << "\n";
    return 0;
}
