// An article with its versions, names for suggestions, and what tells that a ledger has changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "support/files.h"

namespace sayso {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Articles : public testing::Test {
protected:
    Articles() : ledger_(test::create_ledger(folder_.path() / "l.sayso")) { test::must_add(*ledger_, story_); }

    static Reading later(Reading reading) {
        reading.article.text += "\nEin Nachtrag.";
        reading.article.version = "b3:later";
        return reading;
    }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
    std::unique_ptr<Ledger> ledger_;
};

TEST_F(Articles, HaveAllVersionsOldestFirstAndTheLastInView) {
    test::must_add(*ledger_, {later(story_[0])});
    const auto versions = ledger_->article("a1").value();
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].reading.article.version, story_[0].article.version);
    EXPECT_EQ(versions[0].was_revision_of, "");
    EXPECT_FALSE(versions[0].in_view);
    EXPECT_EQ(versions[1].reading.article.version, "b3:later");
    EXPECT_EQ(versions[1].was_revision_of, story_[0].article.version);
    EXPECT_TRUE(versions[1].in_view);
}

TEST_F(Articles, HaveTheNewestReadingOfEachVersion) {
    Reading again = story_[0];
    again.producer.version = "9.9.9";
    again.statements[0].act = Act::doubt;
    test::must_add(*ledger_, {again});
    const auto versions = ledger_->article("a1").value();
    ASSERT_EQ(versions.size(), 1U);
    EXPECT_EQ(versions[0].reading.producer.version, "9.9.9");
    EXPECT_EQ(versions[0].reading.statements[0].act, Act::doubt);
}

TEST_F(Articles, AreAsViewsHaveThem) {
    ASSERT_TRUE(ledger_->correct({.statement = story_[0].statements[0].id,
                                  .field = Correction::Field::act,
                                  .value = "warn",
                                  .by = "desk",
                                  .at = "2031-05-06T10:00:00Z"}));
    ASSERT_TRUE(ledger_->edit_entities({{EntityEdit::Kind::rename, entity_id("Jana Möller", "person"), "J. Möller", "",
                                         "desk", "2031-05-06T10:00:00Z", "so"}}));
    const auto versions = ledger_->article("a1").value();
    EXPECT_EQ(versions[0].reading.statements[0].act, Act::warn);
    EXPECT_EQ(versions[0].reading.statements[0].who[0].name, "J. Möller");
}

TEST_F(Articles, ThatAreNotThereAreNamedInTheError) {
    for (const std::string id : {"none", "", "A1", "a1 "}) {
        const auto versions = ledger_->article(id);
        ASSERT_FALSE(versions) << id;
        EXPECT_EQ(versions.error().input, id);
    }
    ASSERT_TRUE(ledger_->forget("a1", "2031-05-06T10:00:00Z", "asked to"));
    EXPECT_FALSE(ledger_->article("a1"));
}

TEST_F(Articles, NamesAreFoundByTheBeginningOfTheirLastWord) {
    const auto names = [&](std::string_view beginning, std::uint32_t most = 10) {
        return ledger_->names(beginning, most).value();
    };
    EXPECT_THAT(names("möl"), ElementsAre("Jana Möller"));
    EXPECT_THAT(names("MOL"), ElementsAre("Jana Möller"));
    EXPECT_THAT(names("jana m"), ElementsAre("Jana Möller"));
    EXPECT_THAT(names("möller j"), ElementsAre("Jana Möller"));
    EXPECT_THAT(names("jan m"), IsEmpty());
    EXPECT_THAT(names("öller"), IsEmpty());
    EXPECT_THAT(names("o"), ElementsAre("Ole Brandt", "Opposition"));
    EXPECT_THAT(names("o", 1), ElementsAre("Ole Brandt"));
    EXPECT_THAT(names("o", 0), IsEmpty());
    EXPECT_THAT(names("abend"), ElementsAre("Abendblatt Norderhaven"));
    for (const std::string_view nothing : {"", " ", "\"", "*", "-", "NEAR(", "\xFF"})
        EXPECT_THAT(names(nothing), IsEmpty()) << nothing;
}

TEST_F(Articles, TheStateChangesWithEverythingThatIsKeptAndWithNothingElse) {
    std::set<std::string> states = {ledger_->state().value()};
    const auto expect_new = [&](const char* when) {
        EXPECT_TRUE(states.insert(ledger_->state().value()).second) << when;
    };
    const auto expect_same = [&](const char* when) {
        EXPECT_FALSE(states.insert(ledger_->state().value()).second) << when;
    };
    const Correction correction{.statement = story_[0].statements[0].id,
                                .field = Correction::Field::act,
                                .value = "warn",
                                .by = "desk",
                                .at = "2031-05-06T10:00:00Z"};
    const EntityEdit edit{EntityEdit::Kind::rename,
                          entity_id("Jana Möller", "person"),
                          "J. Möller",
                          "",
                          "desk",
                          "2031-05-06T10:00:00Z",
                          "so"};
    test::must_add(*ledger_, story_);
    ASSERT_TRUE(ledger_->find({}));
    expect_same("adding and searching what is there");
    test::must_add(*ledger_, {later(story_[0])});
    expect_new("a new version");
    ASSERT_TRUE(ledger_->correct(correction));
    expect_new("a correction");
    ASSERT_TRUE(ledger_->correct(correction));
    expect_same("the same correction");
    ASSERT_TRUE(ledger_->edit_entities({edit}));
    expect_new("an entity");
    ASSERT_TRUE(ledger_->edit_entities({edit}));
    expect_same("the same again");
    ASSERT_TRUE(ledger_->forget("a2", "2031-05-06T10:00:00Z", "asked to"));
    expect_new("forgetting");
}

}  // namespace
}  // namespace sayso
