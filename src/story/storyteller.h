// Telling one story (private to src/story).
#pragma once

#include <cstddef>
#include <future>
#include <span>
#include <vector>

#include "story/pointing.h"
#include "story/same_series.h"

namespace sayso::story {

// Numbers of readings by time, equal times by id, then text: the order in which they came does not matter.
[[nodiscard]] std::vector<std::size_t> in_order_of_time(std::span<const Reading> readings,
                                                        std::vector<std::size_t> numbers);

// What is known of a story before its claims are told. Refers to the readings and drafts; `numbers` are in order of
// time.
class Groundwork {
public:
    // `memory` of the same readings by the same numbers; nullptr: nothing is remembered.
    Groundwork(std::span<const Reading> readings, std::span<const std::size_t> numbers, Drafts drafts,
               const Languages& languages, CopyMemory* memory = nullptr);
    Groundwork(const Groundwork&) = delete;
    Groundwork& operator=(const Groundwork&) = delete;

    [[nodiscard]] Readings readings() const { return pages_; }

private:
    std::vector<const Reading*> pages_;
    std::vector<std::span<const FoldedWord>> words_;
    std::vector<const ArticleNames*> names_;
    std::future<std::vector<Copy>> copies_;  // found while the cast is put together

public:
    const Cast cast;
    const std::vector<Copy> copies;
    const CopiesByArticle copies_by_article;
    const Matter matter;
};

// The readings of these numbers, which are in order of time, with a draft of each, as one story. `memory` as above.
[[nodiscard]] Story told_as_one(std::span<const Reading> readings, std::span<const std::size_t> numbers, Drafts drafts,
                                const Languages& languages, const Weights& weights = {}, const SameWeights& same = {},
                                const SeriesWeights& series = {}, CopyMemory* memory = nullptr);

}  // namespace sayso::story
