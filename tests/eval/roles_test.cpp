#include "eval/roles.h"

#include <gtest/gtest.h>

#include "eval/quoted_apart.h"

namespace sayso::eval {
namespace {

// Words: eins [0,4) zwei [5,9) drei [10,14) vier [15,19) fünf [20,24) sechs [25,30).
ScoredArticle article(std::vector<ScoredStatement> statements) {
    return {.id = "x", .utf8 = "eins zwei drei vier fünf sechs", .statements = std::move(statements)};
}

TEST(Roles, CountsTheWordsOfPairsAndMissesTheRest) {
    const ScoredArticle gold = article(
        {{.content = {{0, 14}}, .cue = {{15, 19}}, .form = "indirect"}, {.content = {{25, 30}}, .form = "free"}});
    const ScoredArticle predicted =
        article({{.content = {{0, 9}}, .cue = {{15, 19}}, .speaker = {{20, 24}}, .form = "indirect"}});
    const RoleScores all = score_roles({gold}, {{"x", predicted}}, "");
    EXPECT_EQ(all.content.hits, 2U);
    EXPECT_EQ(all.content.gold, 4U);
    EXPECT_EQ(all.content.predicted, 2U);
    EXPECT_DOUBLE_EQ(all.cue.f1(), 1.0);
    EXPECT_EQ(all.speaker.predicted, 1U);
    EXPECT_EQ(all.together().hits, 3U);
    EXPECT_EQ(all.together().gold, 5U);
    EXPECT_EQ(all.together().predicted, 4U);
}

TEST(Roles, OfOneFormCountWhatIsToldInItOrPairedWithIt) {
    const ScoredArticle gold =
        article({{.content = {{0, 14}}, .form = "direct"}, {.content = {{25, 30}}, .form = "free"}});
    const ScoredArticle predicted = article({{.content = {{0, 14}}, .form = "indirect"},
                                             {.content = {{15, 24}}, .form = "direct"},
                                             {.content = {{25, 30}}, .form = "free"}});
    const RoleScores direct = score_roles({gold}, {{"x", predicted}}, "direct");
    EXPECT_EQ(direct.content.gold, 3U);
    EXPECT_EQ(direct.content.predicted, 5U);
    EXPECT_EQ(direct.content.hits, 3U);
    EXPECT_EQ(score_roles({gold}, {}, "free").content.gold, 1U);
}

TEST(QuotedApart, TellsVerbatimWordsOnceMoreAsTheSamePersons) {
    const ScoredArticle apart = with_quoted_apart(article(
        {{.content = {{0, 19}}, .speaker = {{25, 30}}, .quoted = {{5, 9}, {15, 19}}, .form = "indirect", .who = "S"},
         {.content = {{0, 4}}, .quoted = {{0, 4}}, .form = "direct"}}));
    ASSERT_EQ(apart.statements.size(), 4U);
    EXPECT_EQ(apart.statements[3].form, "direct");
    EXPECT_EQ(apart.statements[3].content.front().begin, 15U);
    EXPECT_EQ(apart.statements[3].who, "S");
    EXPECT_EQ(apart.statements[3].speaker.size(), 1U);
}

}  // namespace
}  // namespace sayso::eval
