// How much speaks for it that two figures measure the same (private to src/story).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "story/cast.h"
#include "story/counted.h"
#include "story/joining.h"

namespace sayso::story {

// What speaks for it or against it, each in thousandths; 0 or 1000 where nothing else is said.
enum class FigureSign : std::uint8_t {
    same_event,   // what befell the counted
    other_event,  // … is another thing
    one_event,    // … is told of only one of them
    same_noun,    // that they count
    other_noun,
    tail,      // … of which one is the end of the other's compound
    one_noun,  // only one counts anything that is named
    one_bare,  // only one counts, measures or tells anything at all
    both_bare,
    other_kind,  // they count nouns, of which one only tells a kind ("soldiers")
    event_of_one_noun,
    event_of_other_noun,
    measured_event,
    noun_of_one_event,
    money_or_share,  // by which they measure
    time,            // …
    measure,         // any other one
    alike,           // their sentences
    alike_clause,    // what stands next to them
    told_before,     // what one's sentence tells stands in the sentence before the other, too
    equal,           // the same number: 500 for each digit that is not rounded, up to three
    equal_and_alike,
    equal_small,      // the same number below twenty, which says little
    equal_of_others,  // the same number of other nouns
    size,             // the logarithm of how many times the one is the other
    one_article,
    one_sentence,
    put_against,  // right behind each other, by two who say so
    put_right,    // one is given in the place of a number that is the other's
    two_of_one,   // other numbers, which one speaker gives in one article
    one_voice,    // who gives them in two articles
    one_whole,    // only one is told as that of which another figure is a part
    one_part      // … as a part of those that were counted before
};
inline constexpr std::size_t figure_signs = 33;
using FigureSigns = std::array<std::int32_t, figure_signs>;

// How much each sign counts: thousandths of a logit for a sign of 1000. Learnt by sayso-learn-series-weights
// (train/story) on pairs of marked figures (docs/story.md).
struct SeriesWeights {
    std::array<std::int32_t, figure_signs> of = {
        4510, -2164, -320, 1166, -361, 1393, -349, 761,    828,  119,  -4484, -4676, -3901, 378, 1796,  4955, 3582,
        1541, 2683,  2550, 2196, 3811, 249,  -423, -15669, -333, -760, 1077,  1501,  -1277, 16,  -4265, -2056};
    std::int32_t base = -763;
    std::int32_t least = -100;  // from which sum two figures measure the same

    static constexpr std::int32_t whole = 1000;  // of a sign

    // A sign's share of a sum, and the sum of all of these as thousandths of a logit.
    [[nodiscard]] std::int64_t weighed(FigureSign sign, std::int32_t value) const {
        return std::int64_t{of[static_cast<std::size_t>(sign)]} * value;
    }
    [[nodiscard]] std::int32_t with_base(std::int64_t sum) const {
        return base + static_cast<std::int32_t>(sum / whole);
    }
    [[nodiscard]] std::int32_t sum(const FigureSigns& found) const;
};

struct FigurePair {
    std::size_t a = 0, b = 0;  // places in the list that was given
    FigureSigns signs{};
};

// All pairs of `some` of the figures that have one unit, but sums, shares and measures of which one is many times the
// other: whoever disputes one seldom puts it so high. `speakers` of them: whoever gives each.
[[nodiscard]] std::vector<FigurePair> figure_pairs_of(std::span<const std::size_t> some,
                                                      std::span<const Counted> figures, std::span<const Party> speakers,
                                                      Readings readings, const Languages& languages);
// The same pairs, with the sum of their signs.
[[nodiscard]] std::vector<Link> figure_links_of(std::span<const std::size_t> some, std::span<const Counted> figures,
                                                std::span<const Party> speakers, Readings readings,
                                                const Languages& languages, const SeriesWeights& weights);

}  // namespace sayso::story
