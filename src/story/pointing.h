// What an answer means that only points back: "that is wrong", "rejects the accusation" (private to src/story).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "story/claims.h"

namespace sayso::story {

// The cluster that telling `t` points to. "That" is what somebody else said right before; a noun ("the accusation",
// "the figure") looks further back in the article for what it calls so. Nothing where there is none.
[[nodiscard]] std::optional<std::size_t> pointed_at(const Matter& matter, Readings readings, const Cast& cast,
                                                    std::span<const Cluster> clusters,
                                                    const std::vector<std::size_t>& cluster_of, std::size_t t);

// Whether they have figures of one thing that differ.
[[nodiscard]] bool have_other_figure(const Told& a, const Told& b, const Matter& matter, Readings readings);
// Whether one of the speakers is the same, or speaks for one of the others.
[[nodiscard]] bool share_voice(const Told& a, const Told& b, const Cast& cast);

}  // namespace sayso::story
