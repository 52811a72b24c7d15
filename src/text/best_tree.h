// The best dependency tree by the scores of single arcs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sayso::text {

// Heads of `words` words: 0 is the root, else word number head - 1. Exactly one word hangs on the root. `scores` holds
// words + 1 scores a word, for the root and each word as its head (that of a word for itself is not looked at). The sum
// of scores is the largest that any such tree has (Chu and Liu 1965, Edmonds 1967). Where every word's best head
// already makes a tree, which is the rule, nothing else is done. Of equal scores the first wins.
void best_tree(std::span<const std::int32_t> scores, std::size_t words, std::vector<std::uint32_t>& heads);

}  // namespace sayso::text
