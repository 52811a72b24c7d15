#include "story/claims.h"

#include <utility>
#include <vector>

#include "story/agreement.h"

namespace sayso::story {
namespace {

// For a pair that shares nothing, and the least for any.
constexpr std::int32_t nothing_in_common = -5000;

}  // namespace

std::vector<Cluster> clusters_of(const Matter& matter, Readings readings, const CopiesByArticle& copies,
                                 const SameWeights& weights) {
    std::vector<Link> links = links_of(matter, readings, copies, weights);
    const auto agree = [&](const Cluster& a, const Cluster& b) {
        for (const std::size_t x : a)
            for (const std::size_t y : b)
                if (contradict(matter.tellings[x], matter.tellings[y], matter, readings) &&
                    !are_copied(matter.tellings[x], matter.tellings[y], copies))
                    return false;
        return true;
    };
    return joined(matter.tellings.size(), std::move(links),
                  {.least = weights.least, .nothing = nothing_in_common, .may_be_one = agree});
}

}  // namespace sayso::story
