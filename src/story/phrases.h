// Words and phrases of a language's tables, found in a text (private to src/story).
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/span.h"
#include "story/number_set.h"

namespace sayso::story {

// A run of letters and digits under Unicode's simple case folding.
struct FoldedWord {
    Span span;
    std::string form;
};

[[nodiscard]] std::vector<FoldedWord> folded_words(std::string_view text);
// Their forms, a blank between.
[[nodiscard]] std::string joined_forms(std::string_view text);

// Whether a compound ends in a noun, whatever the endings of both.
[[nodiscard]] bool ends_in_word(std::string_view compound, std::string_view noun);

// The first four bytes of a word, the first one lowest; a shorter word is filled up with zeros.
[[nodiscard]] constexpr std::uint32_t beginning_of(std::string_view word) {
    std::uint32_t beginning = 0;
    for (std::size_t i = std::min<std::size_t>(word.size(), sizeof beginning); i-- > 0;)
        beginning = beginning << 8U | static_cast<unsigned char>(word[i]);
    return beginning;
}

// The first bytes of words: equal where words begin alike.
class Beginnings {
public:
    // Those of all words that have so many bytes, at most eight.
    void add(std::span<const FoldedWord> words, std::size_t bytes);
    void add(const Beginnings& others) { numbers_.add(others.numbers_); }
    [[nodiscard]] bool have_common(const Beginnings& other) const { return numbers_.have_common(other.numbers_); }

private:
    NumberSet numbers_;
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
    void note_beginning(const std::string& pattern);
    [[nodiscard]] std::uint32_t next_of(std::uint32_t node, char byte) const;
    [[nodiscard]] Hit longest_at(std::span<const FoldedWord> words, std::uint32_t at) const;

    // Whether any first word may begin so: tells most words that begin none at once.
    [[nodiscard]] bool may_begin(std::string_view form) const {
        return form.size() < 2 || beginnings_[place_of(form[0], form[1])];
    }
    static std::size_t place_of(char first, char second) {
        constexpr unsigned bits = 5, last_bits = (1U << bits) - 1;
        return (static_cast<unsigned char>(first) & last_bits) << bits |
               (static_cast<unsigned char>(second) & last_bits);
    }

    std::vector<Node> nodes_ = std::vector<Node>(1);  // the root first
    std::array<std::uint32_t, 256> first_{};          // behind the root, by the first byte
    std::bitset<1024> beginnings_;                    // of two bytes, by the last bits of each
};

}  // namespace sayso::story
