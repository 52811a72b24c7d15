#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/exchange.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "support/files.h"

namespace sayso {
namespace {

using testing::HasSubstr;

class Showing : public testing::Test {
protected:
    Showing() : ledger_(test::create_ledger(folder_.path() / "l.sayso")) { test::must_add(*ledger_, story_); }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
    std::unique_ptr<Ledger> ledger_;
};

TEST_F(Showing, GivesTheStatementInItsParagraph) {
    const auto shown = ledger_->show(story_[0].statements[0].id);
    ASSERT_TRUE(shown) << shown.error().message();
    EXPECT_EQ(shown->before, "");
    EXPECT_EQ(shown->hit.content, "Mindestens 12 Menschen seien gestorben");
    EXPECT_EQ(shown->after, ", sagte Polizeisprecherin Jana Möller dem Kurier.");
}

TEST_F(Showing, TakesABeginningOfTheId) {
    const std::string id = story_[0].statements[0].id;
    EXPECT_EQ(ledger_->show(id.substr(0, 10))->hit.statement, id);
    EXPECT_EQ(ledger_->show(id.substr(2, 8))->hit.statement, id);  // without "s:"
}

TEST_F(Showing, RefusesATooShortOne) {
    const auto shown = ledger_->show(story_[0].statements[0].id.substr(0, 5));
    ASSERT_FALSE(shown);
    EXPECT_THAT(shown.error().what, HasSubstr("too short"));
}

TEST_F(Showing, RefusesAnUnknownOne) {
    for (const char* id : {"s:zzzz", "s:%%%%", "s:____", "nothing"}) {
        const auto shown = ledger_->show(id);
        ASSERT_FALSE(shown);
        EXPECT_THAT(shown.error().what, HasSubstr("no statement with this id"));
    }
}

TEST_F(Showing, RefusesAnAmbiguousOneAndNamesWhatItMayBe) {
    Reading twins = story_[3];
    twins.article.id = "twins";
    twins.statements.push_back(twins.statements[0]);
    twins.statements[0].id = "s:twin1";
    twins.statements[1].id = "s:twin2";
    test::must_add(*ledger_, {twins});
    const auto shown = ledger_->show("s:twin");
    ASSERT_FALSE(shown);
    EXPECT_THAT(shown.error().remedy, HasSubstr("s:twin1, s:twin2"));
    EXPECT_TRUE(ledger_->show("s:twin2"));
}

TEST_F(Showing, TakesAWholeIdThatAnotherOneBeginsWith) {
    Reading twins = story_[3];
    twins.article.id = "twins";
    twins.statements.push_back(twins.statements[0]);
    twins.statements[0].id = "s:twin";
    twins.statements[1].id = "s:twin2";
    test::must_add(*ledger_, {twins});
    EXPECT_EQ(ledger_->show("s:twin")->hit.statement, "s:twin");
}

// Imported records may have ids of somebody else.
TEST_F(Showing, TakesIdsThatAreNoHashes) {
    const std::vector<std::string> ids = {"s:Ähre an Bord/1", "s:Ähre-an Bord/2", "https://kurier.example/said?n=1",
                                          "https://kurier.example/said?n=2", "s:ABCDEF"};
    Reading others = story_[3];
    others.article.id = "others";
    others.statements.resize(ids.size(), others.statements[0]);
    for (std::size_t i = 0; i < ids.size(); ++i) others.statements[i].id = ids[i];
    test::must_add(*ledger_, {others});
    for (const std::string& id : {ids[0], ids[1], ids[4]}) {
        const auto shown = ledger_->show(id);
        ASSERT_TRUE(shown) << id << ": " << shown.error().message();
        EXPECT_EQ(shown->hit.statement, id);
    }
    EXPECT_EQ(ledger_->show("s:Ähre an")->hit.statement, ids[0]);
    EXPECT_FALSE(ledger_->show("s:abcd"));
}

TEST_F(Showing, StillShowsWhatANewerVersionNoLongerSays) {
    Reading revision = story_[0];
    revision.article.text += " Ende.";
    revision.article.version = "b3:revised";
    revision.statements.clear();
    test::must_add(*ledger_, {revision});
    const auto shown = ledger_->show(story_[0].statements[0].id);
    ASSERT_TRUE(shown) << shown.error().message();
    EXPECT_EQ(shown->hit.version, story_[0].article.version);
}

TEST_F(Showing, KnowsWhetherWhatItShowsMayHaveChanged) {
    const std::string id = story_[1].statements[0].id;
    const auto states = [&] {
        return std::pair(ledger_->statement_state(id).value(), ledger_->article_state(story_[1].article.id).value());
    };
    const auto first = states();
    test::must_add(*ledger_, test::generated_readings(2, 3));
    EXPECT_EQ(states(), first) << "others were added";
    Reading later = story_[1];
    later.article.version = "b3:later";
    later.statements.pop_back();
    test::must_add(*ledger_, {later});
    const auto second = states();
    EXPECT_NE(second.first, first.first) << "the statement stands in a new version";
    EXPECT_NE(second.second, first.second) << "the article has a new version";
    const Correction correction{
        .statement = id, .field = Correction::Field::act, .value = "warn", .by = "desk", .at = "2031-05-06T10:00:00Z"};
    ASSERT_TRUE(ledger_->correct(correction));
    EXPECT_NE(states().first, second.first) << "somebody corrected it";
    EXPECT_NE(states().second, second.second) << "somebody corrected it";
    EXPECT_FALSE(ledger_->statement_state("s:none"));
    EXPECT_FALSE(ledger_->article_state("none"));
}

TEST_F(Showing, CutsLongContextAtAWord) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "Übermut ";
    text += "Kern";
    for (int i = 0; i < 500; ++i) text += " Ärger";
    Reading longer = test::reading_of({"long", "", "", "", text}, {{.content = "Kern", .who = ""}});
    test::must_add(*ledger_, {longer});
    const auto shown = ledger_->show(longer.statements[0].id);
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->before.starts_with("Übermut Übermut")) << shown->before.substr(0, 20);
    EXPECT_TRUE(shown->before.ends_with("Übermut ")) << shown->before;
    EXPECT_TRUE(shown->after.ends_with(" Ärger")) << shown->after;
    EXPECT_LE(shown->before.size(), 400U);
    EXPECT_LE(shown->after.size(), 400U);
}

TEST_F(Showing, CutsContextWithoutBlanksBetweenCodePoints) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "€";
    text += "Kern";
    for (int i = 0; i < 500; ++i) text += "€";
    Reading solid = test::reading_of({"solid", "", "", "", text}, {{.content = "Kern", .who = ""}});
    test::must_add(*ledger_, {solid});
    const auto shown = ledger_->show(solid.statements[0].id);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->before.size() % 3, 0U);
    EXPECT_EQ(shown->after.size() % 3, 0U);
    EXPECT_TRUE(shown->before.starts_with("€"));
}

TEST_F(Showing, BearsAStatementWithoutContent) {
    Reading bare = story_[3];
    bare.article.id = "bare";
    bare.statements[0].id = "s:bare1";
    bare.statements[0].content.clear();
    bare.statements[0].cue.clear();
    test::must_add(*ledger_, {bare});
    const auto shown = ledger_->show("s:bare1");
    ASSERT_TRUE(shown) << shown.error().message();
    EXPECT_EQ(shown->before, "");
    EXPECT_EQ(shown->hit.content, "");
}

}  // namespace
}  // namespace sayso
