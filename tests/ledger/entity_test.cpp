// Who is who, by hand: it holds in every view, when articles are read again, and in a ledger made from an export.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/dump.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "query/query.h"
#include "support/files.h"

namespace sayso {
namespace {

using Kind = EntityEdit::Kind;
using testing::HasSubstr;

class Entities : public testing::Test {
protected:
    Entities() : ledger_(test::create_ledger(path())) { test::must_add(*ledger_, story_); }

    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "l.sayso"; }

    static EntityEdit edit(Kind kind, std::string entity, std::string value = {}, std::string article = {}) {
        return {kind, std::move(entity), std::move(value), std::move(article), "desk", "2031-05-06T10:00:00Z", "so"};
    }
    Status keep(const EntityEdit& edit) { return ledger_->edit_entities({edit}); }

    std::string found(const std::string& query) const {
        std::string handles;
        const Found found = ledger_->find(parse_query(query).value()).value();
        for (const Hit& hit : found.hits)
            handles += (handles.empty() ? "" : " ") + test::handle(hit, story_) + ":" + hit.who;
        return handles;
    }

    std::string facets() const {
        std::string text;
        const auto facets = ledger_->facets({}, FacetBy::who, 20).value();
        for (const Facet& facet : facets)
            text += (text.empty() ? "" : " ") + facet.value + "=" + std::to_string(facet.statements);
        return text;
    }

    // Everything out of one ledger and into another, as export and import do.
    static void copy(const Ledger& from, Ledger& into) {
        const Status read = from.each_reading([&](const KeptReading& kept) {
            test::must_add(into, {kept.reading});
            return true;
        });
        ASSERT_TRUE(read);
        const auto corrections = from.corrections().value();
        for (const Correction& correction : corrections)
            ASSERT_TRUE(into.correct(correction_from_json(to_json(correction)).value()));
        const auto edits = from.entity_edits().value();
        for (const EntityEdit& edit : edits)
            ASSERT_TRUE(into.edit_entities({entity_edit_from_json(to_json(edit)).value()}));
    }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
    std::unique_ptr<Ledger> ledger_;
    std::string jana_ = entity_id("Jana Möller", "person");
    std::string ole_ = entity_id("Ole Brandt", "person");
};

TEST_F(Entities, AreFoundByWordsOfTheirNameAndByTheirId) {
    for (const std::string& words : {std::string("möller"), std::string("MOLLER jana"), jana_}) {
        const auto entities = ledger_->entities(words).value();
        ASSERT_EQ(entities.size(), 1U) << words;
        EXPECT_EQ(entities[0].id, jana_);
        EXPECT_EQ(entities[0].name, "Jana Möller");
        EXPECT_EQ(entities[0].kind, "person");
        EXPECT_EQ(entities[0].statements, 2U);
    }
    EXPECT_TRUE(ledger_->entities("möl").value().empty());
    EXPECT_TRUE(ledger_->entities("").value().empty());
}

TEST_F(Entities, MergedOnesSpeakAsOneAndAreFoundByEitherName) {
    ASSERT_TRUE(keep(edit(Kind::merge, ole_, jana_)));
    EXPECT_EQ(found("by:möller"), "a3.1:Jana Möller a2.1:Jana Möller a1.0:Jana Möller");
    EXPECT_EQ(found("by:brandt"), "a3.1:Jana Möller a2.1:Jana Möller a1.0:Jana Möller");
    EXPECT_EQ(ledger_->who("brandt").value().total, 3U);
    EXPECT_EQ(ledger_->who(ole_).value().total, 3U);
    EXPECT_THAT(facets(), HasSubstr("Jana Möller=3"));
    EXPECT_EQ(facets().find("Brandt"), std::string::npos);
    const auto entities = ledger_->entities("brandt").value();
    ASSERT_EQ(entities.size(), 1U);
    EXPECT_EQ(entities[0].id, jana_);
    EXPECT_THAT(entities[0].also, testing::ElementsAre(ole_));
    EXPECT_THAT(ledger_->find(parse_query("by:möller").value()).value().hits[1].record, HasSubstr(jana_));
    EXPECT_EQ(test::wholeness(test::dump(path())), "whole");
}

TEST_F(Entities, WhatWasReadStaysAsItWas) {
    const std::string shown = ledger_->show(story_[1].statements[1].id).value().reading;
    ASSERT_TRUE(keep(edit(Kind::merge, ole_, jana_)));
    EXPECT_EQ(ledger_->show(story_[1].statements[1].id).value().reading, shown);
    EXPECT_EQ(ledger_->show(story_[1].statements[1].id).value().hit.who, "Jana Möller");
}

TEST_F(Entities, AMergeCanBeUndone) {
    const std::string before = facets();
    ASSERT_TRUE(keep(edit(Kind::merge, ole_, jana_)));
    ASSERT_TRUE(keep(edit(Kind::split, ole_)));
    EXPECT_EQ(facets(), before);
    EXPECT_EQ(found("by:brandt"), "a2.1:Ole Brandt");
    EXPECT_EQ(ledger_->entity_edits().value().size(), 2U);
}

TEST_F(Entities, ANamesakeInOneArticleIsSomebodyElse) {
    ASSERT_TRUE(keep(edit(Kind::split, jana_, "Jana Möller (Kiel)", "a3")));
    EXPECT_EQ(found("by:möller"), "a3.1:Jana Möller (Kiel) a1.0:Jana Möller");
    EXPECT_EQ(found("by:kiel"), "a3.1:Jana Möller (Kiel)");
    EXPECT_EQ(ledger_->who(jana_).value().total, 1U);
}

TEST_F(Entities, ARenamedOneIsFoundByBothNames) {
    ASSERT_TRUE(keep(edit(Kind::rename, jana_, "J. Möller-Hansen")));
    EXPECT_EQ(found("by:hansen"), "a3.1:J. Möller-Hansen a1.0:J. Möller-Hansen");
    EXPECT_EQ(found("by:jana"), "a3.1:J. Möller-Hansen a1.0:J. Möller-Hansen");
    EXPECT_EQ(ledger_->entities("hansen").value().front().id, jana_);
}

TEST_F(Entities, HaveAnIdElsewhere) {
    ASSERT_TRUE(keep(edit(Kind::identify, jana_, "Q42")));
    ASSERT_EQ(ledger_->entities("Q42").value().size(), 1U);
    EXPECT_EQ(ledger_->entities("Q42").value().front().known_as, "Q42");
}

TEST_F(Entities, HoldsWhenArticlesAreReadAgainAndWhenNewOnesCome) {
    ASSERT_TRUE(keep(edit(Kind::merge, ole_, jana_)));
    Reading again = story_[1];
    again.producer.version = "9.9.9";
    Reading other = story_[1];
    other.article.id = "a9";
    test::must_add(*ledger_, {again, other});
    const Found all = ledger_->find(parse_query("by:brandt").value()).value();
    for (const Hit& hit : all.hits) EXPECT_EQ(hit.who, "Jana Möller") << hit.article;
    EXPECT_EQ(ledger_->who(jana_).value().total, 4U);
}

TEST_F(Entities, MayBeKnownBeforeAnyArticleNamesThem) {
    const std::string kiel = entity_id("Kieler Nachrichtendienst", "body");
    const std::string knd = entity_id("KND", "body");
    const std::vector<EntityEdit> table = {edit(Kind::issue, kiel, issued_value("Kieler Nachrichtendienst", "body")),
                                           edit(Kind::issue, knd, issued_value("KND", "body")),
                                           edit(Kind::merge, knd, kiel), edit(Kind::identify, kiel, "Q1")};
    ASSERT_TRUE(ledger_->edit_entities(table));
    ASSERT_TRUE(ledger_->edit_entities(table));
    EXPECT_EQ(ledger_->entity_edits().value().size(), 4U) << "what holds already is not kept again";
    story_.push_back(test::reading_of({"k", "", "2031-07-01", "", "Das Schiff sei leer, sagte KND."},
                                      {{.content = "Das Schiff sei leer", .who = "KND", .kind = "body"}}));
    test::must_add(*ledger_, {story_.back()});
    EXPECT_EQ(ledger_->who("kieler").value().total, 1U);
    EXPECT_EQ(ledger_->find(parse_query("leer").value()).value().hits[0].who, "Kieler Nachrichtendienst");
}

TEST_F(Entities, ComeIntoACopyOfTheLedger) {
    ASSERT_TRUE(keep(edit(Kind::issue, entity_id("KND", "body"), issued_value("KND", "body"))));
    ASSERT_TRUE(keep(edit(Kind::split, jana_, "Jana Möller (Kiel)", "a3")));
    ASSERT_TRUE(keep(edit(Kind::merge, ole_, jana_)));
    ASSERT_TRUE(keep(edit(Kind::rename, jana_, "J. Möller")));
    ASSERT_TRUE(ledger_->correct({.statement = story_[0].statements[1].id,
                                  .field = Correction::Field::who,
                                  .value = "Ada Unbekannt",
                                  .by = "desk",
                                  .at = "2031",
                                  .why = "so"}));
    const auto other = test::create_ledger(folder_.path() / "copy.sayso");
    copy(*ledger_, *other);
    EXPECT_EQ(other->digest().value(), ledger_->digest().value());
    EXPECT_EQ(other->find({}).value().hits[0].who, ledger_->find({}).value().hits[0].who);
    EXPECT_EQ(other->entities("unbekannt").value().size(), 1U);
    EXPECT_EQ(test::wholeness(test::dump(folder_.path() / "copy.sayso")), "whole");
}

TEST_F(Entities, ACorrectedSpeakerIsOneOfThem) {
    const auto correct = [&](const std::string& who) {
        return ledger_->correct({.statement = story_[0].statements[1].id,
                                 .field = Correction::Field::who,
                                 .value = who,
                                 .by = "desk",
                                 .at = "2031",
                                 .why = "so"});
    };
    ASSERT_TRUE(correct("ole brandt"));
    EXPECT_EQ(ledger_->who(ole_).value().total, 2U) << "the only one of that name in the ledger";
    ASSERT_TRUE(correct(jana_));
    EXPECT_EQ(ledger_->show(story_[0].statements[1].id).value().hit.who, "Jana Möller");
    EXPECT_EQ(ledger_->who(jana_).value().total, 3U);
    ASSERT_TRUE(correct("Ada Unbekannt"));
    EXPECT_EQ(ledger_->who(entity_id("Ada Unbekannt", "")).value().total, 1U);
    ASSERT_TRUE(correct("?ein Matrose"));
    EXPECT_TRUE(ledger_->entities("ein matrose").value().empty());
    EXPECT_FALSE(correct("e:0000000000000000"));
}

TEST_F(Entities, AreForgottenWithTheLastArticleThatNamesThem) {
    ASSERT_TRUE(keep(edit(Kind::rename, ole_, "Ole Brandt-Hansen")));
    ASSERT_TRUE(ledger_->forget("a2", "2031", "asked"));
    EXPECT_TRUE(ledger_->entities("brandt").value().empty());
    EXPECT_TRUE(ledger_->entity_edits().value().empty());
    const std::string bytes = test::read_file(path());
    EXPECT_EQ(bytes.find("Ole Brandt"), std::string::npos);
    EXPECT_EQ(bytes.find("Brandt-Hansen"), std::string::npos);
    EXPECT_EQ(test::wholeness(test::dump(path())), "whole");
}

TEST_F(Entities, RefusesWhatCannotBe) {
    const std::string nobody = "e:0000000000000000";
    EXPECT_THAT(keep(edit(Kind::merge, nobody, jana_)).error().message(), HasSubstr("no entity"));
    EXPECT_THAT(keep(edit(Kind::merge, jana_, nobody)).error().message(), HasSubstr("no entity"));
    EXPECT_THAT(keep(edit(Kind::merge, jana_, jana_)).error().message(), HasSubstr("into itself"));
    EXPECT_THAT(keep(edit(Kind::split, jana_)).error().message(), HasSubstr("not merged"));
    EXPECT_THAT(keep(edit(Kind::split, jana_, "x", "nowhere")).error().message(), HasSubstr("no article"));
    EXPECT_THAT(keep(edit(Kind::rename, jana_, " – ")).error().message(), HasSubstr("not a name"));
    EXPECT_THAT(keep(edit(Kind::issue, jana_, "Somebody|person")).error().message(), HasSubstr("not the id"));
    EXPECT_FALSE(keep({Kind::rename, jana_, "x", "", "", "", ""}));
    // All or nothing.
    EXPECT_FALSE(ledger_->edit_entities({edit(Kind::merge, ole_, jana_), edit(Kind::merge, nobody, jana_)}));
    EXPECT_TRUE(ledger_->entity_edits().value().empty());
    EXPECT_EQ(found("by:brandt"), "a2.1:Ole Brandt");
}

}  // namespace
}  // namespace sayso
