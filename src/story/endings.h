// Words by how they end (private to src/story).
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso::story {

// Each ending has a value; of two that are the same the first one's counts. A tree of their bytes from the last one on,
// so that a word is looked at only as far as it ends like any of them.
class Endings {
public:
    void add(std::string_view ending, std::uint32_t value = 0) {
        std::uint32_t node = 0;
        for (; !ending.empty(); ending.remove_suffix(1)) {
            std::uint32_t next = next_of(node, ending.back());
            if (next == 0) {
                next = static_cast<std::uint32_t>(nodes_.size());
                nodes_[node].next.emplace_back(ending.back(), next);
                nodes_.emplace_back();
            }
            node = next;
        }
        if (!nodes_[node].value) nodes_[node].value = value;
    }
    // Of the longest one in which the word ends.
    [[nodiscard]] std::optional<std::uint32_t> of(std::string_view word) const {
        std::uint32_t node = 0;
        std::optional<std::uint32_t> value = nodes_[node].value;
        for (; !word.empty(); word.remove_suffix(1)) {
            node = next_of(node, word.back());
            if (node == 0) break;
            if (nodes_[node].value) value = nodes_[node].value;
        }
        return value;
    }

private:
    struct Node {
        std::vector<std::pair<char, std::uint32_t>> next;
        std::optional<std::uint32_t> value;
    };
    // The node behind a byte; the root where there is none.
    [[nodiscard]] std::uint32_t next_of(std::uint32_t node, char byte) const {
        const auto& next = nodes_[node].next;
        const auto found = std::find_if(next.begin(), next.end(), [&](const auto& one) { return one.first == byte; });
        return found == next.end() ? 0 : found->second;
    }

    std::vector<Node> nodes_ = std::vector<Node>(1);  // the root first
};

}  // namespace sayso::story
