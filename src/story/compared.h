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
    [[nodiscard]] bool is_contrary(std::size_t other) const;

private:
    const Matter& matter_;
    std::uint64_t weight_;
    std::vector<InCommon> terms_, with_denied_;  // with the other's terms, and with those that it denies
    std::vector<InCommon> denied_;               // of what this one denies, with the other's terms; empty: nothing
};

}  // namespace sayso::story
