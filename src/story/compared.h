// A statement beside all the others of its story (private to src/story).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "story/told.h"

namespace sayso::story {

// What one telling shares with every other, by the other's number in Matter::tellings. The same as comparing them one
// by one, in time with what is shared. Refers to the matter.
class Compared {
public:
    Compared(const Matter& matter, std::size_t telling);

    // The weight of the terms that both have.
    [[nodiscard]] std::uint32_t in_common(std::size_t other) const { return weight_in(terms_, other); }
    [[nodiscard]] std::uint32_t likeness(std::size_t other) const {
        return share_of_both(in_common(other), told_.weight, matter_.weights[other]);
    }
    // are_contrary(): where neither has a negation, neither is.
    [[nodiscard]] bool is_contrary(std::size_t other) const {
        const Told& with = matter_.tellings[other];
        return !(told_.denied_terms.empty() && with.denied_terms.empty()) &&
               are_contrary(told_, with, in_common(other));
    }
    // Those that are so much alike, ascending; itself, too.
    [[nodiscard]] std::vector<std::size_t> alike(std::uint32_t least) const;
    // The weight of the other's terms that the sentence before this one tells (Told::before), and its own (beside).
    [[nodiscard]] std::uint32_t told_before(std::size_t other) const { return weight_in(before_, other); }
    [[nodiscard]] std::uint32_t told_beside(std::size_t other) const { return weight_in(beside_, other); }

private:
    using Row = std::vector<std::uint32_t>;  // by the others' numbers; empty: nothing in common with any
    static std::uint32_t weight_in(const Row& row, std::size_t other) { return row.empty() ? 0 : row[other]; }

    const Matter& matter_;
    const Told& told_;
    Row terms_;            // in common with each
    Row before_, beside_;  // of what stands around it, with the other's terms
};

}  // namespace sayso::story
