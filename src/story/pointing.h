// What speaks for it that an answer means a claim (private to src/story).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "story/claims.h"

namespace sayso::story {

// How an answer leads to what it answers. unsaid: nobody says that it is one. flatly: it says that something never
// was. tells: it says something of its own.
// confirms: it agrees. that: it only says "that". noun: it calls it something ("the accusation"), or nothing ("denied
// it").
enum class Manner : std::uint8_t { unsaid, flatly, tells, confirms, that, noun };

[[nodiscard]] Manner manner_of(const Told& told);

// The answers found so far, by telling: the cluster that each one answers.
using Answered = std::vector<std::optional<std::size_t>>;

// What speaks for a claim, as points. Found by a search for the most right answers of eight stories,
// held near weights set by hand (docs/story.md).
struct Weights {
    std::int64_t alike = 4;              // each thousandth of likeness
    std::int64_t in_common = 3;          // each sixteenth of a nat
    std::int64_t contrary = 900;         // one of them is negated
    std::int64_t other_figure = 1300;    // of the same thing
    std::int64_t other_measure = 500;    // … of the same unit
    std::int64_t refused = 4000;         // "191, not 184"
    std::int64_t told_again = 1;         // each thousandth of it that stands beside the answer
    std::int64_t own_account = 16;       // each sixteenth of a nat that its speaker goes on to say
    std::int64_t own_measure = 260;      // … with another figure
    std::int64_t claimant = 620;         // the answer names whose it is
    std::int64_t answerer = 1060;        // it names who answers
    std::int64_t called_so = 230;        // it is what the noun calls it
    std::int64_t tellings = 70;          // each statement that says it
    std::int64_t after_answer = 600;     // the speaker's words before answer it
    std::int64_t limits = 2500;          // … and this limits them ("however not …")
    std::int64_t joined = 2700;          // both say the same
    std::int64_t brought_in = 3000;      // "rejects reports that …"
    std::int64_t right_behind = 810;     // it stands right before a verdict
    std::int64_t distance_pointing = 9;  // each ten bytes to an answer that points
    std::int64_t distance = 2;           // … to another one
    std::int64_t elsewhere_that = 2500;  // in another article
    std::int64_t elsewhere_noun = 1200;
    std::int64_t elsewhere = 50;
    std::int64_t own_voice = 1680;          // the same speaker
    std::int64_t unrelated = 600;           // nothing shared, nobody named
    std::int64_t of_another_matter = 1000;  // told in words of its own, of which it shares few
    std::int64_t least_unsaid = 1600;       // what must speak for it: if nobody says that it is an answer
    std::int64_t least_flatly = 1600;
    std::int64_t least_telling = 1600;
    std::int64_t least_confirming = 2520;
    std::int64_t least_that = -500;
    std::int64_t least_noun = -600;
};

// Everything that is asked of a story while answers are looked for.
struct Scene {
    const Matter& matter;
    Readings readings;
    const Cast& cast;
    std::span<const Cluster> clusters;
    std::vector<std::size_t> cluster_of;  // by telling
    std::vector<bool> answerable;         // of each telling, whether it says something that could be answered
    const Weights& weights;

    [[nodiscard]] const Told& told(std::size_t t) const { return matter.tellings[t]; }
    [[nodiscard]] const Statement& statement(std::size_t t) const {
        return readings[told(t).article]->statements[told(t).statement];
    }
};

[[nodiscard]] Scene scene_of(const Matter& matter, Readings readings, const Cast& cast,
                             std::span<const Cluster> clusters, const Weights& weights);

// The cluster that telling `t` answers: of all that was said by then, what most speaks for. Nothing where too little
// does.
[[nodiscard]] std::optional<std::size_t> target_of(const Scene& scene, std::size_t t, const Answered& answered);

[[nodiscard]] const Quantity& quantity_of(const Counted& figure, Readings readings);
// Whether they have a figure of one thing, the same one.
[[nodiscard]] bool have_same_figure(const Told& a, const Told& b, const Matter& matter, Readings readings);
// Whether they have figures of one thing that differ.
[[nodiscard]] bool have_other_figure(const Told& a, const Told& b, const Matter& matter, Readings readings);
// … or may be of one thing, as they have one unit.
[[nodiscard]] bool measure_otherwise(const Told& a, const Told& b, const Matter& matter, Readings readings);
// "The number of patients is wrong. We had 6100 cases": numbers of one size, though of other nouns, as what goes on
// from a denial may have them.
[[nodiscard]] bool count_alike(const Told& a, const Told& b, const Matter& matter, Readings readings);

}  // namespace sayso::story
