// Words and phrases of a language's tables, found in a text (private to src/story).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/span.h"

namespace sayso::story {

// A run of letters and digits under Unicode's simple case folding.
struct FoldedWord {
    Span span;
    std::string form;
};

[[nodiscard]] std::vector<FoldedWord> folded_words(std::string_view text);
// Their forms, a blank between.
[[nodiscard]] std::string joined_forms(std::string_view text);

// The first bytes of words, as numbers, ascending: equal where words begin alike.
using Beginnings = std::vector<std::uint64_t>;

// Adds those of all words that have so many bytes, at most eight.
void add_beginnings(std::span<const FoldedWord> words, std::size_t bytes, Beginnings& beginnings);
[[nodiscard]] bool have_common(const Beginnings& a, const Beginnings& b);

// Phrases as tables write them: divided by "|", any case; a word that ends in "*" stands for all that begin so, "*"
// alone for any word. Each has a value, which the table's reader chooses.
class PhraseList {
public:
    void add(std::string_view cell, std::uint32_t value);

    struct Hit {
        std::uint32_t begin = 0, end = 0;  // words
        std::uint32_t value = 0;
    };
    // From left to right, the longest at each place, without overlap.
    [[nodiscard]] std::vector<Hit> in(std::span<const FoldedWord> words) const;
    [[nodiscard]] bool any_in(std::span<const FoldedWord> words) const;

private:
    struct Phrase {
        std::vector<std::string> words;  // with their "*"
        std::uint32_t value = 0;
    };
    void add_phrase(std::string_view text, std::uint32_t value);
    // The phrases whose first word is the form, or may go on to it; the shortest first.
    [[nodiscard]] std::vector<const std::vector<Phrase>*> beginning(std::string_view form) const;
    [[nodiscard]] Hit longest_at(std::span<const FoldedWord> words, std::uint32_t at) const;

    std::map<std::string, std::vector<Phrase>, std::less<>> by_first_;  // first word without its "*"
};

}  // namespace sayso::story
