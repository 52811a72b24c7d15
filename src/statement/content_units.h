// Where a content ends is a choice of its own: the rules say where it begins and what may belong to it, and a learnt
// model says of each part of the clause ("am Montag", "die im Mai begann", "des Landes") whether it does.
#pragma once

#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"
#include "statement/linear_choice.h"

namespace sayso::statement {

// A part of the clause that belongs to the content as a whole or not at all: a nested clause, a phrase with its
// preposition, or a single word.
struct ContentUnit {
    TokenRange tokens;
    bool in_content = false;  // by the rule that found it
};

// Of findings whose cue stands in the same clause as their content; none for all others.
[[nodiscard]] std::vector<ContentUnit> content_units(const Grammar& grammar, const Finding& finding);

// Features of unit i; `before` says of each unit before it whether it is in the content.
[[nodiscard]] Features features_of_unit(const Grammar& grammar, const Finding& finding,
                                        const std::vector<ContentUnit>& units, std::size_t i, bool before);

// The finding's content with the units that the model chooses; unchanged without a model.
void choose_content(const Grammar& grammar, const LinearChoice& model, Finding& finding);

}  // namespace sayso::statement
