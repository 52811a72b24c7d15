// Finds which articles share word sequences, and where (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sayso/story.h"
#include "story/story_words.h"

namespace sayso::story {

// Words in a row that two texts must share to be looked at. Four: a run with every sixth word changed still has some,
// and fewer are shared by any two texts.
inline constexpr std::uint32_t seed_words = 4;

// The same `seed_words` words stand at word `left_at` of one text and at word `right_at` of another.
struct Seed {
    std::uint32_t left = 0, right = 0;  // indices of the texts; left < right
    std::uint32_t left_at = 0, right_at = 0;
    auto operator<=>(const Seed&) const = default;
};

// Which words stand in a set phrase: a sequence of `seed_words` words that very many texts have.
class SetPhrases {
public:
    explicit SetPhrases(std::span<const Words* const> texts);
    // The sequence that begins at word `at`.
    void add(std::uint32_t text, std::uint32_t at);
    [[nodiscard]] bool has(std::uint32_t text, std::uint32_t at) const { return words_[first_[text] + at]; }
    // Of all texts.
    [[nodiscard]] std::size_t words() const { return words_.size(); }

private:
    std::vector<std::uint64_t> first_;  // of each text, the number of its first word
    std::vector<bool> words_;
};

struct SharedWords {
    std::vector<Seed> seeds;  // ascending, so that a pair's seeds stand together
    SetPhrases phrases;
};

// A sequence with more than CopyOptions::widest_spread places is a set phrase: it gives no seeds, nor does one that has
// fewer than two words beyond set phrases, since that is the same phrase with its next word.
[[nodiscard]] SharedWords shared_words(std::span<const Words* const> texts, const CopyOptions& options);

}  // namespace sayso::story
