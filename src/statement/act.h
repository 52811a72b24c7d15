// Which act a statement is. The tables say what its cue stands for, unless that says nothing ("sagte") and a word of the
// content does ("müsse" demands, "vermutlich" estimates); where the pack has learnt it, that is one of the features of a
// choice by the words of cue and content.
#pragma once

#include "statement/extents.h"
#include "statement/finding.h"
#include "statement/linear_choice.h"
#include "text/word_classes.h"

namespace sayso::statement {

// By the tables alone.
[[nodiscard]] Act act_by_tables(const Grammar& grammar, const Finding& finding);

class ActModel {
public:
    static constexpr std::string_view section = "statement.acts";
    static constexpr std::size_t classes = static_cast<std::size_t>(Act::ask) + 1;

    // The tables alone.
    ActModel() = default;
    // `section`: of a LinearChoice whose classes are the values of Act. `words`: must outlive the model.
    ActModel(std::string_view section, text::WordClasses words) : choice_(section), words_(words) {}

    [[nodiscard]] Features features(const Grammar& grammar, const Finding& finding) const;
    [[nodiscard]] Act choose(const Grammar& grammar, const Finding& finding) const;

private:
    LinearChoice choice_;
    text::WordClasses words_;
};

}  // namespace sayso::statement
