// A story with its gold, read once and told with any weights.
#pragma once

#include <filesystem>
#include <vector>

#include "eval/story.h"
#include "sayso/error.h"
#include "sayso/reader.h"
#include "story/pointing.h"
#include "story/told.h"

namespace sayso::train {

class MarkedStory {
public:
    // The folder has articles.jsonl and gold.json (docs/story.md). Refers to `languages`.
    [[nodiscard]] static Result<MarkedStory> read(const std::filesystem::path& folder, const Reader& reader,
                                                  const story::Languages& languages);

    // How many of the marked answers are found with these weights.
    [[nodiscard]] eval::Share answers(const story::Weights& weights) const;

private:
    MarkedStory(eval::GoldStory gold, std::vector<Reading> readings, const story::Languages& languages);

    eval::GoldStory gold_;
    std::vector<Reading> readings_;
    std::vector<std::size_t> in_order_;  // numbers of the readings, by time
    std::vector<story::Draft> drafts_;   // in that order
    const story::Languages* languages_;
};

}  // namespace sayso::train
