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

    [[nodiscard]] InCommon in_common(std::size_t other) const { return terms_[other]; }
    [[nodiscard]] std::uint32_t likeness(std::size_t other) const;
    // are_contrary()
    [[nodiscard]] bool is_contrary(std::size_t other) const { return is_contrary_[other]; }
    [[nodiscard]] const std::vector<std::size_t>& contrary() const { return contrary_; }  // ascending
    // The weight of the other's terms that the sentence before this one tells (Told::before), and its own (beside).
    [[nodiscard]] std::uint32_t told_before(std::size_t other) const { return weight_in(before_, other); }
    [[nodiscard]] std::uint32_t told_beside(std::size_t other) const { return weight_in(beside_, other); }

private:
    using Row = std::vector<std::uint32_t>;  // by the others' numbers; empty: nothing in common with any
    static std::uint32_t weight_in(const Row& row, std::size_t other) { return row.empty() ? 0 : row[other]; }

    const Matter& matter_;
    std::uint64_t weight_;
    std::vector<InCommon> terms_;  // with the other's
    Row before_, beside_;          // of what stands around it, with the other's terms
    std::vector<std::size_t> contrary_;
    std::vector<bool> is_contrary_;  // of each
};

}  // namespace sayso::story
