// Scores a story's claims, answers, figures and sources against gold (docs/story.md defines the measures).
#pragma once

#include <span>
#include <string>

#include "eval/story.h"
#include "sayso/reading.h"

namespace sayso::eval {

struct StoryScores {
    Share copies, answers, figures;
    double claims_precision = 0, claims_recall = 0;  // B-cubed over the gold's members
    Share sources;                                   // hits: claims with exactly the right names

    [[nodiscard]] double claims_f1() const;
};

// `readings` are of the gold's articles, in their order; `story` was told of them.
[[nodiscard]] StoryScores score_story(const GoldStory& gold, const Story& story, std::span<const Reading> readings);

// What was right, missed, and too much; a line each.
[[nodiscard]] std::string explain_story(const GoldStory& gold, const Story& story, std::span<const Reading> readings);

}  // namespace sayso::eval
