// A story with its gold, read once and told with any weights.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "eval/gold_readings.h"
#include "eval/story_scores.h"
#include "sayso/error.h"
#include "sayso/reader.h"
#include "story/pointing.h"
#include "story/same_series.h"
#include "story/told.h"

namespace sayso::train {

// Two statements, what speaks for it that they say the same, and whether they do.
struct MarkedPair {
    story::Signs signs{};
    bool same = false;
    bool marked = false;  // one of them is a member of a claim of the gold
};

// Two figures, what speaks for it that they measure the same, and whether they do.
struct MarkedFigures {
    story::FigureSigns signs{};
    bool same = false;
    bool both_marked = false;  // in a series of the gold
};

class MarkedStory {
public:
    // The folder has articles.jsonl and gold.json (docs/story.md). Refers to `languages`. With the gold's statements in
    // the place of those that are read, if that is asked for.
    [[nodiscard]] static Result<MarkedStory> read(const std::filesystem::path& folder, const Reader& reader,
                                                  const story::Languages& languages,
                                                  std::optional<eval::GoldPart> gold = std::nullopt);

    // How many of the marked answers are found with these weights.
    [[nodiscard]] eval::Share answers(const story::Weights& weights) const { return scores(weights, {}).answers; }
    [[nodiscard]] eval::StoryScores scores(const story::Weights& weights, const story::SameWeights& same,
                                           const story::SeriesWeights& series = {}) const;
    // All pairs that are to be told apart; those of which the gold cannot tell whether they say the same are left out.
    [[nodiscard]] std::vector<MarkedPair> pairs() const;
    // All pairs of figures of which the gold has one at least; those that it may well mean, too, are left out.
    [[nodiscard]] std::vector<MarkedFigures> figure_pairs() const;

private:
    MarkedStory(eval::GoldStory gold, std::vector<Reading> readings, const story::Languages& languages);

    [[nodiscard]] std::vector<const story::Draft*> drafts() const;

    eval::GoldStory gold_;
    std::vector<Reading> readings_;
    std::vector<std::size_t> in_order_;  // numbers of the readings, by time
    std::vector<story::Draft> drafts_;   // in that order
    const story::Languages* languages_;
};

}  // namespace sayso::train
