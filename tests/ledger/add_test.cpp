#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/exchange.h"
#include "ledger/dump.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "support/files.h"

namespace sayso {
namespace {

using test::create_ledger;
using test::dump;
using test::must_add;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;

class Adding : public testing::Test {
protected:
    std::filesystem::path path() const { return folder_.path() / "l.sayso"; }

    // The same article with a sentence more.
    static Reading changed(Reading reading) {
        reading.article.text += "\nNachtrag.";
        reading.article.version += "-changed";
        for (Statement& statement : reading.statements) statement.id += "c";
        return reading;
    }

    static std::vector<std::string> ids(const Result<Found>& found) {
        std::vector<std::string> ids;
        for (const Hit& hit : found.value().hits) ids.push_back(hit.statement);
        return ids;
    }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
};

TEST_F(Adding, TellsWhatIsFresh) {
    const auto ledger = create_ledger(path());
    EXPECT_THAT(must_add(*ledger, story_), Each(Added::fresh));
    const auto counts = ledger->counts();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->articles, 4U);
    EXPECT_EQ(counts->versions, 4U);
    EXPECT_EQ(counts->statements, 7U);
    // Möller, the ministry, Brandt, Nordpress, the opposition; not the unnamed sailor. Minister Brandt says nothing.
    EXPECT_EQ(counts->entities, 5U);
}

TEST_F(Adding, TwiceChangesNothing) {
    must_add(*create_ledger(path()), story_);
    const std::string once = dump(path());
    EXPECT_THAT(must_add(*create_ledger(path()), story_), Each(Added::same));
    EXPECT_EQ(dump(path()), once);
    EXPECT_EQ(test::wholeness(once), "whole");
}

TEST_F(Adding, TwiceInOneBatchIsTheSame) {
    const auto ledger = create_ledger(path());
    EXPECT_THAT(must_add(*ledger, {story_[0], story_[0], changed(story_[0])}),
                ElementsAre(Added::fresh, Added::same, Added::new_version));
}

TEST_F(Adding, GivesTheSameLedgerEverywhere) {
    must_add(*create_ledger(path()), story_);
    const auto other = folder_.path() / "other.sayso";
    for (const Reading& reading : story_) must_add(*create_ledger(other), {reading});
    EXPECT_EQ(dump(other), dump(path()));
}

TEST_F(Adding, AChangedTextIsARevisionThatViewsUse) {
    const auto ledger = create_ledger(path());
    must_add(*ledger, {story_[0]});
    const Reading revision = changed(story_[0]);
    EXPECT_THAT(must_add(*ledger, {revision}), ElementsAre(Added::new_version));
    EXPECT_THAT(ids(ledger->find({})), ElementsAre(revision.statements[0].id, revision.statements[1].id));
    EXPECT_EQ(ledger->find({.versions = Versions::all})->total, 4U);
    EXPECT_THAT(dump(path()), HasSubstr("# versions\n1\t1\t" + story_[0].article.version + "\tNULL\t"));
    EXPECT_THAT(dump(path()), HasSubstr("\n2\t1\t" + revision.article.version + "\t1\t"));
}

TEST_F(Adding, AnOldTextThatComesBackIsKnown) {
    const auto ledger = create_ledger(path());
    const Reading revision = changed(story_[0]);
    EXPECT_THAT(must_add(*ledger, {story_[0], revision, story_[0]}),
                ElementsAre(Added::fresh, Added::new_version, Added::same));
    EXPECT_THAT(ids(ledger->find({})), ElementsAre(revision.statements[0].id, revision.statements[1].id));
}

TEST_F(Adding, AnotherProducersReadingIsUsedAndTheOldOneKept) {
    const auto ledger = create_ledger(path());
    must_add(*ledger, {story_[0]});
    Reading better = story_[0];
    better.producer.pack = "xx-2";
    better.statements.pop_back();
    EXPECT_THAT(must_add(*ledger, {better}), ElementsAre(Added::same));
    EXPECT_THAT(ids(ledger->find({})), ElementsAre(better.statements[0].id));
    EXPECT_EQ(ledger->counts()->versions, 1U);
    EXPECT_EQ(ledger->find({.versions = Versions::all})->total, 3U);
    // Reading with the older pack again does not bring the older reading back.
    must_add(*ledger, {story_[0]});
    EXPECT_EQ(ledger->find({})->total, 1U);
}

TEST_F(Adding, AnotherReadingOfAnOldVersionDoesNotReplaceTheNewest) {
    const auto ledger = create_ledger(path());
    const Reading revision = changed(story_[0]);
    must_add(*ledger, {story_[0], revision});
    Reading again = story_[0];
    again.producer.pack = "xx-2";
    must_add(*ledger, {again});
    EXPECT_THAT(ids(ledger->find({})), ElementsAre(revision.statements[0].id, revision.statements[1].id));
}

TEST_F(Adding, GivesEntitiesTheirIdsInTheRecord) {
    const auto ledger = create_ledger(path());
    must_add(*ledger, story_);
    const auto shown = ledger->show(story_[0].statements[0].id);
    ASSERT_TRUE(shown) << shown.error().message();
    const auto reading = reading_from_json(shown->reading);
    ASSERT_TRUE(reading) << reading.error().message();
    EXPECT_THAT(reading->entities[0].id, testing::StartsWith("e:"));
    EXPECT_THAT(shown->hit.record, HasSubstr("\"entity\":\"" + reading->entities[0].id + "\""));
    // The same person in another article.
    const auto elsewhere = reading_from_json(ledger->show(story_[2].statements[1].id)->reading);
    EXPECT_EQ(elsewhere->entities[1].id, reading->entities[0].id);
    // Whoever is unnamed has none.
    EXPECT_EQ(reading_from_json(ledger->show(story_[1].statements[0].id)->reading)->entities[0].id, "");
}

TEST_F(Adding, GivesBackTheRecordAsItCame) {
    const auto ledger = create_ledger(path());
    Reading plain = story_[3];
    plain.article.text = "Es soll \"noch\" \\ \u2028 \xF0\x9F\x9A\xA2 Überlebende geben.\t\x01";
    plain.article.version = "b3:odd";
    plain.article.blocks.clear();
    plain.statements[0].content = {{0, 7}};
    must_add(*ledger, {plain});
    const auto shown = ledger->show(plain.statements[0].id);
    ASSERT_TRUE(shown) << shown.error().message();
    EXPECT_EQ(shown->reading, to_json(plain));
    EXPECT_EQ(shown->hit.record, to_json(plain, plain.statements[0]));
}

TEST_F(Adding, IsAllOrNothing) {
    const auto ledger = create_ledger(path());
    must_add(*ledger, {story_[0]});
    const std::string before = dump(path());
    test::execute(path(),
                  "CREATE TRIGGER fault BEFORE INSERT ON statements WHEN NEW.form = 'reported'"
                  " BEGIN SELECT RAISE(ABORT, 'a fault'); END");
    const auto added = ledger->add(story_);  // the third of four has a reported statement
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().record, "article a3");
    test::execute(path(), "DROP TRIGGER fault");
    EXPECT_EQ(dump(path()), before);
    EXPECT_THAT(must_add(*ledger, story_), ElementsAre(Added::same, Added::fresh, Added::fresh, Added::fresh));
}

TEST_F(Adding, RefusesAReadingThatDoesNotHold) {
    const auto ledger = create_ledger(path());
    const std::string empty = dump(path());
    Reading outside = story_[1];
    outside.statements[0].content = {{0, 100'000}};
    const auto added = ledger->add({story_[0], outside});
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().record, "article a2");
    EXPECT_EQ(dump(path()), empty);
}

TEST_F(Adding, RefusesAnotherTextUnderTheSameVersion) {
    const auto ledger = create_ledger(path());
    must_add(*ledger, story_);
    Reading forged = story_[0];
    forged.article.text[0] = 'X';
    const auto added = ledger->add({forged});
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().what, HasSubstr("another text under the same version"));
}

TEST_F(Adding, RefusesInALedgerOpenedForReading) {
    create_ledger(path());
    const auto ledger = test::open_ledger(path());
    const auto added = ledger->add(story_);
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().what, HasSubstr("for reading only"));
}

TEST_F(Adding, NothingIsFine) { EXPECT_TRUE(must_add(*create_ledger(path()), {}).empty()); }

TEST_F(Adding, KeepsAnArticleWithoutStatements) {
    const auto ledger = create_ledger(path());
    Reading silent = story_[0];
    silent.statements.clear();
    EXPECT_THAT(must_add(*ledger, {silent}), ElementsAre(Added::fresh));
    EXPECT_EQ(ledger->counts()->articles, 1U);
    EXPECT_EQ(ledger->find({})->total, 0U);
}

}  // namespace
}  // namespace sayso
