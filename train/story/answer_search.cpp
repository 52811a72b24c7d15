#include "answer_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <random>

namespace sayso::train {
namespace {

using story::Weights;

struct Named {
    std::string_view name;
    std::int64_t Weights::*weight;
};

#define SAYSO_WEIGHT(name) \
    Named { #name, &Weights::name }
constexpr std::array weights_by_name = {
    SAYSO_WEIGHT(alike),          SAYSO_WEIGHT(in_common),         SAYSO_WEIGHT(contrary),
    SAYSO_WEIGHT(other_figure),   SAYSO_WEIGHT(other_measure),     SAYSO_WEIGHT(refused),
    SAYSO_WEIGHT(told_again),     SAYSO_WEIGHT(own_account),       SAYSO_WEIGHT(own_measure),
    SAYSO_WEIGHT(claimant),       SAYSO_WEIGHT(answerer),          SAYSO_WEIGHT(called_so),
    SAYSO_WEIGHT(tellings),       SAYSO_WEIGHT(after_answer),      SAYSO_WEIGHT(limits),
    SAYSO_WEIGHT(joined),         SAYSO_WEIGHT(brought_in),        SAYSO_WEIGHT(right_behind),
    SAYSO_WEIGHT(distance),       SAYSO_WEIGHT(distance_pointing), SAYSO_WEIGHT(elsewhere_that),
    SAYSO_WEIGHT(elsewhere_noun), SAYSO_WEIGHT(elsewhere),         SAYSO_WEIGHT(own_voice),
    SAYSO_WEIGHT(unrelated),      SAYSO_WEIGHT(of_another_matter), SAYSO_WEIGHT(least_unsaid),
    SAYSO_WEIGHT(least_flatly),   SAYSO_WEIGHT(least_telling),     SAYSO_WEIGHT(least_confirming),
    SAYSO_WEIGHT(least_that),     SAYSO_WEIGHT(least_noun)};
#undef SAYSO_WEIGHT
static_assert(weights_by_name.size() * sizeof(std::int64_t) == sizeof(Weights), "a weight has no name here");

// How far a weight is from the shipped one, as parts of its own size.
double moved(std::int64_t from, std::int64_t to) {
    return static_cast<double>(std::abs(to - from)) / static_cast<double>(std::max<std::int64_t>(std::abs(from), 1));
}

double cost_of(const Weights& weights, double each) {
    const Weights shipped;
    double cost = 0;
    for (const Named& one : weights_by_name) cost += each * moved(shipped.*one.weight, weights.*one.weight);
    return cost;
}

// One to three weights, each by about a third of its size.
Weights step_from(Weights weights, std::mt19937& random) {
    constexpr int most = 3;
    constexpr double width = 0.35;
    const int count = std::uniform_int_distribution<int>(1, most)(random);
    for (int i = 0; i < count; ++i) {
        const std::size_t which = std::uniform_int_distribution<std::size_t>(0, weights_by_name.size() - 1)(random);
        std::int64_t& weight = weights.*weights_by_name[which].weight;
        const double size = std::max(std::abs(static_cast<double>(weight)), 2.0);
        weight += std::lround(std::normal_distribution<double>(0, width * size)(random));
    }
    return weights;
}

}  // namespace

eval::Share answers_of(std::span<const MarkedStory* const> stories, const Weights& weights) {
    eval::Share all;
    for (const MarkedStory* const story : stories) all += story->answers(weights);
    return all;
}

Weights searched(std::span<const MarkedStory* const> stories, const SearchOptions& options) {
    constexpr double percent = 100;
    const auto score = [&](const Weights& weights) {
        return percent * answers_of(stories, weights).f1() - cost_of(weights, options.cost);
    };
    std::mt19937 random(options.seed);
    Weights best;
    double highest = score(best);
    for (int step = 0; step < options.steps; ++step) {
        const Weights next = step_from(best, random);
        const double reached = score(next);
        if (reached <= highest) continue;
        highest = reached;
        best = next;
    }
    return best;
}

std::string changes_to(const Weights& weights) {
    const Weights shipped;
    std::string lines;
    for (const Named& one : weights_by_name)
        if (shipped.*one.weight != weights.*one.weight)
            lines += std::string(one.name) + " " + std::to_string(shipped.*one.weight) + " -> " +
                     std::to_string(weights.*one.weight) + "\n";
    return lines;
}

}  // namespace sayso::train
