// Corrections hold in every view, through re-reading and changes of the text; what was read stays as it was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/dump.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "query/query.h"
#include "support/files.h"

namespace sayso {
namespace {

using test::must_add;

class Correct : public testing::Test {
protected:
    Correct() : ledger_(test::create_ledger(folder_.path() / "l.sayso")) { must_add(*ledger_, story_); }

    [[nodiscard]] std::string id(std::size_t article, std::size_t statement) const {
        return story_[article].statements[statement].id;
    }

    Status correct(const std::string& statement, Correction::Field field, const std::string& value) {
        return ledger_->correct({.statement = statement,
                                 .field = field,
                                 .value = value,
                                 .by = "desk",
                                 .at = "2031-05-06T10:00:00Z",
                                 .why = "heard it"});
    }

    std::string found(const std::string& query) const {
        std::string handles;
        const Found found = ledger_->find(parse_query(query).value()).value();
        for (const Hit& hit : found.hits) {
            handles += (handles.empty() ? "" : " ") + hit.article + ":" + hit.who + ":" + std::string(name_of(hit.act));
        }
        return handles;
    }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
    std::unique_ptr<Ledger> ledger_;
};

TEST_F(Correct, HoldsInSearchesAndWhenShown) {
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::act, "deny"));
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::who, "Ole Brandt"));
    EXPECT_EQ(found("by:möller"), "a3:Jana Möller:warn");
    EXPECT_EQ(found("by:brandt act:deny"), "a1:Ole Brandt:deny");
    const Shown shown = ledger_->show(id(0, 0)).value();
    EXPECT_EQ(shown.hit.who, "Ole Brandt");
    ASSERT_EQ(shown.corrections.size(), 2U);
    EXPECT_EQ(shown.corrections[0].why, "heard it");
    EXPECT_EQ(shown.corrections[0].exact, "Mindestens 12 Menschen seien gestorben");
}

TEST_F(Correct, TheLastOneHolds) {
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::act, "deny"));
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::act, "warn"));
    EXPECT_EQ(found("gestorben"), "a1:Jana Möller:warn");
}

TEST_F(Correct, WhatIsNoStatementIsNotFoundAnyMore) {
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::statement, "none"));
    EXPECT_EQ(found("gestorben"), "");
    EXPECT_EQ(ledger_->who("möller").value().total, 1U);
    EXPECT_EQ(ledger_->show(id(0, 0)).value().corrections.size(), 1U);
}

TEST_F(Correct, SurvivesReadingAgainAndAChangeElsewhere) {
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::act, "deny"));
    Reading again = story_[0];
    again.producer.version = "9.9.9";
    again.statements[0].id = "s:another";
    must_add(*ledger_, {again});
    EXPECT_EQ(found("gestorben"), "a1:Jana Möller:deny");
    Reading changed = again;
    changed.article.text += "\nEin Nachtrag.";
    changed.article.version = "b3:changed";
    changed.statements[0].id = "s:third";
    must_add(*ledger_, {changed});
    EXPECT_EQ(found("gestorben"), "a1:Jana Möller:deny");
}

TEST_F(Correct, TheRecordStaysAsItWasRead) {
    const auto acts = [&] {
        std::vector<Act> acts;
        EXPECT_TRUE(ledger_->each_reading([&](const KeptReading& kept) {
            for (const Statement& statement : kept.reading.statements) acts.push_back(statement.act);
            return true;
        }));
        return acts;
    };
    const auto before = acts();
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::act, "deny"));
    EXPECT_EQ(acts(), before);
}

TEST_F(Correct, RefusesWhatCannotBeRight) {
    EXPECT_FALSE(correct(id(0, 0), Correction::Field::act, "shout"));
    EXPECT_FALSE(correct(id(0, 0), Correction::Field::who, "?"));
    EXPECT_FALSE(correct(id(0, 0), Correction::Field::statement, "maybe"));
    EXPECT_FALSE(correct("s:nonsense", Correction::Field::act, "deny"));
    EXPECT_FALSE(ledger_->correct({.statement = id(0, 0), .value = "deny"}));
    EXPECT_TRUE(ledger_->corrections().value().empty());
}

TEST_F(Correct, GoesOutAsJsonAndInAgainAndMakesLedgersEqual) {
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::act, "deny"));
    ASSERT_TRUE(correct(id(1, 1), Correction::Field::who, "?\"jemand\""));
    const auto other = test::create_ledger(folder_.path() / "o.sayso");
    must_add(*other, story_);
    EXPECT_NE(other->digest().value(), ledger_->digest().value());
    const std::vector<Correction> corrections = ledger_->corrections().value();
    for (int twice = 0; twice < 2; ++twice) {
        for (const Correction& correction : corrections) {
            const std::string line = to_json(correction);
            EXPECT_TRUE(is_correction(line));
            ASSERT_TRUE(other->correct(correction_from_json(line).value()));
        }
    }
    EXPECT_EQ(other->corrections().value(), ledger_->corrections().value());
    EXPECT_EQ(other->digest().value(), ledger_->digest().value());
}

TEST_F(Correct, NonsenseIsNoCorrection) {
    for (const std::string line :
         {"", "{", "[]", "{\"correction\":1}", "{\"correction\":{}}", "{\"correction\":{\"field\":\"x\"}}"}) {
        EXPECT_FALSE(correction_from_json(line)) << line;
    }
}

TEST(Diff, TellsWhatHasGoneComeAndIsToldOtherwise) {
    const test::TemporaryFolder folder;
    const auto ledger = test::create_ledger(folder.path() / "l.sayso");
    const Reading before = test::reading_of({"a1", "Kurier", "2031-05-04", "Fähre",
                                             "Zwölf seien tot, sagte Ada. Alle lebten, sagte Bo. Es brenne, sagte Cy."},
                                            {{.content = "Zwölf seien tot", .who = "Ada"},
                                             {.content = "Alle lebten", .who = "Bo"},
                                             {.content = "Es brenne", .who = "Cy"}});
    const Reading after =
        test::reading_of({"a1", "Kurier", "2031-05-04", "Fähre",
                          "Zwanzig seien tot, sagte Ada. Alle lebten, sagte Bo. Es brenne, sagte ein Mann."},
                         {{.content = "Zwanzig seien tot", .who = "Ada"},
                          {.content = "Alle lebten", .who = "Bo"},
                          {.content = "Es brenne", .who = "?ein Mann"}});
    must_add(*ledger, {before});
    EXPECT_TRUE(ledger->diff("a1").value().empty());
    must_add(*ledger, {after});
    for (const std::string& id : {std::string("a1"), before.statements[0].id, after.statements[0].id}) {
        const auto revisions = ledger->diff(id).value();
        ASSERT_EQ(revisions.size(), 1U);
        const Revision& revision = revisions[0];
        EXPECT_EQ(revision.before, before.article.version);
        EXPECT_EQ(revision.after, after.article.version);
        ASSERT_EQ(revision.gone.size(), 1U);
        EXPECT_EQ(revision.gone[0].content, "Zwölf seien tot");
        ASSERT_EQ(revision.come.size(), 1U);
        EXPECT_EQ(revision.come[0].content, "Zwanzig seien tot");
        ASSERT_EQ(revision.changed.size(), 1U);
        EXPECT_EQ(revision.changed[0].first.who, "Cy");
        EXPECT_EQ(revision.changed[0].second.who, "ein Mann");
    }
    EXPECT_FALSE(ledger->diff("nonsense"));
    EXPECT_FALSE(ledger->diff("s:nonsense"));
}

class Forget : public Correct {
protected:
    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "l.sayso"; }

    // Bytes of everything that belongs to the ledger on disk.
    [[nodiscard]] std::string bytes() const {
        std::string all;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            all += test::read_file(entry.path());
        return all;
    }
};

TEST_F(Forget, LeavesNoByteOfTextNamesOrWords) {
    ASSERT_TRUE(correct(id(1, 0), Correction::Field::who, "Zeuge Zacharias"));
    ledger_.reset();
    for (const std::string word : {"Matrosen", "Zacharias", "Nordpress", "Ladung", "ladung", "a2.example"})
        EXPECT_THAT(bytes(), testing::HasSubstr(word));
    ledger_ = test::open_ledger(path(), {.mode = LedgerOptions::Mode::write});
    ASSERT_TRUE(ledger_->forget("a2", "2031-06-01", "asked for"));
    for (const std::string word :
         {"Matrosen", "matrosen", "Zacharias", "Nordpress", "nordpress", "Ladung", "ladung", "a2.example"}) {
        EXPECT_THAT(bytes(), testing::Not(testing::HasSubstr(word)));
    }
    EXPECT_THAT(bytes(), testing::HasSubstr("asked for"));
    EXPECT_THAT(test::dump(path()), testing::Not(testing::HasSubstr("ladung")));  // terms may be written in parts
    EXPECT_EQ(test::wholeness(test::dump(path())), "whole");
}

TEST_F(Forget, KeepsTheOthersAndTheirCorrections) {
    ASSERT_TRUE(correct(id(0, 0), Correction::Field::act, "deny"));
    ASSERT_TRUE(ledger_->forget("a2", "2031-06-01", "asked for"));
    EXPECT_EQ(found("order:oldest"),
              "a1:Jana Möller:deny a1:Verkehrsministerium:deny a3:Opposition:demand a3:Jana Möller:warn a4::state");
    EXPECT_EQ(ledger_->who("möller").value().total, 2U);
    EXPECT_EQ(ledger_->counts().value().articles, 3U);
}

TEST_F(Forget, TheSameIsNotTakenInAgain) {
    ASSERT_TRUE(ledger_->forget("a2", "2031-06-01", "asked for"));
    EXPECT_THAT(must_add(*ledger_, {story_[1]}), testing::ElementsAre(Added::forgotten));
    EXPECT_EQ(found("ladung"), "");
    EXPECT_TRUE(ledger_->forget("a2", "2031-06-02", "again"));
    EXPECT_FALSE(ledger_->forget("a9", "2031-06-02", "not there"));
}

}  // namespace
}  // namespace sayso
