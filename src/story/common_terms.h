// What one list of terms has in common with each of many (private to src/story).
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "story/language.h"

namespace sayso::story {

// What two lists share: its weight, as common_weight() gives it, and that of the heaviest term.
struct InCommon {
    std::uint32_t weight = 0, heaviest = 0;
};

// Lists of terms, by term: what a list shares with all of them is found at once, in time with what is shared.
class TermIndex {
public:
    // Gives the list's number: 0, 1, 2 …
    std::size_t add(const Terms& terms);
    // With each list, by its number; with those before `end`.
    [[nodiscard]] std::vector<InCommon> in_common_with(const Terms& terms) const {
        return in_common_with(terms, lists_);
    }
    [[nodiscard]] std::vector<InCommon> in_common_with(const Terms& terms, std::size_t end) const;
    // The weight alone.
    [[nodiscard]] std::vector<std::uint32_t> weights_in_common_with(const Terms& terms) const;

private:
    std::uint32_t lists_ = 0;
    struct Posting {
        std::uint32_t list = 0, weight = 0;
    };
    std::unordered_map<std::uint64_t, std::vector<Posting>> postings_;  // of each term, ascending
};

}  // namespace sayso::story
