// How much speaks for it that two statements say the same (private to src/story).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "story/joining.h"
#include "story/told.h"

namespace sayso::story {

// What speaks for it or against it, each in thousandths; 0 or 1000 where nothing else is said.
enum class Sign : std::uint8_t {
    of_lesser,      // the weight that they share, as a part of the lighter one's
    by_one_term,    // … where it is that of one term
    of_greater,     // the same of the heavier one's
    stands_out,     // by how much they are more alike than the next statement of either article
    told_around,    // what one says stands around the other
    number,         // a number that both have: 500 for each of its digits that are not rounded, up to three
    other_numbers,  // both have some, and none in common
    other_figure,   // … of the same thing
    refused,        // one says that a number of the other is wrong
    only_one_news,  // one has a figure of what befell somebody
    one_negates,
    one_denied,  // one is told as what somebody denies
    voice,       // one speaker
    copied,      // one is a copy of the other
    copied_alike,
    one_article,
    headline,  // … of which one is the headline
    time       // between them, by its logarithm
};
inline constexpr std::size_t signs = 18;
using Signs = std::array<std::int32_t, signs>;

// How much each sign counts: thousandths of a logit for a sign of 1000. Learnt by sayso-learn-claim-weights
// (train/story) on pairs of marked statements (docs/story.md).
struct SameWeights {
    std::array<std::int32_t, signs> of = {2788,  -1266, 4482, 1168, 3859,  3492,  -2694, -3188, -5704,
                                          -3762, -1261, 564,  1731, -4314, 12799, -2529, 1587,  -706};
    std::int32_t base = -3869;
    std::int32_t least = -2000;  // from which sum two statements say the same

    [[nodiscard]] std::int32_t sum(const Signs& found) const;
};

// Two tellings, the earlier one first.
struct Pair {
    std::size_t a = 0, b = 0;
    Signs signs{};
};

// All pairs that may say the same: those that share a term which tells something, or a number.
[[nodiscard]] std::vector<Pair> pairs_of(const Matter& matter, Readings readings, const CopiesByArticle& copies);
// The same pairs, with the sum of their signs.
[[nodiscard]] std::vector<Link> links_of(const Matter& matter, Readings readings, const CopiesByArticle& copies,
                                         const SameWeights& weights);

// Whether one is a copy of the other.
[[nodiscard]] bool are_copied(const Told& a, const Told& b, const CopiesByArticle& copies);

}  // namespace sayso::story
