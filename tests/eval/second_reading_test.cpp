// What two people's marks of one story have in common is measured as if one of them were a program.
#include "eval/second_reading.h"

#include <gtest/gtest.h>

#include "eval/story_scores.h"
#include "support/files.h"

namespace sayso::eval {
namespace {

GoldStory marks_in(const std::string& file) {
    const auto folder = test::source_path("examples/talsperre");
    Result<GoldStory> story = gold_story_in(test::read_file(folder / "articles.jsonl"), test::read_file(folder / file));
    EXPECT_TRUE(story);
    return std::move(*story);
}

StoryScores agreement_of(const GoldStory& first, const GoldStory& second) {
    const MarkedTelling told = told_by_marks(second);
    return score_story(first, told.story, told.readings);
}

TEST(SecondReading, AgreesWithItselfInEverything) {
    const GoldStory marks = marks_in("gold.json");
    const StoryScores scores = agreement_of(marks, marks);
    EXPECT_EQ(scores.copies.f1(), 1);
    EXPECT_EQ(scores.claims_f1(), 1);
    EXPECT_EQ(scores.answers.f1(), 1);
    EXPECT_EQ(scores.figures.f1(), 1);
    EXPECT_EQ(scores.sources.recall(), 1);
}

TEST(SecondReading, LosesWhatItLeavesOut) {
    const GoldStory first = marks_in("gold.json");
    GoldStory second = first;
    second.copies.pop_back();
    second.answers.erase(second.answers.begin());
    second.figures.front().steps.pop_back();
    second.claims.front().sources.emplace_back("Somebody else");
    const StoryScores scores = agreement_of(first, second);
    EXPECT_EQ(scores.copies.hits + 1, first.copies.size());
    EXPECT_EQ(scores.answers.hits + 1, scores.answers.gold);
    EXPECT_EQ(scores.answers.predicted, scores.answers.hits);
    EXPECT_EQ(scores.figures.hits + 1, scores.figures.gold);
    EXPECT_EQ(scores.sources.hits + 1, first.claims.size());
}

TEST(SecondReading, OfAnotherHandAgreesInMost) {
    const StoryScores scores = agreement_of(marks_in("gold.json"), marks_in("second.json"));
    EXPECT_GT(scores.claims_f1(), 0.9);
    EXPECT_GT(scores.answers.f1(), 0.7);
    EXPECT_LT(scores.answers.f1(), 1);
}

}  // namespace
}  // namespace sayso::eval
