// Runs of words that two texts have in common, with exact ends (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sayso/story.h"
#include "story/shared_words.h"

namespace sayso::story {

struct WordRange {
    std::uint32_t begin = 0, end = 0;
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    auto operator<=>(const WordRange&) const = default;
};

// A place where two runs differ; one side may be empty.
struct WordEdit {
    WordRange left, right;
};

struct Run {
    WordRange left, right;
    std::uint32_t same_words = 0;
    std::vector<WordEdit> edits;
};

// The runs of one pair of texts; `seeds` are all of that pair, in ascending order.
[[nodiscard]] std::vector<Run> runs_of(const Words& left, const Words& right, std::span<const Seed> seeds,
                                       const CopyOptions& options);

}  // namespace sayso::story
