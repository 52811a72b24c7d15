// sayso-learn-claim-weights: how much each sign counts for two statements to say the same (src/story/same_claim.h).
//
//   sayso-learn-claim-weights PACK STORY… [--penalty X] [--held-out]
//
// A story is a folder with articles.jsonl and gold.json (docs/story.md); its statements are taken as they are read, and
// as the gold has them. Prints the weights that are learnt of all stories, and what they find beside the shipped ones.
// With --held-out each story is told with weights that were learnt of the others.
#include <algorithm>
#include <iostream>

#include "pair_learning.h"

namespace {

using namespace sayso;
using namespace sayso::train;

void print_row(const std::string& name, const eval::StoryScores& scores) {
    constexpr double percent = 100;
    begin_row(name) << "claims P " << percent * scores.claims_precision << " R " << percent * scores.claims_recall
                    << " F1 " << percent * scores.claims_f1() << "  answers " << percent * scores.answers.f1()
                    << "  sources " << percent * scores.sources.recall() << "\n";
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

void tell_all(const Subjects<MarkedPair>& subjects, const WeightsFor<story::SameWeights>& weights_for) {
    Mean of_read, of_marked;
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

}  // namespace

int main(int argc, char** argv) {
    const PairProgram<story::SameWeights, MarkedPair> program{
        .name = "sayso-learn-claim-weights",
        .about = "Learns how much each sign counts for two statements to say the same",
        .least_help = "Sum from which two statements say the same",
        // Nobody looked at whether it says the same.
        .doubtful = "--unmarked",
        .doubtful_help = "What a pair counts of which the gold has neither",
        .worth_of_doubtful = 0.3,
        .pairs_of = &MarkedStory::pairs,
        .is_sure = &MarkedPair::marked,
        .tell_all = tell_all};
    return run(argc, argv, program);
}
