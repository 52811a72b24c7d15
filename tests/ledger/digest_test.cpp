// What goes out of a ledger and into another one makes them equal; what the digest tells apart and what not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "exchange/exchange.h"
#include "ledger/dump.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "support/files.h"

namespace sayso {
namespace {

using test::create_ledger;
using test::must_add;

class Digest : public testing::Test {
protected:
    std::string digest_of(const std::vector<Reading>& readings) {
        const auto ledger = create_ledger(next_path());
        for (const Reading& reading : readings) must_add(*ledger, {reading});
        return ledger->digest().value();
    }

    std::filesystem::path next_path() { return folder_.path() / (std::to_string(++count_) + ".sayso"); }

    test::TemporaryFolder folder_;
    int count_ = 0;
};

Reading changed(Reading reading, const std::string& text) {
    reading.article.text += text;
    reading.article.version = "b3:" + text;
    return reading;
}

// The ferry story, with a changed text, one that came back, and a text read a second time.
std::vector<Reading> story_with_history() {
    std::vector<Reading> story = test::ferry_story();
    story.push_back(changed(story[0], "\nEin Nachtrag."));
    story.push_back(story[0]);
    story.push_back(story[1]);
    story.back().producer.version = "9.9.9";
    story.back().statements[0].act = Act::doubt;
    return story;
}

TEST_F(Digest, DoesNotDependOnTheOrderOfArticlesOrOnAddingAgain) {
    std::vector<Reading> story = test::ferry_story();
    const std::string digest = digest_of(story);
    std::reverse(story.begin(), story.end());
    EXPECT_EQ(digest_of(story), digest);
    story.push_back(story[2]);
    EXPECT_EQ(digest_of(story), digest);
}

TEST_F(Digest, TellsApartWhatDiffers) {
    const std::vector<Reading> story = test::ferry_story();
    std::vector<std::string> digests = {digest_of({}), digest_of(story), digest_of({story[0]}),
                                        digest_of(story_with_history())};
    std::vector<Reading> other = story;
    other[0].statements[0].act = Act::deny;
    digests.push_back(digest_of(other));
    // Which text was the first makes a difference.
    const Reading later = changed(story[0], "\nEin Nachtrag.");
    digests.push_back(digest_of({story[0], later}));
    digests.push_back(digest_of({later, story[0]}));
    std::sort(digests.begin(), digests.end());
    EXPECT_EQ(std::adjacent_find(digests.begin(), digests.end()), digests.end());
}

TEST_F(Digest, IsTheSameAfterJsonOutAndIn) {
    const auto ledger = create_ledger(next_path());
    for (const Reading& reading : story_with_history()) must_add(*ledger, {reading});
    std::vector<Reading> readings;
    const auto status = ledger->each_reading([&](const KeptReading& kept) {
        readings.push_back(reading_from_json(to_json(kept.reading)).value());
        return true;
    });
    ASSERT_TRUE(status);
    EXPECT_EQ(readings.size(), 6U);
    EXPECT_EQ(digest_of(readings), ledger->digest().value());
}

TEST_F(Digest, EachReadingTellsWhichOneIsInViewAndWhatItRevised) {
    const auto ledger = create_ledger(next_path());
    const std::vector<Reading> story = story_with_history();
    for (const Reading& reading : story) must_add(*ledger, {reading});
    std::vector<std::string> lines;
    const auto status = ledger->each_reading([&](const KeptReading& kept) {
        lines.push_back(kept.reading.article.id + (kept.in_view ? " in view" : "") +
                        (kept.was_revision_of.empty() ? "" : " revised"));
        return true;
    });
    ASSERT_TRUE(status);
    EXPECT_THAT(lines,
                testing::ElementsAre("a1", "a2", "a3 in view", "a4 in view", "a1 in view revised", "a2 in view"));
}

TEST_F(Digest, EachReadingCanBeStopped) {
    const auto ledger = create_ledger(next_path());
    must_add(*ledger, test::ferry_story());
    int taken = 0;
    EXPECT_TRUE(ledger->each_reading([&](const KeptReading&) { return ++taken < 2; }));
    EXPECT_EQ(taken, 2);
}

}  // namespace
}  // namespace sayso
