// Learns how much each sign of marked pairs counts, whatever they are pairs of: a logistic regression.
#pragma once

#include <algorithm>
#include <cmath>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "marked_story.h"
#include "regression.h"

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

// `pairs_of` is the member of MarkedStory that gives the pairs.
template <class Pair>
Result<std::deque<Subject<Pair>>> subjects_in(const std::vector<std::string>& folders, const Reader& reader,
                                              const story::Languages& languages,
                                              LessonOf<Pair> (MarkedStory::*pairs_of)() const) {
    std::deque<Subject<Pair>> subjects;
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
std::vector<const LessonOf<Pair>*> lessons_without(const std::deque<Subject<Pair>>& subjects, std::size_t left_out) {
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

}  // namespace sayso::train
