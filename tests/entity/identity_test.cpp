#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entity/entity.h"

namespace sayso {
namespace {

using testing::ElementsAre;

TEST(IdentityKey, IgnoresCaseWidthAndSpacing) {
    EXPECT_EQ(identity_key("Mark  Rutte", "person"), identity_key("MARK\xC2\xA0rutte ", "person"));
}

TEST(IdentityKey, KeepsDiacriticsAndKindApart) {
    EXPECT_NE(identity_key("Möller", "person"), identity_key("Moller", "person"));
    EXPECT_NE(identity_key("Kurier", "outlet"), identity_key("Kurier", "person"));
}

TEST(IdentityKey, HasNoneForANameWithoutLetters) {
    EXPECT_EQ(identity_key("", "person"), "");
    EXPECT_EQ(identity_key(" – ", "person"), "");
}

TEST(IdentityKeys, LeaveOutWhoIsOnlyEverUnnamed) {
    Reading reading;
    reading.entities = {
        {"", "Mark Rutte", "person", {}}, {"", "ein Augenzeuge", "person", {}}, {"", "Kursk", "place", {}}};
    Statement statement;
    statement.who = {{0, "Mark Rutte", true, "person"}, {1, "ein Augenzeuge", false, "person"}};
    reading.statements = {statement};
    EXPECT_THAT(identity_keys(reading),
                ElementsAre(identity_key("Mark Rutte", "person"), "", identity_key("Kursk", "place")));
}

TEST(IdentityKeys, KeepWhoIsNamedOnceAndUnnamedElsewhere) {
    Reading reading;
    reading.entities = {{"", "Polizei", "body", {}}};
    Statement named;
    named.who = {{0, "Polizei", true, "body"}};
    Statement unnamed;
    unnamed.via = {{0, "Polizei", false, "body"}, {7, "out of range", true, ""}};
    reading.statements = {named, unnamed};
    EXPECT_THAT(identity_keys(reading), ElementsAre(identity_key("Polizei", "body")));
}

TEST(EntityId, IsTheSameForTheSameKeyOnEveryMachine) {
    const std::string id = issue_entity_id(identity_key("Mark Rutte", "person"));
    EXPECT_EQ(id.size(), 18U);
    EXPECT_EQ(id, issue_entity_id(identity_key("mark rutte", "person")));
    EXPECT_NE(id, issue_entity_id(identity_key("Mark Rutte", "body")));
}

}  // namespace
}  // namespace sayso
