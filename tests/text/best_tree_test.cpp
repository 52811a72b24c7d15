#include "text/best_tree.h"

#include <gtest/gtest.h>

#include <limits>

namespace sayso::text {
namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
    std::size_t roots = 0;
    for (std::size_t word = 0; word < heads.size(); ++word) {
        roots += heads[word] == 0 ? 1 : 0;
        std::size_t at = word + 1;
        for (std::size_t steps = 0; at != 0; ++steps) {
            if (steps > heads.size()) return false;
            at = heads[at - 1];
        }
    }
    return roots == 1;
}

std::int64_t sum_of(const std::vector<std::int32_t>& scores, const std::vector<std::uint32_t>& heads) {
    std::int64_t sum = 0;
    for (std::size_t word = 0; word < heads.size(); ++word) sum += scores[word * (heads.size() + 1) + heads[word]];
    return sum;
}

// The best sum of all trees, by trying them all.
std::int64_t best_sum(const std::vector<std::int32_t>& scores, std::size_t words) {
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    std::vector<std::uint32_t> heads(words, 0);
    while (true) {
        if (is_tree(heads)) best = std::max(best, sum_of(scores, heads));
        std::size_t at = 0;
        while (at < words && ++heads[at] > words) heads[at++] = 0;
        if (at == words) return best;
    }
}

TEST(BestTree, IsAsGoodAsTheBestOfAllTrees) {
    std::uint64_t seed = 7;
    const auto next = [&] {
        return static_cast<std::int32_t>(((seed = seed * 6364136223846793005ULL + 1442695040888963407ULL) >> 40U) %
                                         41) -
               20;
    };
    TreeFinder finder;
    for (std::size_t words = 1; words <= 5; ++words) {
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<std::int32_t> scores(words * (words + 1));
            for (std::int32_t& score : scores) score = next();
            std::vector<std::uint32_t> heads;
            finder.find(scores, words, heads);
            ASSERT_EQ(heads.size(), words);
            ASSERT_TRUE(is_tree(heads)) << words << " words, trial " << trial;
            ASSERT_EQ(sum_of(scores, heads), best_sum(scores, words)) << words << " words, trial " << trial;
        }
    }
}

TEST(BestTree, LongSentencesAreTrees) {
    TreeFinder finder;
    std::uint64_t seed = 3;
    for (const std::size_t words : {std::size_t{60}, std::size_t{256}}) {
        std::vector<std::int32_t> scores(words * (words + 1));
        for (std::int32_t& score : scores)
            score = static_cast<std::int32_t>((seed = seed * 6364136223846793005ULL + 1) >> 33U) >> 8;
        std::vector<std::uint32_t> heads;
        finder.find(scores, words, heads);
        EXPECT_TRUE(is_tree(heads));
    }
    std::vector<std::uint32_t> heads;
    finder.find({}, 0, heads);
    EXPECT_TRUE(heads.empty());
}

}  // namespace
}  // namespace sayso::text
