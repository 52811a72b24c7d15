// What is known of a word from large texts and from lists of names: a class of words that stand in the same places, how
// frequent it is, and the lists it is on. Where a few thousand sentences are all there is to learn from, this is what a
// word that was never met can be told by.
//
// The classes are Brown clusters (Brown et al. 1992): leaves of a binary tree, so that the lower bits of a path are a
// coarser class.
//
// A section of the pack, all numbers little endian:
//   "SWC1" · u32 slots (a power of two) · u32 paths · u16 × paths · u32 × slots
// A slot holds, from its lowest bit: 10 bits number of a path, 3 bits frequency, 8 bits lists, 11 bits of the word's
// hash, not all 0; 0 is an empty slot. Open addressing, linear probing. The German table is nine tenths full: one
// unknown word in forty is taken for a known one.
//
// A second section has, for those that write names, what a form is taken for by its subwords (train/names/guesses.py):
//   "SWG1" · u8 × slots, in the order of the first section's
// Of each byte the lower 6 bits are the guess, the upper 2 further bits of the word's hash.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::text {

inline constexpr std::string_view word_class_section = "text/words";
inline constexpr std::string_view word_guess_section = "text/guesses";

struct WordClass {
    std::uint16_t cluster = 0;   // number of the class; 0: none
    std::uint16_t path = 0;      // its place in the tree, the root's choice in the lowest bit
    std::uint8_t frequency = 0;  // 0: never met; 1 (rare) to 7
    std::uint8_t lists = 0;      // a bit for each list of names
    std::uint8_t guess = 0;      // which names or other words it is like, by its subwords; 0: nobody has looked
    bool operator==(const WordClass&) const = default;
};

class WordClasses {
public:
    WordClasses() = default;
    // A view of the sections' bytes, which must outlive it. Empty if the first is not a whole one; without guesses if
    // the second is not one that belongs to it.
    [[nodiscard]] static WordClasses from(std::string_view section, std::string_view guesses = {});

    [[nodiscard]] bool empty() const { return slots_ == 0; }
    // The class of exactly this form; all 0 if it is not known.
    [[nodiscard]] WordClass find(std::string_view form) const;

private:
    std::string_view path_bytes_, slot_bytes_, guess_bytes_;
    std::uint32_t slots_ = 0;
};

}  // namespace sayso::text
