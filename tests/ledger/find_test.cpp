#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "entity/entity.h"
#include "ledger/dump.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "query/query.h"
#include "support/files.h"

namespace sayso {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Finding : public testing::Test {
protected:
    Finding() { test::must_add(*test::create_ledger(path()), story_); }

    std::filesystem::path path() const { return folder_.path() / "l.sayso"; }

    std::string answer(const Ledger& ledger, const std::string& text) const {
        const auto query = parse_query(text);
        if (!query) return query.error().message();
        const auto found = ledger.find(*query);
        if (!found) return found.error().message();
        std::string answer = std::to_string(found->total) + ":";
        for (const Hit& hit : found->hits) answer += " " + test::handle(hit, story_);
        return answer;
    }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
};

TEST_F(Finding, AnswersTheCasesOfTheTable) {
    const auto ledger = test::open_ledger(path());
    std::istringstream file(test::read_file(test::source_path("tests/ledger/find.test")));
    std::string line;
    std::string query;
    int cases = 0;
    while (std::getline(file, line)) {
        if (line.starts_with('>')) query = line.substr(1);
        if (!line.starts_with('=')) continue;
        ++cases;
        EXPECT_EQ(answer(*ledger, query), line.substr(2)) << query;
    }
    EXPECT_GT(cases, 50);
}

TEST_F(Finding, GivesTheStatementWithItsArticle) {
    const auto ledger = test::open_ledger(path());
    const auto found = ledger->find(*parse_query("via:nordpress"));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->hits.size(), 1U);
    const Hit& hit = found->hits[0];
    EXPECT_EQ(hit.statement, story_[1].statements[1].id);
    EXPECT_EQ(hit.article, "a2");
    EXPECT_EQ(hit.version, story_[1].article.version);
    EXPECT_EQ(hit.outlet, "Abendblatt Norderhaven");
    EXPECT_EQ(hit.title, "Wie viele waren an Bord?");
    EXPECT_EQ(hit.url, "https://a2.example/");
    EXPECT_EQ(hit.published, "2031-05-05");
    EXPECT_EQ(hit.content, "Wir hatten 15,5 Tonnen Ladung");
    EXPECT_EQ(hit.who, "Ole Brandt");
    EXPECT_TRUE(hit.named);
    EXPECT_THAT(hit.via, ElementsAre("Nordpress"));
    EXPECT_EQ(hit.form, Form::direct);
    EXPECT_EQ(hit.act, Act::state);
    EXPECT_EQ(hit.certainty, Certainty::firm);
    EXPECT_THAT(hit.figures, ElementsAre("15,5 Tonnen"));
    EXPECT_THAT(hit.record, HasSubstr("\"form\":\"direct\""));
}

TEST_F(Finding, JoinsPiecesOfContentAndJointSpeakers) {
    Reading joint = story_[3];
    joint.article.id = "joint";
    Statement& statement = joint.statements[0];
    statement.content = {{0, 7}, {13, 15}};
    statement.who = {{std::nullopt, "Anna", true, "person"}, {std::nullopt, "Bert", false, "person"}};
    const auto ledger = test::create_ledger(path());
    test::must_add(*ledger, {joint});
    const auto found = ledger->find(*parse_query("by:anna"));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->hits.size(), 1U);
    EXPECT_EQ(found->hits[0].content, "Es soll … Ü");
    EXPECT_EQ(found->hits[0].who, "Anna + Bert");
}

TEST_F(Finding, UsesALiveEntrysOwnTime) {
    Reading live = story_[1];
    live.article.id = "live";
    live.article.blocks[1].published = "2031-06-01T10:00";
    const auto ledger = test::create_ledger(path());
    test::must_add(*ledger, {live});
    const auto found = ledger->find(*parse_query("after:2031-06"));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->hits.size(), 1U);
    EXPECT_EQ(found->hits[0].form, Form::direct);
}

TEST_F(Finding, PutsContentBeforeSpeakerByRelevance) {
    const auto other = folder_.path() / "relevance.sayso";
    story_ = {test::reading_of({"older", "", "2031-01-01", "", "Der Hafen bleibe offen, sagte Ole."},
                               {{.content = "Der Hafen bleibe offen", .who = "Ole"}}),
              test::reading_of({"newer", "", "2031-01-02", "", "Der Kai bleibe offen, sagte Hafen."},
                               {{.content = "Der Kai bleibe offen", .who = "Hafen", .kind = "body"}})};
    const auto ledger = test::create_ledger(other);
    test::must_add(*ledger, story_);
    EXPECT_EQ(answer(*ledger, "hafen"), "2: newer.0 older.0");
    EXPECT_EQ(answer(*ledger, "hafen order:relevance"), "2: older.0 newer.0");
}

// An analyser of a made-up language: every word, and behind it its parts between hyphens.
std::string terms_with_parts(std::string_view text, std::string_view language) {
    std::istringstream words(fold_words(text));
    std::string terms;
    for (std::string word; words >> word;) {
        const std::string mark = language == "yy" ? "y" : "x";
        std::string whole = word;
        std::erase(whole, '-');
        terms += mark + whole + " ";
        std::istringstream parts(word.find('-') == std::string::npos ? "" : word);
        for (std::string part; std::getline(parts, part, '-');) terms += mark + part + " ";
    }
    return terms;
}

TEST_F(Finding, SearchesWithTheTermsOfEveryLanguageInIt) {
    const auto other = folder_.path() / "terms.sayso";
    const auto ledger = test::open_ledger(other, {.mode = LedgerOptions::Mode::create, .terms_of = terms_with_parts});
    const auto of = [](std::string_view id, std::string_view text, std::string_view language) {
        return test::reading_of({id, "", "", "", text, language}, {{.content = text, .who = ""}});
    };
    story_ = {of("x", "zwei Waffen-Lieferungen mehr", "xx"), of("y", "drei Lieferungen", "yy")};
    test::must_add(*ledger, story_);
    EXPECT_EQ(answer(*ledger, "lieferungen order:oldest"), "2: x.0 y.0");
    EXPECT_EQ(answer(*ledger, "waffen"), "1: x.0");
    EXPECT_EQ(answer(*ledger, "waffen-lieferungen"), "1: x.0");
    EXPECT_EQ(answer(*ledger, "zwei+waffen-lieferungen+mehr"), "1: x.0");
    EXPECT_EQ(answer(*ledger, "waffen+mehr"), "0:");
}

TEST_F(Finding, SaysWhereAnAnalyserFindsNothingToSearchFor) {
    const auto ledger =
        test::open_ledger(path(), {.terms_of = [](std::string_view, std::string_view) { return std::string(); }});
    EXPECT_THAT(answer(*ledger, "der"), HasSubstr("nothing to search for in 'der'"));
}

TEST_F(Finding, TakesHostileWordsForWords) {
    const auto ledger = test::open_ledger(path());
    const std::string before = test::dump(path());
    for (const std::string word :
         {"x\" OR content:*", "x) OR (y", "NEAR(a b)", "a*", "^a", "-a", "{content}:a", "content : a",
          "'; DROP TABLE articles; --", "a\"\"b", "a AND", "NOT a", "\"", "%", "_a", "\\"}) {
        for (const Field field : {Field::words, Field::by, Field::about, Field::to, Field::via, Field::outlet,
                                  Field::unit, Field::act, Field::after}) {
            for (const bool excluded : {false, true}) {
                const auto found = ledger->find({.terms = {{field, word + " zzz", excluded, {}, {}}}});
                if (!found) {
                    EXPECT_THAT(found.error().what, HasSubstr("nothing to search for")) << word;
                } else if (!excluded && field != Field::after) {
                    EXPECT_EQ(found->total, 0U) << word;
                }
            }
        }
        EXPECT_TRUE(ledger->find(Query{}));
    }
    EXPECT_EQ(test::dump(path()), before);
}

TEST_F(Finding, BearsTheLargestQuery) {
    const auto ledger = test::open_ledger(path());
    for (const char* item : {"menschen ", "not:menschen ", "by:möller ", "not:by:möller ", "figure:1.. ",
                             "not:figure:1.. ", "not:outlet:x "}) {
        std::string text;
        for (std::size_t i = 0; i < max_query_terms; ++i) text += item;
        const auto query = parse_query(text);
        ASSERT_TRUE(query) << query.error().message();
        const auto found = ledger->find(*query);
        EXPECT_TRUE(found) << item << found.error().message();
    }
    std::string phrase = "a";
    while (phrase.size() + 2 < max_query_bytes) phrase += "+a";
    EXPECT_TRUE(ledger->find(*parse_query(phrase)));
}

TEST_F(Finding, PagesAreStable) {
    test::must_add(*test::create_ledger(path()), test::generated_readings(10, 5));
    const auto ledger = test::open_ledger(path());
    for (const char* order : {"newest", "oldest", "relevance"}) {
        const std::string text = std::string("satz order:") + order;
        const auto all = ledger->find(*parse_query(text + " limit:100"));
        ASSERT_TRUE(all);
        ASSERT_EQ(all->hits.size(), 50U);
        for (std::size_t offset = 0; offset < 50; offset += 7) {
            const auto page = ledger->find(*parse_query(text + " limit:7 offset:" + std::to_string(offset)));
            ASSERT_TRUE(page);
            for (std::size_t i = 0; i < page->hits.size(); ++i) {
                EXPECT_EQ(page->hits[i].statement, all->hits[offset + i].statement);
            }
        }
    }
}

}  // namespace
}  // namespace sayso
