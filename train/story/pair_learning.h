// Learns how much each sign of marked pairs counts, whatever they are pairs of: a logistic regression.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <iomanip>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "marked_story.h"
#include "regression.h"
#include "sayso/pack.h"

namespace sayso::train {

// One story's pairs, each with its signs and whether both are the same.
template <class Pair>
using LessonOf = std::vector<Pair>;

// A story as it is read, and with the gold's statements.
template <class Pair>
struct Subject {
    std::string folder;
    MarkedStory read, marked;
    LessonOf<Pair> of_read, of_marked;
};

template <class Pair>
using Subjects = std::deque<Subject<Pair>>;

// `pairs_of` is the member of MarkedStory that gives the pairs.
template <class Pair>
Result<Subjects<Pair>> subjects_in(const std::vector<std::string>& folders, const Reader& reader,
                                   const story::Languages& languages, LessonOf<Pair> (MarkedStory::*pairs_of)() const) {
    Subjects<Pair> subjects;
    for (const std::string& folder : folders) {
        Result<MarkedStory> read = MarkedStory::read(folder, reader, languages);
        if (!read) return read.error();
        Result<MarkedStory> marked = MarkedStory::read(folder, reader, languages, eval::GoldPart::statements);
        if (!marked) return marked.error();
        LessonOf<Pair> of_read = ((*read).*pairs_of)(), of_marked = ((*marked).*pairs_of)();
        subjects.push_back({folder, std::move(*read), std::move(*marked), std::move(of_read), std::move(of_marked)});
    }
    return subjects;
}

// Of all subjects but one.
template <class Pair>
std::vector<const LessonOf<Pair>*> lessons_without(const Subjects<Pair>& subjects, std::size_t left_out) {
    std::vector<const LessonOf<Pair>*> lessons;
    for (std::size_t s = 0; s < subjects.size(); ++s) {
        if (s == left_out) continue;
        lessons.push_back(&subjects[s].of_read);
        lessons.push_back(&subjects[s].of_marked);
    }
    return lessons;
}

// A story with many statements has many more pairs than one with few: those of each count as the root of their number,
// and each pair by what `worth` says of it. `Weights` have one for each sign, a base and a least.
template <class Weights, class Pair, class Worth>
Weights learnt_of_pairs(std::span<const LessonOf<Pair>* const> lessons, const Worth& worth, double penalty) {
    constexpr double thousandths = 1000;
    std::vector<Example> examples;
    double sum = 0;
    for (const LessonOf<Pair>* const lesson : lessons) {
        const double each = 1 / std::sqrt(static_cast<double>(std::max<std::size_t>(lesson->size(), 1)));
        for (const Pair& pair : *lesson) {
            Example& example = examples.emplace_back();
            for (const std::int32_t sign : pair.signs) example.row.push_back(sign / thousandths);
            example.row.push_back(1);
            example.holds = pair.same;
            example.weight = each * worth(pair);
            sum += example.weight;
        }
    }
    for (Example& example : examples) example.weight *= static_cast<double>(examples.size()) / sum;
    const std::vector<double> weights = logistic_weights(examples, penalty);
    const auto rounded = [](double weight) { return static_cast<std::int32_t>(std::lround(thousandths * weight)); };
    Weights found;
    for (std::size_t s = 0; s < found.of.size(); ++s) found.of[s] = rounded(weights[s]);
    found.base = rounded(weights.back());
    return found;
}

// As they stand in the header of the weights.
template <class Weights>
std::string written(const Weights& weights) {
    std::string text;
    for (const std::int32_t weight : weights.of) text += std::to_string(weight) + ", ";
    return text + "base " + std::to_string(weights.base);
}

// The weights that a story is told with, by its number among the subjects.
template <class Weights>
using WeightsFor = std::function<Weights(std::size_t)>;

// A program that learns weights of pairs.
template <class Weights, class Pair>
struct PairProgram {
    std::string name, about, least_help;
    std::string doubtful, doubtful_help;  // the option for pairs that the gold tells little of, and what it is for
    double worth_of_doubtful = 0;         // where the option is not given
    LessonOf<Pair> (MarkedStory::*pairs_of)() const = nullptr;
    bool Pair::*is_sure = nullptr;  // the gold tells enough of the pair for it to count as one
    // Prints what each story's weights find.
    void (*tell_all)(const Subjects<Pair>& subjects, const WeightsFor<Weights>& weights_for) = nullptr;
};

// Begins a row of the table that tell_all prints.
inline std::ostream& begin_row(const std::string& name) {
    constexpr int width = 28;
    return std::cout << std::left << std::setw(width) << name << std::fixed << std::setprecision(1);
}

// Runs the program: learns of all stories, tells what the shipped and the learnt weights find, and writes these.
template <class Weights, class Pair>
int run(int argc, char** argv, const PairProgram<Weights, Pair>& program) {
    CLI::App app(program.about);
    std::string pack_file;
    std::vector<std::string> folders;
    double penalty = 3, worth_of_doubtful = program.worth_of_doubtful;
    std::int32_t least = Weights{}.least;
    bool held_out = false;
    app.add_option("PACK", pack_file)->required();
    app.add_option("STORY", folders, "Folders with articles.jsonl and gold.json")->required();
    app.add_option("--penalty", penalty, "Of the square of a weight, for a sign that is scaled to variance one");
    app.add_option(program.doubtful, worth_of_doubtful, program.doubtful_help);
    app.add_option("--least", least, program.least_help);
    app.add_flag("--held-out", held_out, "Tell each story with weights from the others, too");
    CLI11_PARSE(app, argc, argv);

    const auto fail = [&](const Error& error) {
        std::cerr << program.name << ": " << error.input << ": " << error.what << "\n";
        return 1;
    };
    Result<Pack> pack = Pack::open(pack_file);
    if (!pack) return fail(pack.error());
    const story::Languages languages({*pack});
    const Reader reader({*pack});
    const Result<Subjects<Pair>> subjects = subjects_in<Pair>(folders, reader, languages, program.pairs_of);
    if (!subjects) return fail(subjects.error());
    const auto worth = [&](const Pair& pair) { return pair.*program.is_sure ? 1 : worth_of_doubtful; };
    const auto learnt_without = [&](std::size_t left_out) {
        auto found = learnt_of_pairs<Weights, Pair>(lessons_without(*subjects, left_out), worth, penalty);
        found.least = least;
        return found;
    };
    const auto tell = [&](std::string_view name, const WeightsFor<Weights>& weights_for) {
        std::cout << name << "\n";
        program.tell_all(*subjects, weights_for);
    };
    const Weights all = learnt_without(subjects->size());
    tell("shipped weights", [](std::size_t) { return Weights{}; });
    tell("learnt weights", [&](std::size_t) { return all; });
    if (held_out) tell("each story with weights from the others", learnt_without);
    std::cout << written(all) << "\n";
    return 0;
}

}  // namespace sayso::train
