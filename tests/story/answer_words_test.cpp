// The many words in which an answer is told, and what sounds like one and is none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "story/made_pages.h"

namespace sayso {
namespace {

using test::mayor;
using test::owners;
using test::Page;
using test::police;
using test::story_of;
using testing::SizeIs;

// What the mayor claims, and what the owners say the day after: sentence, its content, act and cue.
struct ToldSo {
    const char* claim;
    const char* sentence;
    const char* content;
    Act act;
    const char* cue;
    std::optional<AnswerKind> kind;  // nothing: it answers nothing
};

void PrintTo(const ToldSo& given, std::ostream* out) { *out << given.sentence; }

class AnswerWords : public testing::TestWithParam<ToldSo> {};

TEST_P(AnswerWords, AreUnderstood) {
    const ToldSo& given = GetParam();
    const std::string claim = given.claim;
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04", claim + ", sagte Onken.").says(mayor, claim),
                  Page("b", "Bote", "2031-05-05", given.sentence).says(owners, given.content, given.act, given.cue)});
    std::size_t answers = 0;
    for (const Claim& each : story.claims)
        for (const Answer& answer : each.answers) {
            ++answers;
            EXPECT_EQ(each.members[0].article, 0U);
            EXPECT_EQ(answer.telling.article, 1U);
            EXPECT_EQ(answer.kind, given.kind.value_or(answer.kind));
        }
    EXPECT_EQ(answers, given.kind ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Contradiction, AnswerWords,
    testing::Values(
        ToldSo{"Die Fähre habe vor dem Auslaufen die Presse informiert",
               "Die Reederei widersprach dem Vorwurf, vor dem Auslaufen die Presse informiert zu haben.",
               "dem Vorwurf, vor dem Auslaufen die Presse informiert zu haben", Act::deny, "widersprach",
               AnswerKind::deny},
        ToldSo{"Die Klinik habe den Ausbruch tagelang verschwiegen",
               "Die Reederei verwahrte sich gegen den Vorwurf, sie habe den Ausbruch verschwiegen.",
               "sie habe den Ausbruch verschwiegen", Act::deny, "verwahrte sich", AnswerKind::deny},
        ToldSo{"Der Vorstand habe ein Gutachten bestellt", "Ein solches Gutachten habe man nie bestellt.",
               "Ein solches Gutachten habe man nie bestellt", Act::state, "", AnswerKind::deny},
        ToldSo{"Das Werk in Tolk werde geschlossen", "Die Reederei bestritt die Schließung des Werks in Tolk.",
               "die Schließung des Werks in Tolk", Act::deny, "bestritt", AnswerKind::deny},
        ToldSo{"Die Briefe blieben in Tolk liegen", "Es sei nicht zutreffend, dass Briefe in Tolk liegen blieben.",
               "Es sei nicht zutreffend, dass Briefe in Tolk liegen blieben", Act::state, "", AnswerKind::deny},
        ToldSo{"Die Werft habe die Insel Norderoog verkauft",
               "Von einem Verkauf der Insel Norderoog könne keine Rede sein.",
               "Von einem Verkauf der Insel Norderoog könne keine Rede sein", Act::state, "", AnswerKind::deny}));

INSTANTIATE_TEST_SUITE_P(
    Doubt, AnswerWords,
    testing::Values(ToldSo{"Die Explosion sei von einer Drohne ausgelöst worden",
                           "Ob die Explosion von einer Drohne ausgelöst wurde, sei völlig offen.",
                           "Ob die Explosion von einer Drohne ausgelöst wurde, sei völlig offen", Act::state, "",
                           AnswerKind::doubt},
                    ToldSo{"Die Ladung sei ungefährlich",
                           "Die Reederei konnte nicht bestätigen, dass die Ladung ungefährlich ist.",
                           "dass die Ladung ungefährlich ist", Act::doubt, "bestätigen", AnswerKind::doubt},
                    ToldSo{"Die Brücke sei im Mai fertig",
                           "Die Reederei glaubt nicht, dass die Brücke im Mai fertig wird.",
                           "dass die Brücke im Mai fertig wird", Act::doubt, "glaubt", AnswerKind::doubt}));

INSTANTIATE_TEST_SUITE_P(
    Confirmation, AnswerWords,
    testing::Values(ToldSo{"Die Wache habe den falschen Mann festgenommen",
                           "Die Reederei hat zugegeben, den falschen Mann festgenommen zu haben.",
                           "den falschen Mann festgenommen zu haben", Act::confirm, "zugegeben", AnswerKind::confirm},
                    ToldSo{"Im Werk Tolk entfalle die Nachtschicht",
                           "Es stimme, dass die Nachtschicht im Werk Tolk entfalle.",
                           "Es stimme, dass die Nachtschicht im Werk Tolk entfalle", Act::state, "",
                           AnswerKind::confirm},
                    ToldSo{"Die Firma hat Überstunden nicht bezahlt",
                           "Die Reederei kommt zu dem Schluss, dass die Firma Überstunden nicht bezahlt hat.",
                           "dass die Firma Überstunden nicht bezahlt hat", Act::state, "kommt zu dem Schluss",
                           AnswerKind::confirm}));

// What shares only the occasion with a claim says nothing against it.
INSTANTIATE_TEST_SUITE_P(
    NoAnswer, AnswerWords,
    testing::Values(ToldSo{"Bei dem Brand in der Lagerhalle entstand ein hoher Schaden",
                           "Bei dem Brand in der Lagerhalle wurde niemand verletzt.",
                           "Bei dem Brand in der Lagerhalle wurde niemand verletzt", Act::state, "", std::nullopt},
                    ToldSo{"Die Grippe habe den Landkreis erreicht",
                           "Trotz der Grippe im Landkreis werde keine Schule geschlossen.",
                           "Trotz der Grippe im Landkreis werde keine Schule geschlossen", Act::state, "",
                           std::nullopt},
                    ToldSo{"Das Schiff habe einen Schaden an der Löschanlage",
                           "Von einem Untergang könne keine Rede sein.", "Von einem Untergang könne keine Rede sein",
                           Act::state, "", std::nullopt}));

// What the owners say right behind what the mayor claims, and whether it answers that.
struct RightBehind {
    const char* said;
    bool answers;
};

void PrintTo(const RightBehind& given, std::ostream* out) { *out << given.said; }

class AnswerRightBehind : public testing::TestWithParam<RightBehind> {};

TEST_P(AnswerRightBehind, IsUnderstood) {
    const std::string claim = "Jeder Streiktag kostet den Hafen zwei Millionen", said = GetParam().said;
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04", claim + ", sagt Onken. " + said + ", sagt die Reederei.")
                      .says(mayor, claim)
                      .says(owners, said)});
    EXPECT_THAT(story.claims, SizeIs(GetParam().answers ? 1 : 0));
    for (const Claim& each : story.claims) EXPECT_THAT(each.answers, SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(Answers, AnswerRightBehind,
                         testing::Values(RightBehind{"Davon könne keine Rede sein", true},
                                         RightBehind{"Frei erfunden", true}, RightBehind{"Das stimme so nicht", true},
                                         RightBehind{"Es gebe keinen Grund zur Sorge", false}));

// Who goes on from a denial with a number of the same size corrects, also where nothing else is in common.
TEST(AnswerWords, GoOnWithANumberOfTheSameSize) {
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04", "An dem Ausstand beteiligten sich 1730 Beschäftigte, sagt Onken.")
                      .says(mayor, "An dem Ausstand beteiligten sich 1730 Beschäftigte")
                      .counts("1730", "1730", "Beschäftigte"),
                  Page("b", "Bote", "2031-05-05",
                       "Die Reederei nannte die Zahl von Onken falsch. Ihr Haus zähle 1120 Streikende.")
                      .says(owners, "die Zahl von Onken falsch", Act::deny, "nannte")
                      .says(owners, "Ihr Haus zähle 1120 Streikende")
                      .counts("1120", "1120", "Streikende")
                      .knows("Heike Onken", "person", "Onken")});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims[0].answers, SizeIs(2));
    EXPECT_EQ(story.claims[0].answers[1].kind, AnswerKind::correct);
}

TEST(AnswerWords, CallItSpeculation) {
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04",
                       "Im Werk fallen 400 Stellen weg, sagt Onken. Die Reederei bezeichnete das als Spekulation.")
                      .says(mayor, "Im Werk fallen 400 Stellen weg")
                      .says(owners, "das als Spekulation", Act::deny, "bezeichnete")
                      .told_as(Form::reported)});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims[0].answers, SizeIs(1));
    EXPECT_EQ(story.claims[0].answers[0].kind, AnswerKind::deny);
}

TEST(AnswerWordsOfTheClaimant, TakeItBack) {
    const Story story = story_of(
        {Page("a", "Kurier", "2031-05-04", "Der Direktor habe Bilder gestohlen, sagte Onken.")
             .says(mayor, "Der Direktor habe Bilder gestohlen"),
         Page("b", "Bote", "2031-05-05", "Onken hat den Vorwurf zurückgenommen, der Direktor habe Bilder gestohlen.")
             .says(mayor, "der Direktor habe Bilder gestohlen", Act::deny, "zurückgenommen")});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims[0].answers, SizeIs(1));
    EXPECT_EQ(story.claims[0].answers[0].kind, AnswerKind::deny);
}

TEST(AnswerWords, NameTheClaimantByTitle) {
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04",
                       "Die Maschine habe versagt, sagte der Kapitän. Elf Taucher suchen, so Onken.")
                      .says(police, "Die Maschine habe versagt")
                      .named("der Kapitän")
                      .says(mayor, "Elf Taucher suchen"),
                  Page("b", "Bote", "2031-05-05", "Die Version des Kapitäns sei falsch, sagte die Reederei.")
                      .says(owners, "Die Version des Kapitäns sei falsch")});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_EQ(story.claims[0].members[0].statement, 0U);
    EXPECT_THAT(story.claims[0].answers, SizeIs(1));
}

}  // namespace
}  // namespace sayso
