#include "story/joining.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sayso::story {
namespace {

// What speaks for it that the members of two clusters are one, summed up over their pairs.
class Sums {
public:
    Sums(std::size_t count, const std::vector<Link>& links, std::int32_t nothing)
        : sums_(count * (count - std::min<std::size_t>(count, 1)) / 2, nothing) {
        for (const Link& link : links) of(link.a, link.b) = std::max(link.weight, nothing);
    }
    [[nodiscard]] std::int32_t& of(std::size_t a, std::size_t b) {
        const auto [low, high] = std::minmax(a, b);
        return sums_[high * (high - 1) / 2 + low];
    }
    // What speaks for `low` speaks for all that was in `high`, too. What is added for clusters that are no more is
    // never asked for, and to leave them out would take longer.
    void add(std::size_t low, std::size_t high, std::size_t count) {
        std::int32_t *const of_low = row(low), *const of_high = row(high);
        for (std::size_t other = 0; other < low; ++other) of_low[other] += of_high[other];
        for (std::size_t other = low + 1; other < high; ++other) row(other)[low] += of_high[other];
        for (std::size_t other = high + 1; other < count; ++other) row(other)[low] += row(other)[high];
    }

private:
    // With all of a lower number.
    [[nodiscard]] std::int32_t* row(std::size_t high) {
        return sums_.data() + high * (high - std::min<std::size_t>(high, 1)) / 2;
    }

    std::vector<std::int32_t> sums_;
};

class Joining {
public:
    Joining(std::size_t count, const std::vector<Link>& links, const JoiningRule& rule)
        : rule_(rule), sums_(count, links, rule.nothing), members_(count), root_(count) {
        std::iota(root_.begin(), root_.end(), 0U);
        for (std::size_t i = 0; i < count; ++i) members_[i] = {i};
    }

    void join(const Link& link) {
        const auto [low, high] = std::minmax({root_[link.a], root_[link.b]});  // copies: roots change below
        if (low == high || !agree(low, high) || !rule_.may_be_one(members_[low], members_[high])) return;
        for (const std::size_t member : members_[high]) root_[member] = low;
        members_[low].insert(members_[low].end(), members_[high].begin(), members_[high].end());
        members_[high].clear();
        sums_.add(low, high, members_.size());
    }

    std::vector<Cluster> take() {
        std::vector<Cluster> clusters;
        for (Cluster& cluster : members_) {
            if (cluster.empty()) continue;
            std::sort(cluster.begin(), cluster.end());
            clusters.push_back(std::move(cluster));
        }
        return clusters;
    }

private:
    bool agree(std::size_t a, std::size_t b) {
        const auto pairs = static_cast<std::int64_t>(members_[a].size() * members_[b].size());
        return sums_.of(a, b) >= rule_.least * pairs;
    }

    const JoiningRule& rule_;
    Sums sums_;
    std::vector<Cluster> members_;
    std::vector<std::size_t> root_;
};

}  // namespace

std::vector<Cluster> joined(std::size_t count, std::vector<Link> links, const JoiningRule& rule) {
    Joining joining(count, links, rule);
    std::erase_if(links, [&](const Link& link) { return link.weight < rule.least; });
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
        return std::tuple(y.weight, x.a, x.b) < std::tuple(x.weight, y.a, y.b);
    });
    for (const Link& link : links) joining.join(link);
    return joining.take();
}

}  // namespace sayso::story
