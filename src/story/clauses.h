// Sentences and clauses by their punctuation, and the words beside a place (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sayso/span.h"
#include "story/phrases.h"

namespace sayso::story {

// The sentence around a place; a colon ends one.
[[nodiscard]] Span sentence_around(std::string_view text, Span place);
// The piece of its sentence between commas, dashes and other marks.
[[nodiscard]] Span clause_around(std::string_view text, Span place);
// Pieces of a content between its commas and other marks.
[[nodiscard]] Spans clauses_of(Span piece, std::string_view text);
// The sentence that ends before the one around a place; of the paragraph before, if it is the first of its own.
[[nodiscard]] Span sentence_before(std::string_view text, std::uint32_t place);

// Of an article's words, in order: at most `most` right before a place; those that lie between two; those inside.
[[nodiscard]] std::span<const FoldedWord> words_before(std::span<const FoldedWord> words, std::uint32_t place,
                                                       std::uint32_t most);
[[nodiscard]] std::span<const FoldedWord> words_between(std::span<const FoldedWord> words, std::uint32_t begin,
                                                        std::uint32_t end);

// A text with its words.
struct Prose {
    std::string_view text;
    std::span<const FoldedWord> words;

    // The words inside of a piece; of several, one after the other.
    [[nodiscard]] std::span<const FoldedWord> in(Span piece) const {
        return words_between(words, piece.begin, piece.end);
    }
    [[nodiscard]] std::vector<FoldedWord> in(const Spans& pieces) const;
};

}  // namespace sayso::story
