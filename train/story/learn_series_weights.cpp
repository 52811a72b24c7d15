// sayso-learn-series-weights: how much each sign counts for two figures to measure the same (src/story/same_series.h).
//
//   sayso-learn-series-weights PACK STORY… [--penalty X] [--one-marked X] [--least X] [--held-out]
//
// A story is a folder with articles.jsonl and gold.json (docs/story.md); its statements are taken as they are read, and
// as the gold has them. Prints the weights that are learnt of all stories, and what they find beside the shipped ones.
// With --held-out each story is told with weights that were learnt of the others.
#include "pair_learning.h"

namespace {

using namespace sayso;
using namespace sayso::train;

void print_row(const std::string& name, double read, double marked) {
    constexpr double percent = 100;
    begin_row(name) << "figures " << percent * read << "  with its statements " << percent * marked << "\n";
}

void tell_all(const Subjects<MarkedFigures>& subjects, const WeightsFor<story::SeriesWeights>& weights_for) {
    double sum_read = 0, sum_marked = 0;
    for (std::size_t s = 0; s < subjects.size(); ++s) {
        const story::SeriesWeights weights = weights_for(s);
        const double read = subjects[s].read.scores({}, {}, weights).figures.f1();
        const double marked = subjects[s].marked.scores({}, {}, weights).figures.f1();
        print_row(subjects[s].folder, read, marked);
        sum_read += read;
        sum_marked += marked;
    }
    const auto count = static_cast<double>(subjects.size());
    print_row("mean", sum_read / count, sum_marked / count);
}

}  // namespace

int main(int argc, char** argv) {
    const PairProgram<story::SeriesWeights, MarkedFigures> program{
        .name = "sayso-learn-series-weights",
        .about = "Learns how much each sign counts for two figures to measure the same",
        .least_help = "Sum from which two figures measure the same",
        // The other may be nothing that anybody followed.
        .doubtful = "--one-marked",
        .doubtful_help = "What a pair counts of which the gold has one alone",
        .worth_of_doubtful = 0.2,
        .pairs_of = &MarkedStory::figure_pairs,
        .is_sure = &MarkedFigures::both_marked,
        .tell_all = tell_all};
    return run(argc, argv, program);
}
