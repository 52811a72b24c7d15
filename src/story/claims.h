// Which statements say the same (private to src/story).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "story/joining.h"
#include "story/same_claim.h"

namespace sayso::story {

// Indices into Matter::tellings; every telling is in exactly one cluster; clusters by their first telling. Pairs that
// are alike enough are joined, best first, unless the clusters contradict each other: another figure for the same
// thing, or the contrary.
[[nodiscard]] std::vector<Cluster> clusters_of(const Matter& matter, Readings readings, const CopiesByArticle& copies,
                                               const SameWeights& weights = {});

}  // namespace sayso::story
