#include "statement/linear_choice.h"

#include <gtest/gtest.h>

#include "statement/linear_ranking.h"

namespace sayso::statement {
namespace {

TEST(LinearChoice, TakesTheClassWithTheHighestSumAndOfEqualOnesTheFirst) {
    const LinearChoice choice(choice_section(2, 1, {3, -1, 2, 2}));
    EXPECT_EQ(choice.classes(), 2U);
    EXPECT_EQ(choice.score({0, 1}, 0), 2);
    EXPECT_EQ(choice.score({0, 1}, 1), 4);
    EXPECT_EQ(choice.best({0, 1}), 1U);
    EXPECT_EQ(choice.best({0}), 0U);
    EXPECT_EQ(choice.best({}), 0U);
}

TEST(LinearChoice, CountsOnlyTheLowBitsOfAFeature) {
    const LinearChoice choice(choice_section(1, 1, {5, 7}));
    EXPECT_EQ(choice.score({2}, 0), 5);
    EXPECT_EQ(choice.score({3}, 0), 7);
}

TEST(LinearChoice, IsEmptyForBytesOfAnotherSize) {
    for (const std::string& bytes :
         {std::string(), std::string("\2"), std::string("\2\1abc"), std::string("\0\0", 2), std::string("\1\77x")}) {
        EXPECT_TRUE(LinearChoice(bytes).empty());
    }
}

TEST(LinearRanking, SumsTheWeightsOfACandidatesFeatures) {
    const LinearRanking ranking(ranking_section({300, -300, 0, 1}), 2);
    ASSERT_FALSE(ranking.empty());
    EXPECT_EQ(ranking.score({0, 1, 3}), 1);
    EXPECT_EQ(ranking.score({1}), -300);
    EXPECT_EQ(ranking.score({}), 0);
}

TEST(LinearRanking, IsEmptyForBytesOfAnotherSize) {
    for (const std::string& bytes : {std::string(), std::string("abc"), std::string(16, 'x')})
        EXPECT_TRUE(LinearRanking(bytes, 2).empty());
}

}  // namespace
}  // namespace sayso::statement
