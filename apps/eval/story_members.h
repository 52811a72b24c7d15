// Which statements are the gold's members.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "eval/story.h"
#include "eval/word_sets.h"
#include "sayso/reading.h"

namespace sayso::eval {

using StatementKey = std::pair<std::size_t, std::size_t>;  // article, statement

// Of each reading's statements, the words by which they are found.
[[nodiscard]] std::vector<std::vector<WordSet>> words_of_statements(std::span<const Reading> readings);

// A marked statement of a claim, and the one that was read there.
struct FoundMember {
    std::size_t claim = 0;
    GoldPlace place;
    std::optional<StatementKey> found;
};

// All members of the gold's claims, in order; best first, one to one. `words` are of the gold's articles.
[[nodiscard]] std::vector<FoundMember> find_members(const GoldStory& gold,
                                                    const std::vector<std::vector<WordSet>>& words);

}  // namespace sayso::eval
