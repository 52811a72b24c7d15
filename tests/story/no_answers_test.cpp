// What stands in news as answers do and answers nothing: what is turned down, judged, or said by the way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "story/made_pages.h"

namespace sayso {
namespace {

using test::mayor;
using test::owners;
using test::Page;
using test::police;
using test::story_of;
using testing::IsEmpty;
using testing::SizeIs;

// What the mayor claims, and what the owners say or do in the same article.
struct SaidBeside {
    const char* sentence;
    const char* content;
    const char* cue;
    Act act;
    Form form;
};

void PrintTo(const SaidBeside& given, std::ostream* out) { *out << given.sentence; }

class SoundsLikeAnAnswer : public testing::TestWithParam<SaidBeside> {};

TEST_P(SoundsLikeAnAnswer, AndIsNone) {
    const SaidBeside& given = GetParam();
    const std::string claim = "Die Halle am Markt soll im Herbst abgerissen werden";
    const Story story = story_of({Page("a", "Kurier", "2031-05-04", claim + ", sagte Onken. " + given.sentence)
                                      .says(mayor, claim)
                                      .says(owners, given.content, given.act, given.cue)
                                      .told_as(given.form)});
    EXPECT_THAT(story.claims, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Stories, SoundsLikeAnAnswer,
    testing::Values(
        SaidBeside{"Das Gericht hat den Eilantrag gegen die Gebühren zurückgewiesen.",
                   "den Eilantrag gegen die Gebühren", "zurückgewiesen", Act::deny, Form::reported},
        SaidBeside{"Die Sängerin hat einen Auftritt in Lunow abgelehnt.", "einen Auftritt in Lunow", "abgelehnt",
                   Act::deny, Form::reported},
        SaidBeside{"Es sei grotesk, dass gerade jetzt die Fähren ausgebremst werden, sagte Hansen.",
                   "Es sei grotesk, dass gerade jetzt die Fähren ausgebremst werden", "", Act::judge, Form::indirect},
        SaidBeside{"Die Reederei fahre seit 1950 zur Insel. Nie war ein Sommer so gut, und falsch gemacht habe man "
                   "wenig.",
                   "Die Reederei fahre seit 1950 zur Insel. Nie war ein Sommer so gut, und falsch gemacht habe man "
                   "wenig",
                   "", Act::state, Form::direct},
        SaidBeside{"Eine solche Preisklasse sehe der Tarif der Fähren nicht vor, sagte Hansen.",
                   "Eine solche Preisklasse sehe der Tarif der Fähren nicht vor", "", Act::state, Form::indirect},
        SaidBeside{"Ob die Fähre im Winter fährt, hat Hansen offengelassen.", "Ob die Fähre im Winter fährt",
                   "offengelassen", Act::doubt, Form::indirect}),
    [](const auto& info) { return "Number" + std::to_string(info.index); });

// The article's words tell what is denied, though nobody is heard to say it.
TEST(WhatIsDenied, IsAClaimWhereAClauseTellsIt) {
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04", "Die Reederei bestritt, dass Öl in den Hafen gelaufen ist.")
                      .says(owners, "dass Öl in den Hafen gelaufen ist", Act::deny, "bestritt")
                      .told_as(Form::indirect)});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_THAT(story.claims[0].answers, SizeIs(1));
}

TEST(WhatIsDenied, IsAClaimWhereADeedIsDisputed) {
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04", "Die Polizei bestritt den Einsatz von Tränengas am Hafen.")
                      .says(police, "den Einsatz von Tränengas am Hafen", Act::deny, "bestritt")
                      .told_as(Form::reported)});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_THAT(story.claims[0].answers, SizeIs(1));
}

// "Dispute it. The ferry is 40 years old": what is said behind a denial is no denial by its place alone.
TEST(WhatIsSaidBehindADenial, IsAClaimOfItsOwn) {
    const Story story = story_of({Page("a", "Kurier", "2031-05-04",
                                       "Die Fähre war am Montag undicht, sagte Onken. Die Reederei widersprach. Das "
                                       "Personal habe im April eine Prämie bekommen.")
                                      .says(mayor, "Die Fähre war am Montag undicht")
                                      .says(owners, "widersprach", Act::deny, "widersprach")
                                      .says(owners, "Das Personal habe im April eine Prämie bekommen")});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims[0].answers, SizeIs(1));
    EXPECT_EQ(story.claims[0].answers[0].telling.statement, 1U);
}

// Of two races' seconds nobody says that they are of one thing.
TEST(FiguresOfAUnitAlone, DifferAndContradictNobody) {
    const Story story = story_of(
        {Page("a", "Kurier", "2031-05-04", "Am Samstag lief Onken 58 Sekunden.").measures("58 Sekunden", "58", "s"),
         Page("b", "Bote", "2031-05-04", "Am Samstag lief Onken 61 Sekunden.").measures("61 Sekunden", "61", "s")});
    for (const FigureSeries& series : story.figures)
        for (const FigureStep& step : series.steps) EXPECT_NE(step.kind, StepKind::contradicts);
}

}  // namespace
}  // namespace sayso
