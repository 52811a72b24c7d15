#include "eval/statements.h"

#include <gtest/gtest.h>

#include "eval/calibration.h"

namespace sayso::eval {
namespace {

TEST(SameName, FoldsCaseArticlesAndInflection) {
    EXPECT_TRUE(same_name("Mark Rutte", "Rutte"));
    EXPECT_TRUE(same_name("?die Militäranalysten", "Militäranalysten"));
    EXPECT_TRUE(same_name("Regierung Südkoreas", "Regierung Südkorea"));
    EXPECT_TRUE(same_name("Wall Street Journal", "„Wall Street“"));
    EXPECT_FALSE(same_name("Wall Street Journal", "Wall"));
    EXPECT_FALSE(same_name("Mark Rutte", "Mark"));
    EXPECT_FALSE(same_name("Mark Rutte", ""));
    EXPECT_TRUE(same_name("", ""));
}

TEST(SameName, JointSpeakersNeedThreeQuarters) {
    EXPECT_TRUE(same_name("Merz + Scholz", "Scholz + Merz"));
    EXPECT_FALSE(same_name("Merz + Scholz", "Scholz"));
    EXPECT_TRUE(same_name("A + B + C", "C + A + B"));
    EXPECT_TRUE(same_name("Anna + Berta + Carla", "Carla + Anna"));
}

ScoredArticle article(std::vector<ScoredStatement> statements) {
    return {.id = "x", .utf8 = "eins zwei drei vier fünf sechs", .statements = std::move(statements)};
}

ScoredStatement statement(std::vector<Range> content, std::string who) {
    return {
        .content = std::move(content), .form = "indirect", .act = "state", .certainty = "firm", .who = std::move(who)};
}

TEST(PairUp, TakesTheBestFirstAndEachOnce) {
    const ScoredArticle gold = article({statement({{0, 9}}, "A"), statement({{0, 14}}, "B")});
    const ScoredArticle predicted = article({statement({{0, 14}}, "B")});
    const std::vector<Pair> pairs = pair_up(gold, predicted);
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].gold, 1U);
}

TEST(ScoreStatements, CountsWhatWasFoundAndWhoSaidIt) {
    const ScoredArticle gold = article({statement({{0, 9}}, "Anna"), statement({{10, 19}}, "")});
    const ScoredArticle predicted =
        article({statement({{0, 9}}, "Anna"), statement({{10, 19}}, "Berta"), statement({{20, 30}}, "Carla")});
    const auto scores = score_statements({gold}, {{"x", predicted}}, "");
    ASSERT_TRUE(scores);
    EXPECT_DOUBLE_EQ(scores->content.precision(), 2.0 / 3);
    EXPECT_DOUBLE_EQ(scores->content.recall(), 1.0);
    EXPECT_EQ(scores->who.hits, 1U);
    EXPECT_EQ(scores->means.at("invented"), 1.0);
}

TEST(ScoreCalibration, ComparesWhatIsToldWithWhatIsRight) {
    const ScoredArticle gold = article({statement({{0, 9}}, "Anna"), statement({{10, 19}}, "Berta")});
    ScoredArticle predicted = article({statement({{0, 9}}, "Anna"), statement({{10, 19}}, "Carla")});
    EXPECT_TRUE(score_calibration({gold}, {{"x", predicted}}).bins.empty());
    predicted.statements[0].confidence = 0.9;
    predicted.statements[1].confidence = 0.2;
    const Calibration calibration = score_calibration({gold}, {{"x", predicted}});
    ASSERT_EQ(calibration.bins.size(), 2U);
    EXPECT_DOUBLE_EQ(calibration.bins[0].told, 0.2);
    EXPECT_DOUBLE_EQ(calibration.bins[0].right, 0);
    EXPECT_DOUBLE_EQ(calibration.bins[1].right, 1);
    EXPECT_NEAR(calibration.error, 0.15, 1e-9);
    EXPECT_LE(calibration.low, calibration.error);
    EXPECT_GE(calibration.high, calibration.error);
}

TEST(ScoreStatements, AnotherTextIsAnError) {
    const ScoredArticle gold = article({});
    ScoredArticle predicted = article({});
    predicted.utf8 += "!";
    const auto scores = score_statements({gold}, {{"x", predicted}}, "");
    ASSERT_FALSE(scores);
    EXPECT_EQ(scores.error().record, "x");
}

TEST(ScoredArticle, TakesWhoAsStringOrObject) {
    const auto a = scored_article_from_json(
        R"({"id":"1","text":"x","statements":[{"content":[[0,1]],"who":"?Leute","via":["A"]},
            {"content":[],"who":{"name":"Leute","named":false},"via":[{"name":"A"}]},{"content":[],"who":null}],"quantities":null})");
    ASSERT_TRUE(a);
    ASSERT_EQ(a->statements.size(), 3U);
    EXPECT_EQ(a->statements[0].who, "?Leute");
    EXPECT_FALSE(a->statements[1].named);
    EXPECT_EQ(a->statements[1].via, a->statements[0].via);
    EXPECT_EQ(a->statements[2].who, "");
    EXPECT_FALSE(a->quantities);
    EXPECT_FALSE(scored_article_from_json("{"));
    EXPECT_FALSE(scored_article_from_json("{}"));
}

}  // namespace
}  // namespace sayso::eval
