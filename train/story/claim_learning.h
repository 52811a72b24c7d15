// Learns how much each sign counts for two statements to say the same: a logistic regression on marked pairs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "marked_story.h"

namespace sayso::train {

// One story's pairs, and how much each of them counts.
struct Lesson {
    std::vector<MarkedPair> pairs;
};

struct LearningOptions {
    // Of the square of a weight for a sign that is scaled to variance one.
    double penalty = 3;
    // What a pair counts of which neither is a member of the gold's: nobody looked at whether it says the same.
    double unmarked = 0.3;
    std::int32_t least = story::SameWeights{}.least;
};

// A story with many statements has many more pairs than one with few: those of each count as the root of their number.
[[nodiscard]] story::SameWeights learnt(std::span<const Lesson* const> lessons, const LearningOptions& options);

// As they stand in src/story/same_claim.h.
[[nodiscard]] std::string written(const story::SameWeights& weights);

}  // namespace sayso::train
