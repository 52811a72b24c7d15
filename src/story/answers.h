// Who takes a stand on which claim (private to src/story).
#pragma once

#include <span>
#include <vector>

#include "story/pointing.h"

namespace sayso::story {

struct Reply {
    std::size_t telling = 0;  // index into Matter::tellings
    std::size_t cluster = 0;  // what it answers
    AnswerKind kind = AnswerKind::deny;
    auto operator<=>(const Reply&) const = default;
};

// By telling, cluster, kind.
[[nodiscard]] std::vector<Reply> replies_of(const Matter& matter, Readings readings, const Cast& cast,
                                            std::span<const Cluster> clusters, const Weights& weights = {});

}  // namespace sayso::story
