// Joins what is alike, best pair first (private to src/story).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace sayso::story {

// Numbers of what is one, ascending.
using Cluster = std::vector<std::size_t>;

// A pair with what speaks for it that both are one.
struct Link {
    std::int32_t weight = 0;
    std::uint32_t a = 0, b = 0;
};

struct JoiningRule {
    std::int32_t least = 0;    // from which weight two are one
    std::int32_t nothing = 0;  // of a pair that has no link, and the least for any
    // Whether two clusters may be one at all.
    std::function<bool(const Cluster&, const Cluster&)> may_be_one = [](const Cluster&, const Cluster&) {
        return true;
    };
};

// The clusters of 0, 1, 2 … `count`, by their first. Two are joined where what speaks for it is enough on average over
// all their pairs: a pair that is alike does not bring together what else hangs on either of them.
[[nodiscard]] std::vector<Cluster> joined(std::size_t count, std::vector<Link> links, const JoiningRule& rule);

}  // namespace sayso::story
