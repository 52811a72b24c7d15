#include "text/best_tree.h"

#include <algorithm>

namespace sayso::text {
namespace {

constexpr std::uint32_t nobody = 0xFFFFFFFF;

// Every word on its best head.
void hang_greedily(std::span<const std::int32_t> scores, std::size_t words, std::vector<std::uint32_t>& heads) {
    heads.resize(words);
    for (std::size_t word = 0; word < words; ++word) {
        const std::int32_t* const row = scores.data() + word * (words + 1);
        std::uint32_t best = word == 0 ? 2 : 1;
        if (words == 1) best = 0;
        for (std::uint32_t head = 0; head <= words; ++head) {
            if (head != word + 1 && (row[head] > row[best] || (row[head] == row[best] && head < best))) best = head;
        }
        heads[word] = best;
    }
}

bool is_tree(const std::vector<std::uint32_t>& heads) {
    if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
    for (std::size_t word = 0; word < heads.size(); ++word) {
        std::size_t at = word + 1;
        for (std::size_t steps = 0; at != 0; ++steps) {
            if (steps > heads.size()) return false;
            at = heads[at - 1];
        }
    }
    return true;
}

// The graph while cycles are shrunk to single nodes. Node 0 is the root.
class Graph {
public:
    Graph(std::span<const std::int32_t> scores, std::size_t words) : nodes_(words + 1) {
        std::int64_t lowest = 0;
        std::int64_t highest = 0;
        for (const std::int32_t score : scores) {
            lowest = std::min<std::int64_t>(lowest, score);
            highest = std::max<std::int64_t>(highest, score);
        }
        // So dear that a tree has one arc from the root and no more.
        const std::int64_t dear = (highest - lowest + 1) * static_cast<std::int64_t>(nodes_);
        weights_.assign(nodes_ * nodes_, 0);
        for (std::size_t word = 1; word < nodes_; ++word) {
            for (std::size_t head = 0; head < nodes_; ++head)
                weights_[word * nodes_ + head] = scores[(word - 1) * nodes_ + head] - (head == 0 ? dear : 0);
        }
    }

    // Heads of all nodes but the root.
    std::vector<std::uint32_t> tree() {
        shrink_all();
        return expand_all();
    }

private:
    // A cycle that was shrunk into its first node, and what its arcs stood for before.
    struct Shrunk {
        std::vector<std::uint32_t> cycle;
        std::vector<std::uint32_t> heads;         // of the cycle's nodes, inside the cycle
        std::vector<std::uint32_t> entered;       // for each head outside: the node of the cycle that it would enter
        std::vector<std::uint32_t> left_through;  // for each node outside: the node of the cycle it would hang on
    };

    [[nodiscard]] std::int64_t& weight(std::size_t node, std::size_t head) { return weights_[node * nodes_ + head]; }

    [[nodiscard]] std::uint32_t best_head(std::uint32_t node) {
        std::uint32_t best = nobody;
        for (std::uint32_t head = 0; head < nodes_; ++head) {
            if (head != node && alive_[head] && (best == nobody || weight(node, head) > weight(node, best)))
                best = head;
        }
        return best;
    }

    void shrink_all() {
        alive_.assign(nodes_, true);
        heads_.assign(nodes_, nobody);
        for (std::uint32_t node = 1; node < nodes_; ++node) heads_[node] = best_head(node);
        for (std::vector<std::uint32_t> cycle = find_cycle(); !cycle.empty(); cycle = find_cycle())
            shrink(std::move(cycle));
    }

    [[nodiscard]] std::vector<std::uint32_t> find_cycle() const {
        std::vector<std::uint32_t> seen_from(nodes_, nobody);
        for (std::uint32_t start = 1; start < nodes_; ++start) {
            if (!alive_[start]) continue;
            std::uint32_t at = start;
            while (at != 0 && seen_from[at] == nobody) {
                seen_from[at] = start;
                at = heads_[at];
            }
            if (at == 0 || seen_from[at] != start) continue;
            std::vector<std::uint32_t> cycle = {at};
            for (std::uint32_t next = heads_[at]; next != at; next = heads_[next]) cycle.push_back(next);
            std::sort(cycle.begin(), cycle.end());
            return cycle;
        }
        return {};
    }

    void shrink(std::vector<std::uint32_t> cycle) {
        Shrunk shrunk{.cycle = std::move(cycle),
                      .heads = heads_,
                      .entered = std::vector<std::uint32_t>(nodes_, nobody),
                      .left_through = std::vector<std::uint32_t>(nodes_, nobody)};
        const std::uint32_t into = shrunk.cycle.front();
        for (const std::uint32_t node : shrunk.cycle) alive_[node] = false;
        for (std::uint32_t other = 0; other < nodes_; ++other) {
            if (!alive_[other]) continue;
            std::uint32_t entered = shrunk.cycle.front();
            std::uint32_t left = shrunk.cycle.front();
            const auto gain = [&](std::uint32_t node) { return weight(node, other) - weight(node, heads_[node]); };
            for (const std::uint32_t node : shrunk.cycle) {
                if (gain(node) > gain(entered)) entered = node;
                if (other != 0 && weight(other, node) > weight(other, left)) left = node;
            }
            shrunk.entered[other] = entered;
            shrunk.left_through[other] = left;
        }
        for (std::uint32_t other = 0; other < nodes_; ++other) {
            if (!alive_[other]) continue;
            const std::uint32_t entered = shrunk.entered[other];
            new_gain_.push_back(weight(entered, other) - weight(entered, heads_[entered]));
            if (other != 0) weight(other, into) = weight(other, shrunk.left_through[other]);
        }
        std::size_t next = 0;
        for (std::uint32_t other = 0; other < nodes_; ++other) {
            if (alive_[other]) weight(into, other) = new_gain_[next++];
        }
        new_gain_.clear();
        const std::vector<std::uint32_t> cycle_nodes = shrunk.cycle;
        stack_.push_back(std::move(shrunk));
        alive_[into] = true;
        heads_[into] = best_head(into);
        for (std::uint32_t other = 1; other < nodes_; ++other) {
            const bool hung_inside = alive_[other] && other != into &&
                                     std::binary_search(cycle_nodes.begin(), cycle_nodes.end(), heads_[other]);
            if (hung_inside) heads_[other] = into;
        }
    }

    std::vector<std::uint32_t> expand_all() {
        while (!stack_.empty()) {
            const Shrunk& shrunk = stack_.back();
            const std::uint32_t into = shrunk.cycle.front();
            const std::uint32_t outside = heads_[into];
            const std::uint32_t entered = shrunk.entered[outside];
            for (std::uint32_t other = 1; other < nodes_; ++other) {
                const bool inside = std::binary_search(shrunk.cycle.begin(), shrunk.cycle.end(), other);
                if (!inside && heads_[other] == into && shrunk.left_through[other] != nobody)
                    heads_[other] = shrunk.left_through[other];
            }
            for (const std::uint32_t node : shrunk.cycle) heads_[node] = node == entered ? outside : shrunk.heads[node];
            stack_.pop_back();
        }
        return {heads_.begin() + 1, heads_.end()};
    }

    std::size_t nodes_;
    std::vector<std::int64_t> weights_;  // of each node (row) for each head
    std::vector<bool> alive_;
    std::vector<std::uint32_t> heads_;
    std::vector<Shrunk> stack_;
    std::vector<std::int64_t> new_gain_;
};

}  // namespace

void best_tree(std::span<const std::int32_t> scores, std::size_t words, std::vector<std::uint32_t>& heads) {
    hang_greedily(scores, words, heads);
    if (words > 0 && !is_tree(heads)) heads = Graph(scores, words).tree();
}

}  // namespace sayso::text
