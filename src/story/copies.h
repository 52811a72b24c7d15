// Which text stands in which, of articles whose words are known (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sayso/story.h"
#include "story/story_words.h"

namespace sayso::story {

// What is asked of an article again and again while copies are looked for.
struct CopyText {
    Words words, outlet;
    std::int64_t instant = 0;  // of publication
    bool wire = false;         // an agency's own text
};

[[nodiscard]] CopyText copy_text_of(const Article& article);

// As find_copies(), of articles and their texts in the same order.
[[nodiscard]] std::vector<Copy> copies_among(std::span<const Article* const> articles,
                                             std::span<const CopyText* const> texts, const CopyOptions& options = {});

}  // namespace sayso::story
