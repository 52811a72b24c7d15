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

}  // namespace

void TreeFinder::find(std::span<const std::int32_t> scores, std::size_t words, std::vector<std::uint32_t>& heads) {
    hang_greedily(scores, words, heads);
    if (words == 0 || is_tree(heads)) return;
    begin(scores, words);
    shrink_all();
    expand_all();
    heads.assign(heads_.begin() + 1, heads_.end());
}

void TreeFinder::begin(std::span<const std::int32_t> scores, std::size_t words) {
    nodes_ = words + 1;
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
            weight(word, head) = scores[(word - 1) * nodes_ + head] - (head == 0 ? dear : 0);
    }
    alive_.assign(nodes_, true);
    heads_.assign(nodes_, nobody);
    depth_ = 0;
}

std::uint32_t TreeFinder::best_head(std::uint32_t node) {
    std::uint32_t best = nobody;
    for (std::uint32_t head = 0; head < nodes_; ++head) {
        if (head != node && alive_[head] && (best == nobody || weight(node, head) > weight(node, best))) best = head;
    }
    return best;
}

void TreeFinder::shrink_all() {
    for (std::uint32_t node = 1; node < nodes_; ++node) heads_[node] = best_head(node);
    while (true) {
        if (depth_ == shrunk_.size()) shrunk_.emplace_back();
        if (!find_cycle(shrunk_[depth_].cycle)) return;
        shrink(shrunk_[depth_++]);
    }
}

bool TreeFinder::find_cycle(std::vector<std::uint32_t>& cycle) {
    seen_from_.assign(nodes_, nobody);
    for (std::uint32_t start = 1; start < nodes_; ++start) {
        if (!alive_[start]) continue;
        std::uint32_t at = start;
        while (at != 0 && seen_from_[at] == nobody) {
            seen_from_[at] = start;
            at = heads_[at];
        }
        if (at == 0 || seen_from_[at] != start) continue;
        cycle.assign(1, at);
        for (std::uint32_t next = heads_[at]; next != at; next = heads_[next]) cycle.push_back(next);
        std::sort(cycle.begin(), cycle.end());
        return true;
    }
    return false;
}

void TreeFinder::shrink(Shrunk& shrunk) {
    shrunk.heads = heads_;
    shrunk.entered.assign(nodes_, nobody);
    shrunk.left_through.assign(nodes_, nobody);
    const std::vector<std::uint32_t>& cycle = shrunk.cycle;
    const std::uint32_t into = cycle.front();
    for (const std::uint32_t node : cycle) alive_[node] = false;
    new_gain_.clear();
    for (std::uint32_t other = 0; other < nodes_; ++other) {
        if (!alive_[other]) continue;
        std::uint32_t entered = into;
        std::uint32_t left = into;
        const auto gain = [&](std::uint32_t inner) { return weight(inner, other) - weight(inner, heads_[inner]); };
        for (const std::uint32_t inner : cycle) {
            if (gain(inner) > gain(entered)) entered = inner;
            if (other != 0 && weight(other, inner) > weight(other, left)) left = inner;
        }
        shrunk.entered[other] = entered;
        shrunk.left_through[other] = left;
        new_gain_.push_back(gain(entered));
    }
    std::size_t next = 0;
    for (std::uint32_t other = 0; other < nodes_; ++other) {
        if (!alive_[other]) continue;
        if (other != 0) weight(other, into) = weight(other, shrunk.left_through[other]);
        weight(into, other) = new_gain_[next++];
    }
    alive_[into] = true;
    heads_[into] = best_head(into);
    for (std::uint32_t other = 1; other < nodes_; ++other) {
        const bool hung_inside =
            alive_[other] && other != into && std::binary_search(cycle.begin(), cycle.end(), heads_[other]);
        if (hung_inside) heads_[other] = into;
    }
}

void TreeFinder::expand_all() {
    while (depth_ > 0) {
        const Shrunk& shrunk = shrunk_[--depth_];
        const std::uint32_t into = shrunk.cycle.front();
        const std::uint32_t outside = heads_[into];
        const std::uint32_t entered = shrunk.entered[outside];
        for (std::uint32_t other = 1; other < nodes_; ++other) {
            const bool inside = std::binary_search(shrunk.cycle.begin(), shrunk.cycle.end(), other);
            if (!inside && heads_[other] == into && shrunk.left_through[other] != nobody)
                heads_[other] = shrunk.left_through[other];
        }
        for (const std::uint32_t node : shrunk.cycle) heads_[node] = node == entered ? outside : shrunk.heads[node];
    }
}

}  // namespace sayso::text
