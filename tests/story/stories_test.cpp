// Claims, answers, figures, sources and stories.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>

#include "base/hash.h"
#include "eval/story_scores.h"
#include "ledger/ledger.h"
#include "sayso/reader.h"
#include "story/made_pages.h"
#include "story/story.h"
#include "support/files.h"

namespace sayso {
namespace {

using test::mayor;
using test::owners;
using test::pack;
using test::Page;
using test::police;
using test::story_of;
using test::teller;
using testing::ElementsAre;
using testing::Pair;
using testing::SizeIs;

TEST(Claims, AreTheSameWordsOfOneSpeakerInTwoArticles) {
    const Story story =
        story_of({Page("a", "Bote", "2031-05-04", "Der Damm an der Wehra ist gebrochen, sagte Onken.")
                      .says(mayor, "Der Damm an der Wehra ist gebrochen"),
                  Page("b", "Kurier", "2031-05-05", "Heike Onken sagt, an der Wehra sei der Damm gebrochen.")
                      .says(mayor, "an der Wehra sei der Damm gebrochen")});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_THAT(story.claims[0].members, SizeIs(2));
    EXPECT_EQ(story.claims[0].members[0].article, 0U);
    ASSERT_THAT(story.claims[0].sources, SizeIs(1));
    EXPECT_EQ(story.claims[0].sources[0].name, "Heike Onken");
    ASSERT_THAT(story.claims[0].proof, SizeIs(1));
    EXPECT_EQ(story.claims[0].proof[0].kind, FoldKind::same_speaker);
}

TEST(Claims, WithAnotherFigureAreAnother) {
    const Story story = story_of({Page("a", "Bote", "2031-05-04", "Vier Menschen starben auf der Norderlicht.")
                                      .says(police, "Vier Menschen starben auf der Norderlicht")
                                      .counts("Vier", "4", "Menschen"),
                                  Page("b", "Kurier", "2031-05-05", "Drei Menschen starben auf der Norderlicht.")
                                      .says(police, "Drei Menschen starben auf der Norderlicht")
                                      .counts("Drei", "3", "Menschen")});
    EXPECT_THAT(story.claims, SizeIs(0));
}

TEST(Claims, HaveOneSourceWhereAPaperPassesItOn) {
    const Story story = story_of(
        {Page("a", "Kurier", "2031-05-04", "Der Damm an der Wehra ist gebrochen, sagte ein Fischer.")
             .says({.name = "ein Fischer"}, "Der Damm an der Wehra ist gebrochen"),
         Page("b", "Bote", "2031-05-05", "Dem Kurier zufolge ist der Damm an der Wehra gebrochen.")
             .says({.name = "Kurier", .named = true, .kind = "outlet"}, "ist der Damm an der Wehra gebrochen")});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims[0].sources, SizeIs(1));
    EXPECT_EQ(story.claims[0].sources[0].name, "ein Fischer");
    EXPECT_EQ(story.claims[0].proof[0].kind, FoldKind::passed_on);
    EXPECT_EQ(story.claims[0].proof[0].through, "Kurier");
}

TEST(Claims, AreOfOneBodyByTheNounBeforeItsName) {
    const Party norbalt = {.name = "Norbalt", .named = true, .kind = "body"};
    const std::string closed = "Das Werk an der Wehra wird im Herbst geschlossen";
    const Story story =
        story_of({Page("a", "Bote", "2031-05-04", closed + ", teilte der Kältetechnikkonzern Norbalt mit.")
                      .says(norbalt, closed),
                  Page("b", "Kurier", "2031-05-05", closed + ", sagt der Konzern.").says({.name = "Konzern"}, closed)});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims.front().sources, SizeIs(1));
    EXPECT_EQ(story.claims.front().sources.front().name, "Norbalt");
}

TEST(Claims, AreOfOneBodyByItsInitials) {
    const Party union_ = {.name = "Gewerkschaft Boden und Luft", .named = true, .kind = "body"};
    const Party initials = {.name = "GBL", .named = true, .kind = "body"};
    const std::string demand = "Der Zuschlag für Nachtschichten muss steigen";
    const Story story = story_of(
        {Page("a", "Bote", "2031-05-04", demand + ", fordert die Gewerkschaft Boden und Luft.").says(union_, demand),
         Page("b", "Kurier", "2031-05-05", demand + ", so die GBL.").says(initials, demand)});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims.front().sources, SizeIs(1));
    EXPECT_EQ(story.claims.front().sources.front().name, "Gewerkschaft Boden und Luft");
}

TEST(Claims, OfOneAreNotOfThree) {
    const Story story = story_of({Page("a", "Kurier", "2031-05-04", "Drei Arbeiter würden noch vermisst.")
                                      .says(mayor, "Drei Arbeiter würden noch vermisst")
                                      .counts("Drei", "3", "Arbeiter"),
                                  Page("b", "Bote", "2031-05-05", "Ein Arbeiter werde noch vermisst.")
                                      .says(mayor, "Ein Arbeiter werde noch vermisst")});
    EXPECT_THAT(story.claims, SizeIs(0));
}

TEST(Claims, HaveMoreInCommonThanNobody) {
    const Story story = story_of(
        {Page("a", "Kurier", "2031-05-04", "Uns hat niemand etwas gesagt.").says(mayor, "Uns hat niemand etwas gesagt"),
         Page("b", "Bote", "2031-05-05", "Wir verhandeln mit niemandem.")
             .says(police, "Wir verhandeln mit niemandem")});
    EXPECT_THAT(story.claims, SizeIs(0));
}

TEST(Claims, OfTwoSpeakersHaveTwoSources) {
    const Story story = story_of({Page("a", "Kurier", "2031-05-04", "Der Damm an der Wehra ist gebrochen.")
                                      .says(mayor, "Der Damm an der Wehra ist gebrochen"),
                                  Page("b", "Bote", "2031-05-05", "Gebrochen ist der Damm an der Wehra.")
                                      .says(police, "Gebrochen ist der Damm an der Wehra")});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_THAT(story.claims[0].sources, SizeIs(2));
    EXPECT_THAT(story.claims[0].proof, SizeIs(0));
    const auto course = course_of(story.claims[0]);
    ASSERT_THAT(course, SizeIs(2));
    EXPECT_EQ(course[1].standing, Standing::said_again);
}

// Who gives a figure that stands in no statement: text, number, giver.
struct Given {
    const char* text;
    const char* words;
    const char* value;
    const char* giver;
};

class GivenFigure : public testing::TestWithParam<Given> {};

TEST_P(GivenFigure, IsThatOfWhoeverIsNamedBesideIt) {
    const Given& given = GetParam();
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04T08:00:00Z", "Die Reederei Hansen und die Polizei äußerten sich.")
                      .says(police, "äußerten sich")
                      .says({.entity = {}, .name = "Kurier", .named = true, .kind = "outlet"}, "sich")
                      .says(owners, "äußerten"),
                  Page("b", "Bote", "2031-05-04T09:00:00Z", given.text).counts(given.words, given.value, "Verletzte")});
    ASSERT_THAT(story.figures, SizeIs(1)) << given.text;
    EXPECT_EQ(story.figures[0].steps[0].speaker.name, given.giver) << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    Figures, GivenFigure,
    testing::Values(Given{"Die Polizei zählte 14 Verletzte.", "14", "14", "Polizei"},
                    Given{"Inzwischen gibt es 14 Verletzte. Das teilte die Polizei mit.", "14", "14", "Polizei"},
                    Given{"Polizei: 14 Verletzte", "14", "14", "Polizei"},
                    Given{"Wie viele Verletzte? Es sind 14 (Polizei).", "14", "14", "Polizei"},
                    Given{"Die Polizei hatte zuletzt 14 Verletzte genannt.", "14", "14", "Polizei"},
                    Given{"Die 14 Verletzten, von denen die Polizei sprach, sind daheim.", "14", "14", "Polizei"},
                    Given{"Die 14 Verletzten, die mit der Polizei kamen, sind daheim.", "14", "14", "Bote"},
                    Given{"Die Polizei legte einen Bericht vor. Demnach gab es 14 Verletzte.", "14", "14", "Polizei"},
                    Given{"Die Polizei fuhr vor. Danach gab es 14 Verletzte.", "14", "14", "Bote"},
                    Given{"Die Polizei nannte neue Zahlen. Es gab 14 Verletzte.", "14", "14", "Polizei"},
                    Given{"Die von der Polizei genannte Zahl von 14 Verletzten ist neu.", "14", "14", "Polizei"},
                    Given{"Der „Kurier“ hatte von 14 Verletzten geschrieben.", "14", "14", "Kurier"},
                    Given{"Am Hafen lagen 14 Verletzte, die Polizei war da.", "14", "14", "Bote"}));

// A number alone, and what tells what it counts: text, the numbers with their nouns, and how many steps have the dead.
struct Alone {
    const char* text;
    std::vector<std::array<const char*, 3>> numbers;  // words, value, noun
    std::size_t steps;
};

class NumberAlone : public testing::TestWithParam<Alone> {};

TEST_P(NumberAlone, CountsWhatStandsBefore) {
    const Alone& given = GetParam();
    Page page("a", "Kurier", "2031-05-04T08:00:00Z", given.text);
    for (const auto& [words, value, noun] : given.numbers) page.counts(words, value, noun);
    const Story story = story_of({page});
    ASSERT_THAT(story.figures, testing::Not(testing::IsEmpty())) << given.text;
    EXPECT_EQ(story.figures[0].happened, "getötet") << given.text;
    EXPECT_THAT(story.figures[0].steps, SizeIs(given.steps)) << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    Figures, NumberAlone,
    testing::Values(
        Alone{"Vier Menschen starben. Am Montag waren es fünf.", {{"Vier", "4", "Menschen"}, {"fünf", "5", ""}}, 2},
        Alone{"Vier Menschen starben. Dreimal schlug es ein.", {{"Vier", "4", "Menschen"}, {"Dreimal", "3", ""}}, 1},
        Alone{"Viele Menschen starben. Nach Zählung der Wache sind es 70.", {{"70", "70", ""}}, 1}));

// What a figure counts, and whether it is another step of the first one's series: text, the numbers with their nouns,
// and what happened to the counted.
struct Steps {
    const char* text;
    std::vector<std::array<const char*, 3>> numbers;  // words, value, noun
    std::vector<std::pair<std::string, std::size_t>> series;
};

class FigureSteps : public testing::TestWithParam<Steps> {};

TEST_P(FigureSteps, AreOfOneSeriesOnlyWhereTheyCountTheSame) {
    const Steps& given = GetParam();
    Page page("a", "Kurier", "2031-05-04T08:00:00Z", given.text);
    for (const auto& [words, value, noun] : given.numbers) page.counts(words, value, noun);
    std::vector<std::pair<std::string, std::size_t>> found;
    for (const FigureSeries& series : story_of({page}).figures)
        found.emplace_back(series.happened, series.steps.size());
    EXPECT_EQ(found, given.series) << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    Figures, FigureSteps,
    testing::Values(
        // What comes on top is no total.
        Steps{"Fünf Menschen starben. Helfer fanden zwei weitere Leichen.",
              {{"Fünf", "5", "Menschen"}, {"zwei", "2", "Leichen"}},
              {{"getötet", 1}}},
        Steps{"Fünf Menschen starben. Zwölf weitere Menschen wurden verletzt.",
              {{"Fünf", "5", "Menschen"}, {"Zwölf", "12", "Menschen"}},
              {{"getötet", 1}, {"verletzt", 1}}},
        // "Among them" is told of what follows at once.
        Steps{"Fünf Menschen werden vermisst, darunter ein Tourist. Nach dem Brand klagten 14 Gäste über Atemnot.",
              {{"Fünf", "5", "Menschen"}, {"14", "14", "Gäste"}},
              {{"vermisst", 1}, {"", 1}}},
        Steps{"Fünf Menschen werden vermisst, darunter zwei Gäste.",
              {{"Fünf", "5", "Menschen"}, {"zwei", "2", "Gäste"}},
              {{"vermisst", 1}, {"vermisst", 1}}},
        // A part is not its whole.
        Steps{"Von 47 Booten sprach der Wirt. Auffällig seien 12 von 47 Booten gewesen.",
              {{"47", "47", "Booten"}, {"12", "12", ""}},
              {{"", 1}}},
        // A crowd of employees is not who loses a job.
        Steps{"Die Bank streicht 90 Stellen, es drohen Entlassungen. Vor dem Haus versammelten sich 300 Beschäftigte.",
              {{"90", "90", "Stellen"}, {"300", "300", "Beschäftigte"}},
              {{"entlassen", 1}, {"demonstriert", 1}}},
        // The tail of a compound that was counted right before.
        Steps{"Nur drei Löschfahrzeuge seien einsatzbereit. Der Minister sprach von elf Fahrzeugen.",
              {{"drei", "3", "Löschfahrzeuge"}, {"elf", "11", "Fahrzeugen"}},
              {{"", 2}}}));

// Two articles' numbers with their nouns and units, and the lengths of the series.
struct Counts {
    std::array<const char*, 2> texts;
    std::array<std::array<const char*, 4>, 2> numbers;  // words, value, noun, unit
    std::vector<std::size_t> series;
};

class FiguresOfTwo : public testing::TestWithParam<Counts> {};

TEST_P(FiguresOfTwo, AreOfOneSeriesWhereTheyMeasureTheSame) {
    const Counts& given = GetParam();
    std::vector<Reading> pages;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& [words, value, noun, unit] = given.numbers[i];
        Page page(i == 0 ? "a" : "b", "Kurier", "2031-05-04T08:00:00Z", given.texts[i]);
        if (*unit != '\0')
            page.measures(words, value, unit);
        else
            page.counts(words, value, noun);
        pages.push_back(page);
    }
    std::vector<std::size_t> found;
    for (const FigureSeries& series : story_of(pages).figures) found.push_back(series.steps.size());
    EXPECT_EQ(found, given.series) << given.texts[0];
}

INSTANTIATE_TEST_SUITE_P(
    Figures, FiguresOfTwo,
    testing::Values(
        // A number with so many digits counts the same thing under two nouns; a rounder one need not.
        Counts{{"Am Hafen zählte man 1385 Kutter.", "Später lagen dort noch 1385 Boote vor Anker."},
               {{{"1385", "1385", "Kutter", ""}, {"1385", "1385", "Boote", ""}}},
               {2}},
        // Of a kind that says nothing, what its number is called elsewhere.
        Counts{{"Am Hafen zählte man 1900 Segler.", "Später lagen dort noch 1900 Menschen wach."},
               {{{"1900", "1900", "Segler", ""}, {"1900", "1900", "Menschen", ""}}},
               {2}},
        Counts{{"Am Hafen zählte man 30 Kutter.", "Der Saal hat hinten 30 Stühle."},
               {{{"30", "30", "Kutter", ""}, {"30", "30", "Stühle", ""}}},
               {1, 1}},
        // Nobody puts a sum many times as high.
        Counts{{"Die Sanierung der Brücke kostet 48 Euro.", "Die Sanierung der Brücke kostet 2800 Euro."},
               {{{"48 Euro", "48", "", "EUR"}, {"2800 Euro", "2800", "", "EUR"}}},
               {1, 1}},
        Counts{{"Die Sanierung der Brücke kostet 480 Euro.", "Die Sanierung der Brücke kostet 2800 Euro."},
               {{{"480 Euro", "480", "", "EUR"}, {"2800 Euro", "2800", "", "EUR"}}},
               {2}},
        // How old two people are moves nowhere.
        Counts{{"Eine Frau von 30 Jahren kam aus dem Saal.", "Gerettet wurde ein Mann von 71 Jahren."},
               {{{"30 Jahren", "30", "", "a"}, {"71 Jahren", "71", "", "a"}}},
               {1, 1}}));

TEST(Figures, OfOneUnitThatTwoPutAgainstEachOtherAreOneSeries) {
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04T08:00:00Z",
                       "Der Bürgermeister verlangt 8 Prozent. Auf dem Tisch liegen 4 Prozent, so die Polizei.")
                      .says(mayor, "8 Prozent")
                      .says(police, "Auf dem Tisch liegen 4 Prozent")
                      .measures("8 Prozent", "8", "%")
                      .measures("4 Prozent", "4", "%")});
    ASSERT_THAT(story.figures, SizeIs(1));
    EXPECT_THAT(story.figures[0].steps, SizeIs(2));
}

TEST(Figures, OfMillionsHaveTheUnitThatIsLeftOutInFrontOfAVerb) {
    const Story story = story_of({Page("a", "Kurier", "2031-05-04T08:00:00Z",
                                       "Der Bürgermeister verlangt 500 Millionen Euro. Die Polizei hatte von "
                                       "615 Millionen gesprochen.")
                                      .says(mayor, "500 Millionen Euro")
                                      .says(police, "von 615 Millionen")
                                      .measures("500 Millionen Euro", "500000000", "EUR")
                                      .counts("615 Millionen", "615000000")});
    ASSERT_THAT(story.figures, SizeIs(1));
    EXPECT_THAT(story.figures[0].steps, SizeIs(2));
}

TEST(Figures, LeaveOutWhatTheyWere) {
    const Story story =
        story_of({Page("a", "Kurier", "2031-05-04T08:00:00Z", "Die Zahl der Verletzten sank von 27 auf 25.")
                      .counts("27", "27")
                      .counts("25", "25")});
    ASSERT_THAT(story.figures, SizeIs(1));
    ASSERT_THAT(story.figures[0].steps, SizeIs(1));
    EXPECT_EQ(story.figures[0].steps[0].value, "25");
}

// What is in a copy is no step, nor what the paper that copied tells again on its own account.
TEST(Figures, ThatACopyBringsAndItsPaperRepeatsAreNoSeries) {
    const std::string copied =
        "Bei dem Brand in der Halle an der alten Werft von Ockersiel wurden in der Nacht 14 Menschen verletzt.";
    const Story story = story_of({Page("a", "Kurier", "2031-05-04T08:00:00Z", copied),
                                  Page("b", "Bote", "2031-05-04T12:00:00Z", copied + " Es bleibt bei 14 Verletzten.")
                                      .counts("14 Menschen", "14", "Menschen")
                                      .counts("14 Verletzten", "14", "Verletzten")});
    EXPECT_THAT(story.copies, SizeIs(1));
    EXPECT_THAT(story.figures, SizeIs(0));
}

TEST(Figures, MoveInSteps) {
    const Story story = story_of(
        {Page("a", "Kurier", "2031-05-04T08:00:00Z", "Mindestens neun Menschen wurden verletzt, so die Polizei.")
             .says(police, "Mindestens neun Menschen wurden verletzt")
             .counts("Mindestens neun", "9", "Menschen", Qualifier::at_least),
         Page("b", "Bote", "2031-05-04T12:00:00Z", "Die Polizei zählt 14 Verletzte.")
             .says(police, "14 Verletzte")
             .counts("14", "14", "Verletzte"),
         Page("c", "Bote", "2031-05-04T13:00:00Z", "Onken nennt fünf Verletzte.")
             .says(mayor, "fünf Verletzte")
             .counts("fünf", "5", "Verletzte")});
    ASSERT_THAT(story.figures, SizeIs(1));
    std::vector<StepKind> kinds;
    for (const FigureStep& step : story.figures[0].steps) kinds.push_back(step.kind);
    EXPECT_THAT(kinds, ElementsAre(StepKind::first, StepKind::revises, StepKind::contradicts));
    EXPECT_EQ(story.figures[0].happened, "verletzt");
}

TEST(Edits, TellWhatWasLost) {
    const std::string before =
        "Die Fähre war nach Angaben der Polizei vermutlich mit rund 14 Knoten auf dem Weg von Ockersiel nach Hallsand unterwegs gewesen";
    const std::string after = "Die Fähre war mit 14 Knoten auf dem Weg von Ockersiel nach Hallsand unterwegs gewesen";
    const Story story = story_of({Page("a", "A", "2031-05-04", before), Page("b", "B", "2031-05-05", after)});
    ASSERT_THAT(story.copies, SizeIs(1));
    std::vector<EditKind> kinds;
    for (const CopyEdit& edit : story.copies[0].edits) kinds.push_back(edit.kind);
    EXPECT_THAT(kinds, ElementsAre(EditKind::attribution_lost, EditKind::qualifier_lost));
}

TEST(Stories, OfNothingAreNone) {
    EXPECT_THAT(teller().stories({}), SizeIs(0));
    EXPECT_THAT(teller().story({}).articles, SizeIs(0));
}

TEST(Stories, AreFoundUnderEveryIdTheyCouldHaveHad) {
    std::vector<Reading> readings = {
        Page("a", "Kurier", "2031-05-04", "Der Damm an der Wehra ist gebrochen, Onken bat um Sandsäcke."),
        Page("b", "Bote", "2031-05-05", "Der Damm an der Wehra ist gebrochen, Onken dankte für Sandsäcke.")};
    const std::string later = story_id(readings[1].article);
    const StoryBook book(std::move(readings), teller());
    ASSERT_NE(book.story(later), nullptr);
    EXPECT_EQ(book.story(later), book.story("a"));
    EXPECT_EQ(book.story("t:"), nullptr);
}

// ── The example stories, as the reader reads them ──

class ToldStory : public testing::TestWithParam<const char*> {
protected:
    ToldStory() {
        const auto folder = test::source_path(GetParam());
        gold_ = *eval::gold_story_in(test::read_file(folder / "articles.jsonl"), test::read_file(folder / "gold.json"));
        const Reader reader({pack()});
        for (const Article& article : gold_.articles) readings_.push_back(reader.read(article));
    }
    eval::GoldStory gold_;
    std::vector<Reading> readings_;
};

// All examples in one ledger, and all told on one day, so that only their words part them.
TEST(Stories, OfTheExamplesAreFoundWholeAndApart) {
    StoryIndex index({pack()});
    std::vector<std::vector<std::size_t>> expected;
    for (const char* const name :
         {"belatsch", "chemiewerk", "doping", "faehre", "klinik", "norbalt", "talsperre", "tanklager"}) {
        const auto folder = test::source_path(std::string("examples/") + name);
        eval::GoldStory gold =
            *eval::gold_story_in(test::read_file(folder / "articles.jsonl"), test::read_file(folder / "gold.json"));
        expected.emplace_back();
        for (Article& article : gold.articles) {
            article.published = "2036-03-03";
            expected.back().push_back(index.add(article));
        }
    }
    EXPECT_EQ(index.stories(), expected);
}

// Everything with ids in place of numbers, and every list sorted.
std::multiset<std::string> without_order(const std::vector<Story>& stories, const std::vector<Reading>& readings) {
    std::multiset<std::string> lines;
    for (const Story& story : stories) lines.insert(to_json(story, readings));
    return lines;
}

TEST_P(ToldStory, IsTheSameInAnyOrder) {
    const auto expected = without_order(teller().stories(readings_), readings_);
    std::mt19937 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same orders each time
    for (int round = 0; round < 3; ++round) {
        std::shuffle(readings_.begin(), readings_.end(), random);
        ASSERT_EQ(without_order(teller().stories(readings_), readings_), expected) << "round " << round;
    }
}

TEST_P(ToldStory, IsFoundWholeWhenItsArticlesComeOneByOne) {
    std::mt19937 random(2);  // NOLINT(cert-msc32-c,cert-msc51-cpp)
    std::set<std::set<std::string>> expected;
    for (int round = 0; round < 4; ++round) {
        StoryIndex index({pack()});
        for (const Reading& reading : readings_) index.add(reading.article);
        std::set<std::set<std::string>> groups;
        for (const auto& group : index.stories()) {
            std::set<std::string> ids;
            for (const std::size_t number : group)
                ids.insert(readings_[number].article.id + readings_[number].article.version);
            groups.insert(std::move(ids));
        }
        for (std::size_t number = 0; number < readings_.size(); ++number) {
            const auto own = index.story_of(number);
            ASSERT_TRUE(std::binary_search(own.begin(), own.end(), number));
            const auto all = index.stories();
            ASSERT_NE(std::find(all.begin(), all.end(), own), all.end());
        }
        if (round == 0) expected = groups;
        ASSERT_EQ(groups, expected) << "round " << round;
        std::shuffle(readings_.begin(), readings_.end(), random);
    }
}

TEST_P(ToldStory, IsTheSameWhenItIsToldAnewWithEachArticle) {
    const auto expected = without_order(teller().stories(readings_), readings_);
    std::mt19937 random(3);  // NOLINT(cert-msc32-c,cert-msc51-cpp)
    for (int round = 0; round < 3; ++round) {
        RunningStories running({pack()});
        for (const Reading& reading : readings_) {
            const std::size_t number = running.add(reading);
            if (round < 2) static_cast<void>(running.story_of(number));  // the last time only in the end
        }
        std::multiset<std::string> told;
        for (const auto& story : running.index().stories())
            told.insert(to_json(running.story_of(story.back()), running.readings()));
        ASSERT_EQ(told, expected) << "round " << round;
        std::shuffle(readings_.begin(), readings_.end(), random);
    }
}

TEST_P(ToldStory, RefersToWhatIsThere) {
    const Story story = teller().story(readings_);
    for (const Claim& claim : story.claims) {
        EXPECT_LT(claim.fullest, claim.members.size());
        for (const Telling& member : claim.members)
            EXPECT_LT(member.statement, readings_[member.article].statements.size());
        for (const Fold& fold : claim.proof) EXPECT_LT(std::max(fold.from, fold.to), claim.members.size());
        for (const ClaimSource& source : claim.sources) EXPECT_EQ(source.first, source.members.front());
        EXPECT_TRUE(nlohmann::json::accept(to_json(claim, readings_)));
    }
    for (const FigureSeries& series : story.figures) {
        EXPECT_FALSE(series.what.empty() && series.happened.empty() && series.unit.empty()) << series.id;
        for (const FigureStep& step : series.steps)
            EXPECT_LE(step.span.end, readings_[step.article].article.text.size());
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, ToldStory,
                         testing::Values("examples/faehre", "examples/tanklager", "examples/chemiewerk"));

// In percent; examples/doping is only measured (docs/story.md).
struct Floor {
    const char* story;
    double claims, answers, figures, sources;
};

class StoryScoresOf : public testing::TestWithParam<Floor> {};

TEST_P(StoryScoresOf, AreAtLeast) {
    const Floor& floor = GetParam();
    const auto folder = test::source_path(floor.story);
    const auto gold =
        eval::gold_story_in(test::read_file(folder / "articles.jsonl"), test::read_file(folder / "gold.json"));
    ASSERT_TRUE(gold);
    const Reader reader({pack()});
    std::vector<Reading> readings;
    for (const Article& article : gold->articles) readings.push_back(reader.read(article));
    const eval::StoryScores scores = eval::score_story(*gold, story_of(readings), readings);
    EXPECT_GE(100 * scores.claims_f1(), floor.claims);
    EXPECT_GE(100 * scores.answers.f1(), floor.answers);
    EXPECT_GE(100 * scores.figures.f1(), floor.figures);
    EXPECT_GE(100 * scores.sources.recall(), floor.sources);
}

INSTANTIATE_TEST_SUITE_P(
    Examples, StoryScoresOf,
    testing::Values(Floor{"examples/tanklager", 95, 95, 85, 85}, Floor{"examples/chemiewerk", 80, 90, 90, 60},
                    Floor{"examples/norbalt", 85, 65, 72, 58}, Floor{"examples/belatsch", 82, 55, 80, 72},
                    Floor{"examples/klinik", 83, 58, 68, 62}, Floor{"examples/talsperre", 80, 72, 70, 65}));

TEST(Claims, WithoutACourseAreSaidOrDenied) {
    Claim claim;
    claim.members = {{.role = TellingRole::denied}, {.role = TellingRole::denied}};
    EXPECT_THAT(course_of(claim), SizeIs(0));
    EXPECT_EQ(standing_of(claim), Standing::denied);
    claim.members[1].role = TellingRole::told;
    EXPECT_EQ(standing_of(claim), Standing::said);
}

TEST(StoryBook, TellsOfEntitiesAsTheLedgerShowsThem) {
    const test::TemporaryFolder folder;
    const auto ledger =
        Ledger::open((folder.path() / "l.sayso").string(), {.mode = LedgerOptions::Mode::create}).value();
    const std::string broken = "Der Damm an der Wehra ist gebrochen";
    const Party owners_abroad = {.name = "Hansen Shipping", .named = true, .kind = "body"};
    std::vector<Reading> readings = {
        Page("a", "Bote", "2031-05-04", broken + ", sagt die Reederei.").says(owners, broken),
        Page("b", "Kurier", "2031-05-05", broken + ", sagt Hansen.").says(owners_abroad, broken)};
    for (Reading& reading : readings) {
        reading.article.version = "b3:" + content_hash({reading.article.text});
        reading.producer = {"0.1.0", "de-1"};
        Party& who = reading.statements[0].who[0];
        reading.entities = {{"", who.name, who.kind, {}}};
        who.entity = 0;
    }
    const auto added = ledger->add(readings);
    ASSERT_TRUE(added) << added.error().message();
    const auto most_sources = [&] {
        std::size_t most = 0;
        const auto book = StoryBook::of(*ledger, teller()).value();
        for (const Claim& claim : book.stories().at(0).claims) most = std::max(most, claim.sources.size());
        return most;
    };
    EXPECT_EQ(most_sources(), 2U);
    EntityEdit merge{.kind = EntityEdit::Kind::merge, .entity = entity_id("Hansen Shipping", "body")};
    merge.value = entity_id("Reederei Hansen", "body");
    merge.by = "desk";
    merge.at = "2031-05-06";
    merge.why = "one house";
    const Status merged = ledger->edit_entities({merge});
    ASSERT_TRUE(merged) << merged.error().message();
    EXPECT_EQ(most_sources(), 1U);
}

}  // namespace
}  // namespace sayso
