#include "story/claims.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "story/agreement.h"

namespace sayso::story {
namespace {

// For a pair that shares nothing, and the least for any.
constexpr std::int32_t nothing_in_common = -5000;

// A pair with what speaks for it.
struct Link {
    std::int32_t weight = 0;
    std::size_t a = 0, b = 0;
};

// What speaks for it that the members of two clusters say the same, summed up over their pairs.
class Sums {
public:
    Sums(std::size_t tellings, const std::vector<Link>& links)
        : sums_(tellings * (tellings - std::min<std::size_t>(tellings, 1)) / 2, nothing_in_common) {
        for (const Link& link : links) of(link.a, link.b) = link.weight;
    }
    [[nodiscard]] std::int32_t& of(std::size_t a, std::size_t b) {
        const auto [low, high] = std::minmax(a, b);
        return sums_[high * (high - 1) / 2 + low];
    }

private:
    std::vector<std::int32_t> sums_;
};

class Clustering {
public:
    Clustering(const Matter& matter, Readings readings, const Cast& cast, const CopiesByArticle& copies,
               const std::vector<Link>& links, std::int32_t least)
        : matter_(matter),
          readings_(readings),
          cast_(cast),
          copies_(copies),
          least_(least),
          sums_(matter.tellings.size(), links),
          members_(matter.tellings.size()),
          root_(matter.tellings.size()) {
        std::iota(root_.begin(), root_.end(), 0U);
        for (std::size_t t = 0; t < members_.size(); ++t) members_[t] = {t};
    }

    void join(const Link& link) {
        const auto [low, high] = std::minmax({root_[link.a], root_[link.b]});  // copies: roots change below
        if (low == high || !agree(low, high) || clash(members_[low], members_[high])) return;
        for (const std::size_t member : members_[high]) root_[member] = low;
        members_[low].insert(members_[low].end(), members_[high].begin(), members_[high].end());
        members_[high].clear();
        for (std::size_t other = 0; other < members_.size(); ++other)
            if (other != low && !members_[other].empty()) sums_.of(low, other) += sums_.of(high, other);
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
    // On average over their pairs: a pair that is alike does not bring together what else hangs on either of them.
    bool agree(std::size_t a, std::size_t b) {
        const auto pairs = static_cast<std::int64_t>(members_[a].size() * members_[b].size());
        return sums_.of(a, b) >= least_ * pairs;
    }

    bool clash(const Cluster& a, const Cluster& b) const {
        for (const std::size_t x : a)
            for (const std::size_t y : b)
                if (contradict(matter_.tellings[x], matter_.tellings[y], matter_, readings_, cast_) &&
                    !are_copied(matter_.tellings[x], matter_.tellings[y], copies_))
                    return true;
        return false;
    }

    const Matter& matter_;
    Readings readings_;
    const Cast& cast_;
    const CopiesByArticle& copies_;
    std::int32_t least_;
    Sums sums_;
    std::vector<Cluster> members_;
    std::vector<std::size_t> root_;
};

}  // namespace

std::vector<Cluster> clusters_of(const Matter& matter, Readings readings, const Cast& cast,
                                 const CopiesByArticle& copies, const SameWeights& weights) {
    std::vector<Link> links;
    for (const Pair& pair : pairs_of(matter, readings, cast, copies))
        links.push_back({.weight = std::max(weights.sum(pair.signs), nothing_in_common), .a = pair.a, .b = pair.b});
    Clustering clustering(matter, readings, cast, copies, links, weights.least);
    std::erase_if(links, [&](const Link& link) { return link.weight < weights.least; });
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
        return std::tuple(y.weight, x.a, x.b) < std::tuple(x.weight, y.a, y.b);
    });
    for (const Link& link : links) clustering.join(link);
    return clustering.take();
}

}  // namespace sayso::story
