// Weights of an answer's target that find more of the marked answers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "marked_story.h"

namespace sayso::train {

struct SearchOptions {
    int steps = 1000;
    std::uint32_t seed = 1;
    // F1 points that it costs to move one weight by its own size: some two hundred answers are few for so many weights.
    double cost = 0.3;
};

// Of all stories together.
[[nodiscard]] eval::Share answers_of(std::span<const MarkedStory* const> stories, const story::Weights& weights);

// Random steps from the shipped weights, each kept if it finds more.
[[nodiscard]] story::Weights searched(std::span<const MarkedStory* const> stories, const SearchOptions& options);

// The weights that differ from the shipped ones, a line each.
[[nodiscard]] std::string changes_to(const story::Weights& weights);

}  // namespace sayso::train
