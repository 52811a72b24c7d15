// sayso-learn-series-weights: how much each sign counts for two figures to measure the same (src/story/same_series.h).
//
//   sayso-learn-series-weights PACK STORY… [--penalty X] [--one-marked X] [--least X] [--held-out]
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

using Subjects = std::deque<Subject<MarkedFigures>>;

struct SeriesOptions {
    // Of the square of a weight for a sign that is scaled to variance one.
    double penalty = 3;
    // What a pair counts of which the gold has one alone: the other may be nothing that anybody followed.
    double one_marked = 0.2;
    std::int32_t least = story::SeriesWeights{}.least;
};

void print_row(const std::string& name, double read, double marked) {
    constexpr double percent = 100;
    constexpr int width = 28;
    std::cout << std::left << std::setw(width) << name << std::fixed << std::setprecision(1) << "figures "
              << percent * read << "  with its statements " << percent * marked << "\n";
}

template <class WeightsFor>
void tell_all(std::string_view name, const Subjects& subjects, const WeightsFor& weights_for) {
    double sum_read = 0, sum_marked = 0;
    std::cout << name << "\n";
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

story::SeriesWeights learnt(const Subjects& subjects, std::size_t left_out, const SeriesOptions& options) {
    const std::vector<const LessonOf<MarkedFigures>*> lessons = lessons_without(subjects, left_out);
    auto found = learnt_of_pairs<story::SeriesWeights, MarkedFigures>(
        lessons, [&](const MarkedFigures& pair) { return pair.both_marked ? 1 : options.one_marked; }, options.penalty);
    found.least = options.least;
    return found;
}

int fail(const Error& error) {
    std::cerr << "sayso-learn-series-weights: " << error.input << ": " << error.what << "\n";
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Learns how much each sign counts for two figures to measure the same");
    std::string pack_file;
    std::vector<std::string> folders;
    SeriesOptions options;
    bool held_out = false;
    app.add_option("PACK", pack_file)->required();
    app.add_option("STORY", folders, "Folders with articles.jsonl and gold.json")->required();
    app.add_option("--penalty", options.penalty, "Of the square of a weight");
    app.add_option("--one-marked", options.one_marked, "What a pair counts of which the gold has one alone");
    app.add_option("--least", options.least, "Sum from which two figures measure the same");
    app.add_flag("--held-out", held_out, "Tell each story with weights from the others, too");
    CLI11_PARSE(app, argc, argv);

    Result<Pack> pack = Pack::open(pack_file);
    if (!pack) return fail(pack.error());
    const story::Languages languages({*pack});
    const Reader reader({*pack});
    const Result<Subjects> read = subjects_in<MarkedFigures>(folders, reader, languages, &MarkedStory::figure_pairs);
    if (!read) return fail(read.error());
    const Subjects& subjects = *read;
    const auto learnt_without = [&](std::size_t left_out) { return learnt(subjects, left_out, options); };
    const story::SeriesWeights all = learnt_without(subjects.size());
    tell_all("shipped weights", subjects, [](std::size_t) { return story::SeriesWeights{}; });
    tell_all("learnt weights", subjects, [&](std::size_t) { return all; });
    if (held_out) tell_all("each story with weights from the others", subjects, learnt_without);
    std::cout << written(all) << "\n";
    return 0;
}
