// Figures on the shared gold: printed, and held above the floors that are wanted (docs/statement.md).
#include <gtest/gtest.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "fault/program.h"
#include "support/files.h"

namespace sayso {
namespace {

using Json = nlohmann::json;

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

TEST(GoldDev, FiguresAreAboveTheFloor) {
    const auto gold = test::shared_path("gold/dev.jsonl.zst");
    if (!gold) GTEST_SKIP() << "no shared data";
    std::cout << test::run_sayso("eval statements " + quoted(*gold)).out;
    const test::Outcome outcome = test::run_sayso("eval statements --format json " + quoted(*gold));
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const Json scores = Json::parse(outcome.out);
    const auto f1 = [&](const char* of) { return scores[of]["f1"].get<double>(); };
    EXPECT_GE(f1("content"), 0.80);
    EXPECT_GE(f1("speaker"), 0.72);
    EXPECT_GE(f1("who"), 0.65);
    EXPECT_GE(f1("exact"), 0.45);
    EXPECT_GE(f1("via"), 0.45);
    EXPECT_GE(f1("quantity"), 0.85);
    EXPECT_GE(scores["act"].get<double>(), 0.80);
    EXPECT_GE(scores["certainty"].get<double>(), 0.70);
    EXPECT_LE(scores["invented"].get<double>(), 0.12);
}

// Others' gold marks verbatim words within a clause apart.
TEST(GoldDegnqa, MostContentsAreFound) {
    const auto gold = test::shared_path("corpora/degnqa/dev.jsonl.zst");
    if (!gold) GTEST_SKIP() << "no shared data";
    const test::Outcome outcome = test::run_sayso("eval statements --format json --quoted-apart " + quoted(*gold));
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_GE(Json::parse(outcome.out)["content"]["r"].get<double>(), 0.85);
}

TEST(AcceptanceArticle, MostStatementsHaveTheRightPersonAndNoFurnitureIsLeft) {
    const auto article = test::shared_path("seed/article.txt");
    const auto gold = test::shared_path("seed/gold.json");
    const auto scorer = test::shared_path("score/score_seed.py");
    if (!article || !gold || !scorer) GTEST_SKIP() << "no shared data";
    const test::TemporaryFolder folder;
    const auto reading = folder.path() / "reading.jsonl";
    const std::string score = " --format jsonl > " + quoted(reading) + "; python3 " + quoted(*scorer) + " " +
                              quoted(*gold) + " " + quoted(reading) + " 85";
    const test::Outcome outcome = test::run_sayso("read " + quoted(*article) + " --published 2024-10-28" + score);
    std::cout << outcome.out;
    EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

TEST(Reading, IsTheSameWithAnyNumberOfThreads) {
    const std::string pages = quoted(test::source_path("examples/faehre/pages"));
    const std::string one = test::run_sayso("read " + pages + " --format jsonl --threads 1").out;
    const std::string four = test::run_sayso("read " + pages + " --format jsonl --threads 4").out;
    EXPECT_FALSE(one.empty());
    EXPECT_EQ(one, four);
}

}  // namespace
}  // namespace sayso
