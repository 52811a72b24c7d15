// Text taken over: who from whom, where it begins and ends, what was changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>

#include "eval/story.h"
#include "story/copies.h"
#include "story/story.h"
#include "support/files.h"

namespace sayso {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string passage =
    "Der Damm am Oberlauf der Wehra ist in der Nacht auf einer Länge von vierzig Metern gebrochen";

Article article(std::string id, std::string outlet, std::string published, std::string text) {
    return {
        .id = std::move(id), .outlet = std::move(outlet), .published = std::move(published), .text = std::move(text)};
}

TEST(Copies, LeadFromTheEarlierToTheLaterText) {
    const std::vector<Article> articles = {
        article("a", "Bote", "2031-05-04T12:00:00+02:00", "Heute früh. " + passage + ". Mehr dazu morgen."),
        article("b", "Kurier", "2031-05-04T09:00:00Z", "Eilmeldung: " + passage + ", hieß es.")};
    const std::vector<Copy> copies = find_copies(articles);
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(articles[copies[0].from].id, "b") << "11 o'clock in the other's zone";
    EXPECT_EQ(copies[0].from_span.of(articles[1].text), passage);
    EXPECT_EQ(copies[0].to_span.of(articles[0].text), passage);
    EXPECT_THAT(copies[0].edits, IsEmpty());
}

TEST(Copies, BeginWithTheSentenceAlsoBehindAColon) {
    const std::string rest = "der Damm am Oberlauf der Wehra auf einer Länge von vierzig Metern gebrochen";
    const std::vector<Article> articles = {
        article("a", "Bote", "2031-05-04T09:00:00Z", "Ein Unglück. Nachts sei vermutlich " + rest + "."),
        article("b", "Kurier", "2031-05-04T12:00:00Z", "Was man weiß: Nachts ist " + rest + ".")};
    const std::vector<Copy> copies = find_copies(articles);
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].from_span.of(articles[0].text), "Nachts sei vermutlich " + rest);
    EXPECT_EQ(copies[0].to_span.of(articles[1].text), "Nachts ist " + rest);
}

TEST(Copies, OfAnAgencyComeFromTheAgencyAlsoWhereItIsLater) {
    std::vector<Article> articles = {article("a", "Bote", "2031-05-04T08:00:00Z", passage),
                                     article("b", "kna", "2031-05-04T09:00:00Z", passage)};
    articles[1].agencies = {"kna"};
    ASSERT_EQ(find_copies(articles).size(), 1U);
    EXPECT_EQ(find_copies(articles)[0].from, 1U);
}

TEST(Copies, AreNoneWhereAnAgencyReportsOnWhatAPaperWrote) {
    Article agency = article("a", "agn", "2031-05-04T12:00:00+02:00",
                             "Der Damm am Oberlauf der Wehra ist laut Bote in der Nacht auf einer Länge von etwa "
                             "vierzig Metern wohl gebrochen");
    agency.agencies = {"agn"};
    EXPECT_THAT(find_copies(std::vector<Article>{agency, article("b", "Bote", "2031-05-04T08:00:00+02:00", passage)}),
                IsEmpty());
}

TEST(Copies, AreNoneWhereBothHaveTheSameWordsOfSomebody) {
    const std::string quotation = "„" + passage + "“, sagte ";
    const std::vector<Article> articles = {
        article("a", "Bote", "2031-05-04T12:00:00+02:00", "Heute früh. " + quotation + "Bürgermeisterin Ada Brandt."),
        article("b", "Kurier", "2031-05-04T15:00:00+02:00", "Ein Unglück. " + quotation + "Ada Brandt am Mittag.")};
    EXPECT_THAT(find_copies(articles), IsEmpty());
}

// Articles of passages that several of them have, one after the other, with words of their own between.
std::vector<Article> articles_of_passages(std::mt19937& random, std::size_t count, std::size_t passages) {
    std::vector<Article> articles;
    const auto word = [](std::size_t number) { return "wort" + std::to_string(number); };
    for (std::size_t a = 0; a < count; ++a) {
        std::string text;
        for (int part = 0; part < 3; ++part) {
            text += "Ganz am Rande der Stadt ";
            for (int own = 0; own < 4; ++own) text += word(random() % 10000) + " ";
            const std::size_t from = 20 * (random() % passages);
            for (std::size_t w = 0; w < 20; ++w)
                text += (random() % 9 == 0 ? word(random() % 10000) : word(from + w)) + " ";
        }
        articles.push_back(article("a" + std::to_string(random()), "Blatt " + std::to_string(a % 5),
                                   "2031-05-0" + std::to_string(1 + random() % 9), text + "."));
    }
    return articles;
}

// With all that came before, article by article; in any order.
void expect_the_same_with_memory(const std::vector<Article>& all, std::size_t first, std::mt19937& random) {
    story::CopyMemory memory;
    std::vector<story::CopyText> texts;
    for (const Article& one : all) texts.push_back(story::copy_text_of(one));
    for (std::size_t count = first; count <= all.size(); ++count) {
        std::vector<const Article*> articles;
        std::vector<const story::CopyText*> of_articles;
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < count; ++i) numbers.push_back(i);
        std::shuffle(numbers.begin(), numbers.end(), random);
        for (const std::size_t number : numbers) {
            articles.push_back(&all[number]);
            of_articles.push_back(&texts[number]);
        }
        EXPECT_EQ(story::copies_among(articles, of_articles, {}, story::RememberedCopies{memory, numbers}),
                  story::copies_among(articles, of_articles))
            << count;
    }
}

TEST(RememberedCopies, AreThoseThatAreFoundAnew) {
    std::mt19937 random(11);
    const std::vector<Article> articles = articles_of_passages(random, 13, 6);
    EXPECT_FALSE(find_copies(articles).empty());
    expect_the_same_with_memory(articles, 1, random);
}

TEST(RememberedCopies, AreNotAskedForWhereSetPhrasesMayBe) {
    std::mt19937 random(13);
    // A phrase stands three times in each: from 22 on.
    expect_the_same_with_memory(articles_of_passages(random, 33, 40), 20, random);
}

TEST(Copies, ShorterThanTwelveWordsAreNone) {
    const std::string short_one = "Der Damm am Oberlauf der Wehra ist in der Nacht gebrochen";  // eleven
    EXPECT_THAT(find_copies(std::vector{article("a", "A", "2031-05-04", short_one),
                                        article("b", "B", "2031-05-05", short_one)}),
                IsEmpty());
}

TEST(Copies, OfOneAgencyAreNoCopiesOfEachOther) {
    const std::vector<Article> articles = {article("a", "kna", "2031-05-04", passage),
                                           article("b", "B", "2031-05-05", passage),
                                           article("c", "C", "2031-05-06", passage)};
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const Copy& copy : find_copies(articles)) pairs.emplace_back(copy.from, copy.to);
    EXPECT_THAT(pairs, ElementsAre(std::pair(0, 1), std::pair(0, 2)));
}

TEST(Copies, OfAnArticlesOwnEarlierVersionAreNone) {
    std::vector<Article> articles = {article("a", "A", "2031-05-04", passage),
                                     article("b", "A", "2031-05-05", passage)};
    for (Article& a : articles) a.url = "https://a.example/damm";
    EXPECT_THAT(find_copies(articles), IsEmpty());
}

TEST(Copies, AreCreditedWhereTheOutletIsNamed) {
    const std::vector<Article> articles = {article("a", "Der Anzeiger", "2031-05-04", passage),
                                           article("b", "B", "2031-05-05", passage + ", meldet „Der Anzeiger“."),
                                           article("c", "C", "2031-05-05", passage)};
    const std::vector<Copy> copies = find_copies(articles);
    ASSERT_EQ(copies.size(), 2U);
    EXPECT_TRUE(copies[0].credited);
    EXPECT_FALSE(copies[1].credited);
}

TEST(Copies, ShowWhatWasLeftOutAndPutIn) {
    const std::vector<Article> articles = {
        article(
            "a", "A", "2031-05-04",
            "Der Damm am Oberlauf der Wehra ist vermutlich in der Nacht auf einer Länge von vierzig Metern gebrochen"),
        article("b", "B", "2031-05-05",
                "Der Damm am Oberlauf der Wehra ist in der Nacht auf einer Länge von gut vierzig Metern gebrochen")};
    const std::vector<Copy> copies = find_copies(articles);
    ASSERT_EQ(copies.size(), 1U);
    std::vector<std::pair<std::string, std::string>> edits;
    for (const CopyEdit& edit : copies[0].edits)
        edits.emplace_back(edit.from.of(articles[0].text), edit.to.of(articles[1].text));
    EXPECT_THAT(edits, ElementsAre(std::pair("vermutlich", ""), std::pair("", "gut")));
}

// Seventy articles with words of their own, and one phrase that all of them have.
std::vector<Article> with_a_set_phrase(const std::string& phrase) {
    std::vector<Article> articles;
    for (int a = 0; a < 70; ++a) {
        const auto own = [&](int from) {
            std::string words;
            for (int w = from; w < from + 10; ++w) words += "wort" + std::to_string(a) + "x" + std::to_string(w) + " ";
            return words;
        };
        articles.push_back(article("a" + std::to_string(a), "A", "2031-05-04", own(0) + phrase + " " + own(10)));
    }
    return articles;
}

TEST(Copies, AreNoSetPhrasesNorThoseWithFrequentWordsBesideThem) {
    std::vector<Article> articles = with_a_set_phrase(passage);
    EXPECT_THAT(find_copies(articles), IsEmpty());
    articles[3].text = "Heute " + passage + " und so weiter.";
    articles[9].text = "Gestern " + passage + " und so fort.";
    EXPECT_THAT(find_copies(articles), IsEmpty());
}

TEST(Copies, GoOnOverSetPhrases) {
    const std::string taken =
        "Onken verlor am Montag beide Stiefel im Schlamm, " + passage + ", nun sucht er trockene Socken";
    std::vector<Article> articles = with_a_set_phrase(passage);
    articles[3].text = taken;
    articles[9].text = "Kurz gemeldet: " + taken + ".";
    const std::vector<Copy> copies = find_copies(articles);
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].from_span.of(articles[copies[0].from].text), taken);
}

// "dann" stands twice in the source and once in the copy: both neighbours of the gap lay claim to it.
TEST(Copies, GoOnBehindACutThatEndsAsItBegan) {
    const std::vector<Article> articles = {
        article(
            "a", "A", "2031-05-04",
            "Erst kam der Schlag, dann wurde es ganz still, und dann haben die Kinder geschrien, sagte die Frau am Ufer"),
        article("b", "B", "2031-05-05",
                "Erst kam der Schlag, dann haben die Kinder geschrien, sagte die Frau am Ufer")};
    const std::vector<Copy> copies = find_copies(articles);
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].to_span, (Span{0, static_cast<std::uint32_t>(articles[1].text.size())}));
    EXPECT_EQ(copies[0].edits.size(), 1U);
}

TEST(Copies, AnyBytesAreTaken) {
    const std::string bytes = passage + "\xFF\xC3";
    EXPECT_EQ(find_copies(std::vector{article("", "", "", bytes), article("x", "", "soon", bytes)}).size(), 1U);
    EXPECT_THAT(find_copies({}), IsEmpty());
}

class MarkedStory : public testing::TestWithParam<const char*> {
protected:
    eval::GoldStory gold_ = *eval::gold_story_in(test::read_file(test::source_path(GetParam()) / "articles.jsonl"),
                                                 test::read_file(test::source_path(GetParam()) / "gold.json"));
};

TEST_P(MarkedStory, HasItsCopiesFound) {
    const std::vector<Copy> copies = find_copies(gold_.articles);
    EXPECT_GE(eval::score_copies(gold_, copies).f1(), 0.95) << eval::explain_copies(gold_, copies);
}

// A copy with ids in place of places among the articles, which differ with their order.
auto without_order(const std::vector<Copy>& copies, const std::vector<Article>& articles) {
    std::vector<std::tuple<std::string, std::string, Span, Span, bool, std::uint32_t>> named;
    for (const Copy& copy : copies)
        named.emplace_back(articles[copy.from].id, articles[copy.to].id, copy.from_span, copy.to_span, copy.credited,
                           copy.same_words);
    return named;
}

TEST_P(MarkedStory, HasTheSameCopiesInAnyOrder) {
    const auto expected = without_order(find_copies(gold_.articles), gold_.articles);
    std::mt19937 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same orders each time
    for (int round = 0; round < 20; ++round) {
        std::shuffle(gold_.articles.begin(), gold_.articles.end(), random);
        ASSERT_EQ(without_order(find_copies(gold_.articles), gold_.articles), expected) << "round " << round;
    }
}

TEST_P(MarkedStory, HasTheSameCopiesWithAnyNumberOfThreads) {
    const auto expected = without_order(find_copies(gold_.articles), gold_.articles);
    EXPECT_EQ(without_order(find_copies(gold_.articles, {.threads = 3}), gold_.articles), expected);
}

INSTANTIATE_TEST_SUITE_P(Examples, MarkedStory, testing::Values("examples/faehre", "examples/tanklager"));

}  // namespace
}  // namespace sayso
