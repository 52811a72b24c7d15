// Pages against gold: what counts as right, and the same figures as the reference scorer.
#include "eval/pages.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/files.h"

namespace sayso::eval {
namespace {

using Json = nlohmann::json;

PageScores scores_of(const ScoredPage& gold, ScoredPage found) {
    found.id = gold.id;
    return score_pages({gold}, {{gold.id, std::move(found)}});
}

TEST(PageScores, WordsAreABag) {
    const PageScores scores =
        scores_of({.id = "a", .text = "Der Hafen, der neue Hafen."}, {.text = "der HAFEN am Meer"});
    EXPECT_EQ(scores.words.common, 2U);
    EXPECT_EQ(scores.words.gold, 5U);
    EXPECT_EQ(scores.words.system, 4U);
    EXPECT_NEAR(scores.words.sum.f1, 4.0 / 9, 1e-9);
}

TEST(PageScores, FoldingSeesThroughLigaturesSoftHyphensAndCase) {
    const PageScores scores = scores_of({.id = "a", .text = "Gro\u00ADße ﬁnale_2 ½"}, {.text = "GROSSE Finale_2 1⁄2"});
    EXPECT_EQ(scores.words.common, scores.words.gold);
    EXPECT_EQ(scores.words.common, scores.words.system);
}

TEST(PageScores, SegmentsOccurOrNot) {
    const PageScores scores =
        scores_of({.id = "a", .with = {"ein  Satz", "noch einer"}, .without = {"Anmelden", "Mehr"}},
                  {.text = "Hier ist ein\nSatz. Mehr"});
    EXPECT_EQ(scores.segments.found, 1U);
    EXPECT_EQ(scores.segments.missed, 1U);
    EXPECT_EQ(scores.segments.wrong, 1U);
    EXPECT_EQ(scores.segments.left_out, 1U);
}

TEST(PageScores, TitlesExactAndLoose) {
    const ScoredPage gold{.id = "a", .title = "Fähre „Nordwind“ sinkt – zwei Tote"};
    EXPECT_EQ(scores_of(gold, {.title = "Fähre \"Nordwind\" sinkt - zwei Tote"}).title.exact, 1U);
    EXPECT_EQ(scores_of(gold, {.title = "Fähre Nordwind sinkt, zwei Tote"}).title.exact, 0U);
    EXPECT_EQ(scores_of(gold, {.title = "Fähre Nordwind sinkt, zwei Tote"}).title.partial, 1);
    EXPECT_EQ(scores_of(gold, {.title = "Fähre"}).title.partial, 0);
}

TEST(PageScores, DaysInTheZonesThatReadersLiveIn) {
    const auto right = [](const char* gold, const char* found) {
        return scores_of({.id = "a", .date = gold}, {.date = found}).date.exact == 1;
    };
    EXPECT_TRUE(right("2031-05-04", "2031-05-04T10:00:00"));
    EXPECT_TRUE(right("2031-05-04T22:30:00+00:00", "2031-05-05"));  // summer time
    EXPECT_TRUE(right("2031-12-04T23:30:00+00:00", "2031-12-05"));  // winter time
    EXPECT_FALSE(right("2031-12-04T22:30:00+00:00", "2031-12-05"));
    EXPECT_TRUE(right("2031-05-04T01:00:00+05:00", "2031-05-03"));
    EXPECT_FALSE(right("2031-05-04", ""));
}

TEST(PageScores, AuthorsAreASet) {
    const PageScores scores =
        scores_of({.id = "a", .authors = {"Anna Muster", "Ben Beispiel"}}, {.authors = {"ANNA  MUSTER"}});
    EXPECT_EQ(scores.authors.exact, 0U);
    EXPECT_NEAR(scores.authors.partial, 2.0 / 3, 1e-9);
}

TEST(PageScores, APageThatIsMissingIsEmpty) {
    const PageScores scores = score_pages({{.id = "a", .text = "Text", .title = "Titel"}}, {});
    EXPECT_EQ(scores.words.empty_pages, 1U);
    EXPECT_EQ(scores.title.exact, 0U);
}

TEST(PageScores, GoldWithoutAnIdIsAnError) {
    EXPECT_FALSE(scored_page_from_json("{}"));
    EXPECT_FALSE(scored_page_from_json("nonsense"));
    EXPECT_TRUE(scored_page_from_json(R"({"id":"a","title":null,"authors":null})"));
}

std::vector<ScoredPage> pages_in(const std::filesystem::path& path) {
    std::vector<ScoredPage> pages;
    std::istringstream lines(test::read_file(path));
    for (std::string line; std::getline(lines, line);) pages.push_back(*scored_page_from_json(line));
    return pages;
}

// The gold itself with faults in it, so that every branch of the measure is met.
ScoredPage with_faults(ScoredPage page, std::size_t number) {
    if (page.text && number % 3 == 0) page.text = page.text->substr(0, page.text->find(". ") + 1) + "Mehr zum Thema";
    if (!page.text) {
        page.text.emplace();
        for (std::size_t i = number % 2; i < page.with.size(); ++i) *page.text += page.with[i] + "\n";
        if (number % 3 == 0 && !page.without.empty()) *page.text += page.without.front();
    }
    if (number % 4 == 0) page.title += " | Outlet";
    if (number % 5 == 0) page.title = "Anders";
    if (number % 7 == 0) page.date = "2031-01-01";
    if (number % 2 == 0 && !page.authors.empty()) page.authors.push_back("Noch Jemand");
    return page;
}

TEST(PageScores, EqualTheReferenceScorers) {
    const auto scorer = test::shared_path("corpora/scripts/score_pages.py");
    for (const std::string set : {"fundus_de_dev", "trafilatura_de"}) {
        const test::TemporaryFolder folder;
        if (!scorer || !test::unpack_shared("corpora/pages/" + set + ".tar.zst", folder))
            GTEST_SKIP() << "no shared data";
        const auto gold_path = folder.path() / set / "gold.jsonl";
        const auto found_path = folder.path() / "found.jsonl";
        const std::vector<ScoredPage> gold = pages_in(gold_path);
        std::map<std::string, ScoredPage> found;
        std::ofstream file(found_path);
        for (std::size_t i = 0; i < gold.size(); ++i) {
            if (i % 11 == 10) continue;
            const ScoredPage page = with_faults(gold[i], i);
            file << to_json(page) << '\n';
            found[page.id] = page;
        }
        file.close();
        const Json reference = Json::parse(test::output_of("python3 '" + scorer->string() + "' '" + gold_path.string() +
                                                           "' '" + found_path.string() + "'"));
        EXPECT_EQ(Json::parse(to_json(score_pages(gold, found))), reference) << set;
    }
}

}  // namespace
}  // namespace sayso::eval
