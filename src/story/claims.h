// Which statements say the same (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "story/same_claim.h"

namespace sayso::story {

// Tellings that say the same, as indices into Matter::tellings, ascending.
using Cluster = std::vector<std::size_t>;

// Every telling is in exactly one cluster; clusters by their first telling. Pairs that are alike enough are joined,
// best first, unless the clusters contradict each other: another figure for the same thing, or the contrary.
[[nodiscard]] std::vector<Cluster> clusters_of(const Matter& matter, Readings readings, const Cast& cast,
                                               const CopiesByArticle& copies, const SameWeights& weights = {});

}  // namespace sayso::story
