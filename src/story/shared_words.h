// Finds which articles share word sequences, and where (private to src/story).
#pragma once

#include <array>
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

// Each word has a random factor of its own (multilinear hashing, Thorup 2015), so that no word waits for another's.
[[nodiscard]] constexpr std::uint64_t key_of_sequence(const std::uint64_t* words) {
    constexpr std::array<std::uint64_t, seed_words> factors = {0x9e3779b97f4a7c15U, 0xbf58476d1ce4e5b9U,
                                                               0x94d049bb133111ebU, 0xd6e8feb86659fd93U};
    std::uint64_t key = 0;
    for (std::uint32_t i = 0; i < seed_words; ++i) key += factors[i] * words[i];
    return key ^ key >> 32U;
}

// Where each sequence of a text stands, to find those of another text.
class SequencePlaces {
public:
    explicit SequencePlaces(const Words& words);
    // How often the one that comes most often does.
    [[nodiscard]] std::uint32_t most_repeats() const;
    // Calls take(here, there) with the words at which the same sequence begins in this text and in the other one.
    template <class Take>
    void each_shared(const Words& other, const Take& take) const {
        for (std::uint32_t there = 0; there + seed_words <= other.size(); ++there) {
            const std::uint64_t key = key_of_sequence(other.keys.data() + there);
            for (std::uint32_t place = first_of(key); place != 0; place = next_[place - 1])
                if (keys_[place - 1] == key) take(place - 1, there);
        }
    }

private:
    // The first place whose key has these last bits, and one; 0: none.
    [[nodiscard]] std::uint32_t first_of(std::uint64_t key) const { return first_[key & (first_.size() - 1)]; }

    std::vector<std::uint64_t> keys_;   // of the sequence that begins at each word
    std::vector<std::uint32_t> first_;  // by the last bits of its key
    std::vector<std::uint32_t> next_;   // behind each place, with the same last bits
};

struct SharedWords {
    std::vector<Seed> seeds;  // ascending, so that a pair's seeds stand together
    SetPhrases phrases;
};

// A sequence with more than CopyOptions::widest_spread places is a set phrase: it gives no seeds, nor does one that has
// fewer than two words beyond set phrases, since that is the same phrase with its next word.
[[nodiscard]] SharedWords shared_words(std::span<const Words* const> texts, const CopyOptions& options);

}  // namespace sayso::story
