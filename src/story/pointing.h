// What speaks for it that an answer means a claim (private to src/story).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "story/claims.h"

namespace sayso::story {

// How an answer leads to what it answers. unsaid: nobody says that it is one. tells: it says something of its own.
// confirms: it agrees. that: it only says "that". noun: it calls it something ("the accusation"), or nothing ("denied
// it").
enum class Manner : std::uint8_t { unsaid, tells, confirms, that, noun };

[[nodiscard]] Manner manner_of(const Told& told);

// The answers found so far, by telling: the cluster that each one answers.
using Answered = std::vector<std::optional<std::size_t>>;

// Everything that is asked of a story while answers are looked for.
struct Scene {
    const Matter& matter;
    Readings readings;
    const Cast& cast;
    std::span<const Cluster> clusters;
    std::vector<std::size_t> cluster_of;  // by telling

    [[nodiscard]] const Told& told(std::size_t t) const { return matter.tellings[t]; }
    [[nodiscard]] const Statement& statement(std::size_t t) const {
        return readings[told(t).article]->statements[told(t).statement];
    }
};

// The cluster that telling `t` answers: of all that was said by then, what most speaks for. Nothing where too little
// does.
[[nodiscard]] std::optional<std::size_t> target_of(const Scene& scene, std::size_t t, const Answered& answered);

[[nodiscard]] const Quantity& quantity_of(const Counted& figure, Readings readings);
// Whether they have figures of one thing that differ.
[[nodiscard]] bool have_other_figure(const Told& a, const Told& b, const Matter& matter, Readings readings);
// … or may be of one thing, as they have one unit.
[[nodiscard]] bool measure_otherwise(const Told& a, const Told& b, const Matter& matter, Readings readings);
// Whether one of the speakers is the same, or speaks for one of the others.
[[nodiscard]] bool share_voice(const Told& a, const Told& b, const Cast& cast);

}  // namespace sayso::story
