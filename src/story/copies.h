// Which text stands in which, of articles whose words are known (private to src/story).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sayso/story.h"
#include "story/copy_memory.h"
#include "story/story_words.h"

namespace sayso::story {

// What is asked of an article again and again while copies are looked for.
struct CopyText {
    Words words, outlet;
    std::int64_t instant = 0;  // of publication
    bool wire = false;         // an agency's own text
};

[[nodiscard]] CopyText copy_text_of(const Article& article);

// What was found of the same articles before, and the numbers under which it is kept, in the same order.
struct RememberedCopies {
    CopyMemory& memory;
    std::span<const std::size_t> numbers;
};

// As find_copies(), of articles and their texts in the same order.
[[nodiscard]] std::vector<Copy> copies_among(std::span<const Article* const> articles,
                                             std::span<const CopyText* const> texts, const CopyOptions& options = {},
                                             std::optional<RememberedCopies> remembered = {});

// A place in one of the articles.
struct Passage {
    std::size_t article = 0;
    Span span;
};

// Copies by the article that took them over, since statements ask for them again and again. Refers to the copies.
class CopiesByArticle {
public:
    // One article's stand together, as copies_among() gives them.
    CopiesByArticle(std::span<const Copy> copies, std::size_t articles);
    // All that the article took over.
    [[nodiscard]] std::span<const Copy> into(std::size_t article) const { return into_[article]; }
    // Whether one passage is, or is in, what a copy took over of the other.
    [[nodiscard]] bool lead(const Passage& from, const Passage& to) const;

private:
    std::vector<std::span<const Copy>> into_;
};

}  // namespace sayso::story
