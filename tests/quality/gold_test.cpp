// Figures on the shared gold: printed, and held above a floor.
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
    EXPECT_GE(scores["content"]["f1"].get<double>(), 0.75);
    EXPECT_GE(scores["who"]["f1"].get<double>(), 0.54);
    EXPECT_GE(scores["via"]["f1"].get<double>(), 0.28);
    EXPECT_GE(scores["act"].get<double>(), 0.73);
    EXPECT_GE(scores["quantity"]["f1"].get<double>(), 0.70);
}

TEST(AcceptanceArticle, MostStatementsHaveTheRightPersonAndNoFurnitureIsLeft) {
    const auto article = test::shared_path("seed/article.txt");
    const auto gold = test::shared_path("seed/gold.json");
    const auto scorer = test::shared_path("score/score_seed.py");
    if (!article || !gold || !scorer) GTEST_SKIP() << "no shared data";
    const test::TemporaryFolder folder;
    const auto reading = folder.path() / "reading.jsonl";
    const std::string score = " --format jsonl > " + quoted(reading) + "; python3 " + quoted(*scorer) + " " +
                              quoted(*gold) + " " + quoted(reading) + " 60";
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
