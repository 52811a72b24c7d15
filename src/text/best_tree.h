// The best dependency tree by the scores of single arcs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sayso::text {

// Finds trees, one after another; keeps its room between them.
class TreeFinder {
public:
    // Heads of `words` words: 0 is the root, else word number head - 1. Exactly one word hangs on the root. `scores`
    // holds words + 1 scores a word, for the root and each word as its head (that of a word for itself is not looked
    // at). The sum of scores is the largest that any such tree has (Chu and Liu 1965, Edmonds 1967). Where every word's
    // best head already makes a tree, which is the rule, nothing else is done. Of equal scores the first wins.
    void find(std::span<const std::int32_t> scores, std::size_t words, std::vector<std::uint32_t>& heads);

private:
    // A cycle that was shrunk into its first node, and what its arcs stood for before.
    struct Shrunk {
        std::vector<std::uint32_t> cycle;
        std::vector<std::uint32_t> heads;         // of the cycle's nodes, inside the cycle
        std::vector<std::uint32_t> entered;       // for each head outside: the node of the cycle that it would enter
        std::vector<std::uint32_t> left_through;  // for each node outside: the node of the cycle it would hang on
    };

    void begin(std::span<const std::int32_t> scores, std::size_t words);
    [[nodiscard]] std::int64_t& weight(std::size_t node, std::size_t head) { return weights_[node * nodes_ + head]; }
    [[nodiscard]] std::uint32_t best_head(std::uint32_t node);
    void shrink_all();
    [[nodiscard]] bool find_cycle(std::vector<std::uint32_t>& cycle);
    void shrink(Shrunk& shrunk);
    void expand_all();

    // The graph while cycles are shrunk to single nodes. Node 0 is the root.
    std::size_t nodes_ = 0;
    std::vector<std::int64_t> weights_;  // of each node (row) for each head
    std::vector<bool> alive_;
    std::vector<std::uint32_t> heads_;
    std::vector<Shrunk> shrunk_;  // those beyond depth_ are room
    std::size_t depth_ = 0;
    std::vector<std::uint32_t> seen_from_;
    std::vector<std::int64_t> new_gain_;
};

}  // namespace sayso::text
