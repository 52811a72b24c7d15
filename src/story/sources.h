// On whose word a claim stands (private to src/story).
#pragma once

#include <span>
#include <vector>

#include "story/claims.h"

namespace sayso::story {

// Fills in `sources` and `proof` of a claim whose members are these tellings, in this order.
void trace_sources(const Matter& matter, Readings readings, const Cast& cast, const CopiesByArticle& copies,
                   std::span<const std::size_t> tellings, Claim& claim);

}  // namespace sayso::story
