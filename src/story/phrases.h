// Words and phrases of a language's tables, found in a text (private to src/story).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

// The first bytes of words: equal where words begin alike.
class Beginnings {
public:
    // Those of all words that have so many bytes, at most eight.
    void add(std::span<const FoldedWord> words, std::size_t bytes);
    [[nodiscard]] bool have_common(const Beginnings& other) const {
        return (bits_ & other.bits_) != 0 && share_number(other);
    }

private:
    [[nodiscard]] bool share_number(const Beginnings& other) const;

    std::vector<std::uint64_t> numbers_;  // ascending
    std::uint64_t bits_ = 0;              // one for each number, so that most that have none in common are told at once
};

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
    // A place in the tree of all first words, byte by byte.
    struct Node {
        std::vector<std::pair<char, std::uint32_t>> next;
        std::vector<Phrase> phrases;  // whose first word, without its "*", leads here
    };
    void add_phrase(std::string_view text, std::uint32_t value);
    [[nodiscard]] std::uint32_t next_of(std::uint32_t node, char byte) const;
    [[nodiscard]] Hit longest_at(std::span<const FoldedWord> words, std::uint32_t at) const;

    std::vector<Node> nodes_ = std::vector<Node>(1);  // the root first
    std::array<std::uint32_t, 256> first_{};          // behind the root, by the first byte: most words end there
};

}  // namespace sayso::story
