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

#include "sayso/pack.h"
#include "series_learning.h"

namespace {

using namespace sayso;
using namespace sayso::train;

// A story as it is read, and with the gold's statements.
struct Subject {
    std::string folder;
    MarkedStory read, marked;
    FigureLesson of_read, of_marked;
};

void print_row(const std::string& name, double read, double marked) {
    constexpr double percent = 100;
    constexpr int width = 28;
    std::cout << std::left << std::setw(width) << name << std::fixed << std::setprecision(1) << "figures "
              << percent * read << "  with its statements " << percent * marked << "\n";
}

template <class WeightsFor>
void tell_all(std::string_view name, const std::deque<Subject>& subjects, const WeightsFor& weights_for) {
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

// Of all subjects but one.
std::vector<const FigureLesson*> lessons_without(const std::deque<Subject>& subjects, std::size_t left_out) {
    std::vector<const FigureLesson*> lessons;
    for (std::size_t s = 0; s < subjects.size(); ++s) {
        if (s == left_out) continue;
        lessons.push_back(&subjects[s].of_read);
        lessons.push_back(&subjects[s].of_marked);
    }
    return lessons;
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
    std::deque<Subject> subjects;
    for (const std::string& folder : folders) {
        Result<MarkedStory> read = MarkedStory::read(folder, reader, languages);
        if (!read) return fail(read.error());
        Result<MarkedStory> marked = MarkedStory::read(folder, reader, languages, eval::GoldPart::statements);
        if (!marked) return fail(marked.error());
        FigureLesson of_read = read->figure_pairs(), of_marked = marked->figure_pairs();
        subjects.push_back({folder, std::move(*read), std::move(*marked), std::move(of_read), std::move(of_marked)});
    }
    const auto learnt_without = [&](std::size_t left_out) {
        return learnt(lessons_without(subjects, left_out), options);
    };
    const story::SeriesWeights all = learnt_without(subjects.size());
    tell_all("shipped weights", subjects, [](std::size_t) { return story::SeriesWeights{}; });
    tell_all("learnt weights", subjects, [&](std::size_t) { return all; });
    if (held_out) tell_all("each story with weights from the others", subjects, learnt_without);
    std::cout << written(all) << "\n";
    return 0;
}
