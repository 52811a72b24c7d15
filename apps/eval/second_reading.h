// Two people's marks of the same articles: how far they agree is what a program can be asked for.
#pragma once

#include <vector>

#include "eval/story.h"
#include "sayso/reading.h"
#include "sayso/story.h"

namespace sayso::eval {

// A story as its marks tell it, for score_story() in the place of one that was read.
struct MarkedTelling {
    std::vector<Reading> readings;  // of the gold's articles; every member and answer is a statement
    Story story;
};

[[nodiscard]] MarkedTelling told_by_marks(const GoldStory& marks);

}  // namespace sayso::eval
