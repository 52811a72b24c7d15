// Who takes a stand on which claim.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "story/made_pages.h"

namespace sayso {
namespace {

using test::mayor;
using test::owners;
using test::Page;
using test::police;
using test::story_of;
using testing::ElementsAre;
using testing::Field;
using testing::Pair;
using testing::SizeIs;

// Where a claim is made, and articles of the days after.
Page first_day(std::string text) { return {"a", "Kurier", "2031-05-04", std::move(text)}; }
Page next_day(std::string text) { return {"b", "Bote", "2031-05-05", std::move(text)}; }
Page third_day(std::string text) { return {"c", "Tageblatt", "2031-05-06", std::move(text)}; }

// What is said to the only claim of a story.
std::vector<AnswerKind> answers_to_the_claim(const Story& story) {
    EXPECT_THAT(story.claims, SizeIs(1));
    std::vector<AnswerKind> kinds;
    if (story.claims.size() == 1)
        for (const Answer& answer : story.claims[0].answers) kinds.push_back(answer.kind);
    return kinds;
}

TEST(Answers, DenyWhatTheirContentSays) {
    const Story story =
        story_of({first_day("Die Pumpe der Anlage war ausgefallen, sagt Onken.")
                      .says(mayor, "Die Pumpe der Anlage war ausgefallen"),
                  next_day("Die Reederei bestritt, dass die Pumpe der Anlage ausgefallen war.")
                      .says(owners, "dass die Pumpe der Anlage ausgefallen war", Act::deny, "bestritt")});
    ASSERT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::deny));
    EXPECT_EQ(story.claims[0].answers[0].telling.article, 1U);
    EXPECT_THAT(story.claims[0].sources, SizeIs(1)) << "who denies it is no source of it";
    EXPECT_EQ(course_of(story.claims[0]).back().standing, Standing::denied);
}

TEST(Answers, ThatConfirmInOtherWordsStandForTheClaim) {
    const Story story = story_of(
        {first_day("Der Läuferbund war seit Juli über den Befund im Bild, so die Polizei.")
             .says(police, "Der Läuferbund war seit Juli über den Befund im Bild"),
         next_day("Onken bestätigte, dass der Läuferbund den Befund bereits seit Wochen kannte.")
             .says(mayor, "dass der Läuferbund den Befund bereits seit Wochen kannte", Act::confirm, "bestätigte")});
    ASSERT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::confirm));
    EXPECT_THAT(story.claims[0].members, SizeIs(2));
    EXPECT_THAT(story.claims[0].sources, SizeIs(2));
}

TEST(Answers, AreNoneWhereNobodyComments) {
    const Story story = story_of(
        {first_day("Die Pumpe der Anlage war ausgefallen, sagt Onken.")
             .says(mayor, "Die Pumpe der Anlage war ausgefallen"),
         next_day(
             "Die Pumpe der Anlage war ausgefallen, sagt Onken. Die Reederei wollte den Bericht nicht kommentieren.")
             .says(mayor, "Die Pumpe der Anlage war ausgefallen")
             .says(owners, "den Bericht", Act::deny, "kommentieren")});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_THAT(story.claims[0].answers, SizeIs(0));
}

TEST(Answers, OfTheSameWordsAnswerWhatTheyAnsweredBefore) {
    const std::string other = "Dem Trainer stehen 1,1 Millionen Euro zu";
    const Story story = story_of(
        {first_day(
             "Der Vorstand hat sich auf die Entlassung verständigt, sagt Onken. An den Gerüchten ist nichts dran, "
             "sagt die Reederei.")
             .says(mayor, "Der Vorstand hat sich auf die Entlassung verständigt")
             .says(owners, "An den Gerüchten ist nichts dran"),
         next_day(other + ", sagt die Polizei. Die Reederei hatte noch gesagt, an den Gerüchten sei nichts dran.")
             .says(police, other)
             .says(owners, "an den Gerüchten sei nichts dran")});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_EQ(story.claims[0].members[0].article, 0U);
    EXPECT_THAT(story.claims[0].answers, SizeIs(2));
}

TEST(Answers, ThatThereWasNoSuchThingMeanWhatWasSaidOfIt) {
    const Story story = story_of(
        {first_day(
             "Elf Spieler haben sich in einem Brief an das Präsidium beschwert, sagt Onken. Die Reederei bestritt, "
             "dass es einen solchen Brief gibt.")
             .says(mayor, "Elf Spieler haben sich in einem Brief an das Präsidium beschwert")
             .says(owners, "dass es einen solchen Brief gibt", Act::deny, "bestritt")});
    ASSERT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::deny));
    EXPECT_EQ(story.claims[0].members[0].statement, 0U);
}

// What the police say, and what the mayor answers the day after.
struct SaidAndAnswered {
    std::string said, answered;
    AnswerKind kind;
};

class OnTheNextDay : public testing::TestWithParam<SaidAndAnswered> {};

TEST_P(OnTheNextDay, IsAnswered) {
    const SaidAndAnswered& given = GetParam();
    const Story story = story_of({first_day(given.said + ", sagt die Polizei.").says(police, given.said),
                                  next_day(given.answered + ", sagt Onken.").says(mayor, given.answered)});
    ASSERT_THAT(answers_to_the_claim(story), ElementsAre(given.kind)) << given.answered;
    EXPECT_THAT(story.claims[0].members, SizeIs(1)) << given.answered;
}

INSTANTIATE_TEST_SUITE_P(
    Answers, OnTheNextDay,
    testing::Values(SaidAndAnswered{"Der Frachter Kestrel änderte den Kurs",
                                    "Der Frachter Kestrel habe den Kurs nie geändert", AnswerKind::deny},
                    SaidAndAnswered{"Der Prüfbericht kam am 18. März ins Rathaus",
                                    "Der Prüfbericht kam am 21. März, nicht am 18.", AnswerKind::correct},
                    SaidAndAnswered{"Der Prüfbericht kam im März ins Rathaus",
                                    "Der Prüfbericht kam im April, nicht im März", AnswerKind::correct},
                    SaidAndAnswered{"Die Geburtshilfe schließt im Mai",
                                    "Die Geburtshilfe schließt nicht im Mai, sondern im Juni", AnswerKind::correct}));

TEST(Answers, AreToldAgain) {
    const Story story =
        story_of({first_day("Der Damm an der Wehra ist gebrochen, sagte Onken.")
                      .says(mayor, "Der Damm an der Wehra ist gebrochen"),
                  next_day("Die Polizei widersprach: Der Damm an der Wehra ist nicht gebrochen.")
                      .says(police, "Der Damm an der Wehra ist nicht gebrochen", Act::state, "widersprach"),
                  third_day("Die Polizei bestätigte, der Damm an der Wehra ist nicht gebrochen.")
                      .says(police, "der Damm an der Wehra ist nicht gebrochen", Act::confirm, "bestätigte")});
    ASSERT_FALSE(story.claims.empty());
    EXPECT_EQ(story.claims[0].members[0].article, 0U);
    std::vector<std::pair<AnswerKind, std::size_t>> answers;
    for (const Answer& answer : story.claims[0].answers) answers.emplace_back(answer.kind, answer.telling.article);
    EXPECT_THAT(answers, ElementsAre(Pair(AnswerKind::deny, 1U), Pair(AnswerKind::deny, 2U)));
    for (const Claim& claim : story.claims)
        for (const Answer& answer : claim.answers) EXPECT_NE(answer.kind, AnswerKind::confirm);
}

TEST(Answers, PutAnotherFigureInPlaceOfOne) {
    const Story story = story_of({first_day("Auf der Norderlicht waren 184 Menschen an Bord, so die Reederei.")
                                      .says(owners, "Auf der Norderlicht waren 184 Menschen an Bord")
                                      .counts("184", "184", "Menschen"),
                                  next_day("Es seien 191 gewesen, nicht 184, sagt die Polizei.")
                                      .says(police, "Es seien 191 gewesen, nicht 184")
                                      .counts("191", "191")
                                      .counts("184", "184")});
    ASSERT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::correct));
    for (const FigureSeries& series : story.figures)
        for (const FigureStep& step : series.steps) EXPECT_FALSE(step.article == 1 && step.value == "184");
}

// What an answer calls that which it answers, and which of two statements before it is meant.
struct PointingBack {
    const char* answer;
    const char* content;
    Act act;
    std::size_t statement;  // 0: an accusation of the owners; 1: a figure, right before the answer
};

class PointedAt : public testing::TestWithParam<PointingBack> {};

TEST_P(PointedAt, IsWhatTheNounCallsSo) {
    const PointingBack& given = GetParam();
    const std::string text =
        "Die Reederei Hansen habe die Pumpe nie gewartet, sagt Onken. Elf Taucher suchen an der Wehra. " +
        std::string(given.answer);
    const Story story = story_of({first_day(text)
                                      .says(mayor, "Die Reederei Hansen habe die Pumpe nie gewartet", Act::judge)
                                      .says(police, "Elf Taucher suchen an der Wehra")
                                      .counts("Elf", "11", "Taucher")
                                      .says(owners, given.content, given.act)});
    ASSERT_THAT(story.claims, SizeIs(1)) << given.answer;
    EXPECT_EQ(story.claims[0].members[0].statement, given.statement) << given.answer;
}

INSTANTIATE_TEST_SUITE_P(
    Answers, PointedAt,
    testing::Values(PointingBack{"Die Reederei weist den Vorwurf zurück.", "den Vorwurf", Act::deny, 0},
                    PointingBack{"Die Reederei nennt die Zahl falsch.", "die Zahl falsch", Act::judge, 1},
                    PointingBack{"Die Reederei bestreitet das.", "das.", Act::deny, 1}));

// What an answer in another article means, by whose claim it names: text, content, act, cue; the kind of the answer.
struct NamedClaimant {
    const char* text;
    const char* content;
    Act act;
    const char* cue;
    AnswerKind kind;
};

class ToWhomIsNamed : public testing::TestWithParam<NamedClaimant> {};

TEST_P(ToWhomIsNamed, IsAnsweredAcrossArticles) {
    const NamedClaimant& given = GetParam();
    const Story story = story_of({first_day("Elf Taucher suchen an der Wehra. Vier Menschen starben, so die Polizei.")
                                      .says(mayor, "Elf Taucher suchen an der Wehra")
                                      .says(police, "Vier Menschen starben")
                                      .counts("Vier", "4", "Menschen"),
                                  next_day(given.text).says(owners, given.content, given.act, given.cue)});
    ASSERT_THAT(story.claims, SizeIs(1)) << given.text;
    EXPECT_EQ(story.claims[0].members[0].statement, 1U) << given.text;
    ASSERT_THAT(story.claims[0].answers, SizeIs(1)) << given.text;
    EXPECT_EQ(story.claims[0].answers[0].kind, given.kind) << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    Answers, ToWhomIsNamed,
    testing::Values(NamedClaimant{"Die Zahl der Polizei kann Hansen nicht bestätigen.", "Die Zahl der Polizei",
                                  Act::doubt, "bestätigen", AnswerKind::doubt},
                    NamedClaimant{"Hansen nennt die Zahl der Polizei falsch.", "die Zahl der Polizei falsch",
                                  Act::judge, "nennt", AnswerKind::deny}));

TEST(Answers, TakeBackWhatTheSpeakerSaid) {
    const Story story =
        story_of({first_day("Vier Menschen starben, sagt Onken.")
                      .says(mayor, "Vier Menschen starben")
                      .counts("Vier", "4", "Menschen"),
                  next_day("Onken gestand, eine falsche Opferzahl genannt zu haben.")
                      .says(mayor, "eine falsche Opferzahl genannt zu haben", Act::confirm, "gestand")});
    EXPECT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::deny));
}

TEST(Answers, MeanTheSentenceRightBefore) {
    const Story story = story_of(
        {first_day("Der Frachter Kestrel änderte den Kurs, sagt die Polizei.")
             .says(police, "Der Frachter Kestrel änderte den Kurs"),
         next_day(
             "Der Damm an der Wehra ist gebrochen, sagt Onken. Der Frachter Kestrel änderte den Kurs. Die Reederei "
             "bestreitet das.")
             .says(mayor, "Der Damm an der Wehra ist gebrochen")
             .says(owners, "das.", Act::deny, "bestreitet")});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_EQ(story.claims[0].members[0].article, 0U);
}

// "It was 172, not 95" corrects who said 95, and confirms who said 172.
TEST(Answers, CorrectOneAndConfirmAnother) {
    const Story story = story_of({first_day("95 Menschen waren an Bord, so die Reederei.")
                                      .says(owners, "95 Menschen waren an Bord")
                                      .counts("95", "95", "Menschen"),
                                  next_day("172 Menschen waren an Bord, sagt Onken.")
                                      .says(mayor, "172 Menschen waren an Bord")
                                      .counts("172", "172", "Menschen"),
                                  third_day("Es waren 172 Menschen, nicht 95.")
                                      .says(police, "Es waren 172 Menschen, nicht 95")
                                      .counts("172", "172", "Menschen")
                                      .counts("95", "95")});
    ASSERT_THAT(story.claims, SizeIs(2));
    ASSERT_THAT(story.claims[0].answers, SizeIs(1));
    EXPECT_EQ(story.claims[0].answers[0].kind, AnswerKind::correct);
    ASSERT_THAT(story.claims[1].answers, SizeIs(1));
    EXPECT_EQ(story.claims[1].answers[0].kind, AnswerKind::confirm);
}

TEST(Answers, ConcedeWhatWasDenied) {
    const Story story = story_of({first_day("Die Pumpe der Anlage war ausgefallen, sagt Onken.")
                                      .says(mayor, "Die Pumpe der Anlage war ausgefallen"),
                                  next_day("Die Reederei bestritt, dass die Pumpe der Anlage ausgefallen war.")
                                      .says(owners, "dass die Pumpe der Anlage ausgefallen war", Act::deny, "bestritt"),
                                  third_day("Die Pumpe der Anlage sei ausgefallen, teilte die Reederei mit.")
                                      .says(owners, "Die Pumpe der Anlage sei ausgefallen")});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims[0].answers, SizeIs(2));
    EXPECT_EQ(story.claims[0].answers[1].kind, AnswerKind::confirm);
    EXPECT_EQ(story.claims[0].answers[1].telling.article, 2U);
}

TEST(Answers, ConfirmAClaimAgainstItsDenial) {
    const Story story =
        story_of({first_day("Der Frachter Kestrel änderte den Kurs, sagt die Polizei.")
                      .says(police, "Der Frachter Kestrel änderte den Kurs"),
                  next_day("Der Frachter Kestrel habe den Kurs nie geändert, sagt die Reederei.")
                      .says(owners, "Der Frachter Kestrel habe den Kurs nie geändert"),
                  third_day("Onken bestätigte, dass der Frachter Kestrel den Kurs änderte.")
                      .says(mayor, "dass der Frachter Kestrel den Kurs änderte", Act::confirm, "bestätigte")});
    ASSERT_THAT(story.claims, SizeIs(2));
    EXPECT_EQ(story.claims[0].answers.back().kind, AnswerKind::confirm);
    ASSERT_THAT(story.claims[1].answers, SizeIs(1));
    EXPECT_EQ(story.claims[1].answers[0].kind, AnswerKind::deny);
    EXPECT_EQ(story.claims[1].answers[0].telling.article, 2U);
}

std::size_t answers_to_denials(const std::vector<Reading>& readings) {
    std::size_t answers = 0;
    for (const Claim& claim : story_of(readings).claims)
        if (claim.members[0].article != 0) answers += claim.answers.size();
    return answers;
}

TEST(Answers, MeanNoAnswerThatNobodyTellsAgain) {
    const auto denied_in = [](const char* article, const char* outlet) {
        return Page(article, outlet, "2031-05-05", "Hansen widersprach: Den Kurs änderte der Frachter Kestrel nie.")
            .says(owners, "Den Kurs änderte der Frachter Kestrel nie", Act::state, "widersprach");
    };
    const Page said = first_day("Der Frachter Kestrel änderte den Kurs, sagt die Polizei.")
                          .says(police, "Der Frachter Kestrel änderte den Kurs");
    const Page confirmed =
        Page("d", "Bote", "2031-05-06", "Onken bestätigte, dass der Frachter Kestrel den Kurs änderte.")
            .says(mayor, "dass der Frachter Kestrel den Kurs änderte", Act::confirm, "bestätigte");
    EXPECT_EQ(answers_to_denials({said, denied_in("b", "Bote"), confirmed}), 0U);
    EXPECT_EQ(answers_to_denials({said, denied_in("b", "Bote"), denied_in("c", "Tageblatt"), confirmed}), 1U);
}

TEST(Answers, AreNotWhatDeclinesToComment) {
    const Story story = story_of(
        {first_day("Die Pumpe der Reederei war ausgefallen, sagt Onken. Die Reederei lehnte eine Stellungnahme ab.")
             .says(mayor, "Die Pumpe der Reederei war ausgefallen")
             .says(owners, "eine Stellungnahme", Act::deny, "lehnte")});
    EXPECT_THAT(story.claims, SizeIs(0));
}

// "Is not kept up" takes back a claim only where it is called one.
TEST(Answers, MayTakeNoStandAfterAll) {
    const Story story = story_of(
        {first_day("Der Zaun an der Wehra bleibt, sagt Onken. Die Sperrung der Brücke an der "
                   "Mühle bei Lünwerder werde nicht aufrechterhalten.")
             .says(mayor, "Der Zaun an der Wehra bleibt")
             .says(owners, "Die Sperrung der Brücke an der Mühle bei Lünwerder werde nicht aufrechterhalten")});
    for (const Claim& claim : story.claims) EXPECT_NE(claim.members[0].statement, 0U);
}

TEST(Answers, MayHaveNoWords) {
    const Story story = story_of({first_day("Die Pumpe war ausgefallen, sagt Onken.")
                                      .says(mayor, "Die Pumpe war ausgefallen")
                                      .says(owners, "", Act::deny)});
    EXPECT_THAT(story.claims, SizeIs(0));
}

Story told_behind(const std::string& sentence) {
    return story_of({first_day("Niemand habe giftigen Rauch geatmet, sagt Hansen. " + sentence +
                               " Seit Montag seien Kinder mit Husten in ihrer Praxis gewesen.")
                         .says(owners, "Niemand habe giftigen Rauch geatmet")
                         .says(mayor, "Seit Montag seien Kinder mit Husten in ihrer Praxis gewesen")
                         .named("Onken")});
}

TEST(Answers, DenyRightBehindADenialWithoutWords) {
    EXPECT_THAT(answers_to_the_claim(told_behind("Onken widersprach noch auf dem Platz.")),
                ElementsAre(AnswerKind::deny));
    EXPECT_THAT(told_behind("Onken widersprach nicht."), Field(&Story::claims, SizeIs(0)));
    EXPECT_THAT(told_behind("Onken sprach auf dem Platz."), Field(&Story::claims, SizeIs(0)));
}

TEST(Answers, DenyWhatTheyHaveJustDoubted) {
    const Story story = story_of(
        {first_day(
             "Die Gemeinden an der Wehra seien gewarnt worden, sagt Hansen. Onken bezweifelte das. Die Gemeinden an "
             "der Wehra haben keinen Hinweis bekommen, sagte sie.")
             .says(owners, "Die Gemeinden an der Wehra seien gewarnt worden")
             .says(mayor, "das.", Act::doubt, "bezweifelte")
             .says(mayor, "Die Gemeinden an der Wehra haben keinen Hinweis bekommen")});
    EXPECT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::doubt, AnswerKind::deny));
}

TEST(Answers, CorrectByAnotherNounRightBehindADenial) {
    const Story story =
        story_of({first_day("4200 Patienten wurden behandelt, sagt Hansen. Onken nennt die Zahl falsch. „Wir "
                            "haben 6100 Fälle behandelt.“")
                      .says(owners, "4200 Patienten wurden behandelt")
                      .counts("4200", "4200", "Patienten")
                      .says(mayor, "die Zahl falsch", Act::judge, "nennt")
                      .says(mayor, "Wir haben 6100 Fälle behandelt")
                      .counts("6100", "6100", "Fälle")});
    EXPECT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::deny, AnswerKind::correct));
}

// The owners have put their own figure right since.
TEST(Answers, CorrectTheLastFigureThatWasGiven) {
    const Story story = story_of({first_day("14 Menschen starben, sagt Hansen.")
                                      .says(owners, "14 Menschen starben")
                                      .counts("14", "14", "Menschen"),
                                  next_day("17 Menschen starben, sagt Hansen.")
                                      .says(owners, "17 Menschen starben")
                                      .counts("17", "17", "Menschen"),
                                  third_day("Onken korrigierte die Zahl der Toten auf 16.")
                                      .says(mayor, "die Zahl der Toten auf 16", Act::state, "korrigierte")
                                      .counts("16", "16", "Toten")});
    for (const Claim& claim : story.claims) {
        for (const Answer& answer : claim.answers) {
            if (answer.telling.article == 2) {
                EXPECT_EQ(claim.members[0].article, 1U);
            }
        }
    }
}

// "Reports of eight dead are made up" denies the eight: whoever says it is no source of them.
TEST(Answers, CallWrongWhatTheyTellAgain) {
    const Story story = story_of({first_day("Acht Menschen starben auf der Norderlicht, sagt Onken.")
                                      .says(mayor, "Acht Menschen starben auf der Norderlicht")
                                      .counts("Acht", "8", "Menschen"),
                                  next_day("Meldungen über acht Tote auf der Norderlicht seien frei erfunden.")
                                      .says(police, "Meldungen über acht Tote auf der Norderlicht seien frei erfunden")
                                      .counts("acht", "8", "Tote")});
    ASSERT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::deny));
    EXPECT_THAT(story.claims[0].sources, SizeIs(1));
    ASSERT_THAT(story.figures, SizeIs(1));
    EXPECT_THAT(story.figures[0].steps, SizeIs(1)) << "nor does it give the figure";
}

TEST(Answers, ConfirmAndThenCorrect) {
    const Story story = story_of(
        {first_day("Der Prüfbericht kam am 18. März ins Rathaus, sagt die Polizei.")
             .says(police, "Der Prüfbericht kam am 18. März ins Rathaus"),
         next_day("Onken räumte ein, dass der Prüfbericht ins Rathaus kam. Das sei aber abends gewesen, nicht mittags.")
             .says(mayor, "dass der Prüfbericht ins Rathaus kam", Act::confirm, "räumte ein")
             .says(mayor, "Das sei aber abends gewesen, nicht mittags")});
    EXPECT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::confirm, AnswerKind::correct));
}

// What the speaker says behind a denial answers the same; another figure in the same unit corrects it.
TEST(Answers, GoOnWithAnotherFigure) {
    const Story story =
        story_of({first_day("Der Rettungswagen braucht 50 Minuten, sagt Onken. Die Polizei widersprach. Mit "
                            "Blaulicht seien es 25 Minuten.")
                      .says(mayor, "Der Rettungswagen braucht 50 Minuten")
                      .measures("50 Minuten", "50", "min")
                      .says(police, "widersprach", Act::deny, "widersprach")
                      .says(police, "Mit Blaulicht seien es 25 Minuten")
                      .measures("25 Minuten", "25", "min")});
    EXPECT_THAT(answers_to_the_claim(story), ElementsAre(AnswerKind::deny, AnswerKind::correct));
}

// "Never" is an answer where somebody else has said that it was so, and a claim of its own where nobody has.
TEST(Answers, DenyFlatly) {
    const Page claimed = first_day("Die Behörde hat Prüfbericht und Mängelliste im Mai bekommen, sagt die Polizei.")
                             .says(police, "Die Behörde hat Prüfbericht und Mängelliste im Mai bekommen");
    EXPECT_THAT(answers_to_the_claim(
                    story_of({claimed, next_day("Prüfbericht und Mängelliste habe man nie bekommen, sagt Onken.")
                                           .says(mayor, "Prüfbericht und Mängelliste habe man nie bekommen")})),
                ElementsAre(AnswerKind::deny));
    EXPECT_THAT(story_of({claimed, next_day("In der Schule habe es nie gebrannt, sagt Onken.")
                                       .says(mayor, "In der Schule habe es nie gebrannt")}),
                Field(&Story::claims, SizeIs(0)));
}

struct Verdict {
    std::string text, content;
    AnswerKind kind;
    std::string cue;
};

class VerdictOn : public testing::TestWithParam<Verdict> {};

// What is called wrong, wherever the words for it stand.
TEST_P(VerdictOn, WhatSomebodySaidAnswersIt) {
    const auto& [text, content, kind, cue] = GetParam();
    Page answer = next_day(text).says(owners, content, Act::judge, cue);
    if (content.find("85.000") != std::string::npos) answer.counts("85.000", "85000", "Fahrgäste");
    const Story story = story_of({first_day("Unter dem Streik hätten 85.000 Fahrgäste gelitten, sagt Onken.")
                                      .says(mayor, "Unter dem Streik hätten 85.000 Fahrgäste gelitten")
                                      .counts("85.000", "85000", "Fahrgäste"),
                                  answer});
    EXPECT_THAT(answers_to_the_claim(story), ElementsAre(kind));
}

INSTANTIATE_TEST_SUITE_P(
    Answers, VerdictOn,
    testing::Values(Verdict{"Die Angabe, 85.000 Fahrgäste hätten unter dem Streik gelitten, nannte Hansen übertrieben.",
                            "Die Angabe, 85.000 Fahrgäste hätten unter dem Streik gelitten", AnswerKind::deny,
                            "nannte"},
                    Verdict{"Dass unter dem Streik 85.000 Fahrgäste gelitten hätten, treffe nicht zu, sagte Hansen.",
                            "Dass unter dem Streik 85.000 Fahrgäste gelitten hätten, treffe nicht zu", AnswerKind::deny,
                            "sagte"},
                    Verdict{"Hansen nannte Onkens Fahrgastzahl „aus der Luft gegriffen“.",
                            "Onkens Fahrgastzahl „aus der Luft gegriffen“", AnswerKind::deny, "nannte"},
                    Verdict{"Die 85.000 Fahrgäste seien zu hoch gegriffen, sagte Hansen.",
                            "Die 85.000 Fahrgäste seien zu hoch gegriffen", AnswerKind::deny, "sagte"}));

struct BareSentence {
    std::string sentence;
    AnswerKind kind;
};

class TakesAStand : public testing::TestWithParam<BareSentence> {};

TEST_P(TakesAStand, BeforeTheWordsOfItsSpeaker) {
    const Story story =
        story_of({first_day("Der Notfahrplan bringe alle zur Arbeit, sagt Hansen. " + GetParam().sentence +
                            " „Am Bahnhof standen heute hundert Leute“, sagt sie.")
                      .says(owners, "Der Notfahrplan bringe alle zur Arbeit")
                      .says(mayor, "Am Bahnhof standen heute hundert Leute", Act::state, "sagt sie")});
    EXPECT_THAT(answers_to_the_claim(story), ElementsAre(GetParam().kind));
}

INSTANTIATE_TEST_SUITE_P(Answers, TakesAStand,
                         testing::Values(BareSentence{"Onken hat da ihre Zweifel.", AnswerKind::doubt},
                                         BareSentence{"Onken sieht das anders.", AnswerKind::deny}));

// Words such as "wrong" are no answer where the sentence says something of its own.
TEST(Answers, AreNotEveryWrong) {
    const Story story =
        story_of({first_day("Der Damm an der Wehra ist gebrochen. Die Landkarte des Pegelstands war falsch.")
                      .says(mayor, "Der Damm an der Wehra ist gebrochen")
                      .says(police, "Die Landkarte des Pegelstands war falsch")});
    EXPECT_THAT(story.claims, SizeIs(0));
}

}  // namespace
}  // namespace sayso
