// Stories over HTTP, of the example that has six outlets and an agency.
#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "serve/test_site.h"

namespace sayso::test {
namespace {

std::vector<Reading> example_story() {
    std::vector<Reading> readings;
    for (const auto& entry : std::filesystem::directory_iterator(source_path("examples/faehre/pages"))) {
        auto reading = test_reader().read(Page{.bytes = read_file(entry.path()), .url = entry.path().string()});
        if (!reading) throw std::runtime_error(reading.error().message());
        readings.push_back(*std::move(reading));
    }
    return readings;
}

TEST(Stories, OneMatterIsOneStoryAndEveryNumberInItMeansSomething) {
    TestSite site(example_story());
    const auto list = site.json("/stories.json")["stories"];
    ASSERT_FALSE(list.empty());
    const auto story = site.json("/stories/" + list[0]["id"].get<std::string>() + ".json");
    const std::size_t articles = story["articles"].size();
    EXPECT_EQ(articles, list[0]["articles"]);
    EXPECT_GT(articles, 10U);
    EXPECT_FALSE(story["claims"].empty());
    EXPECT_FALSE(story["copies"].empty());
    for (const auto& claim : story["claims"]) {
        const std::size_t members = claim["members"].size();
        EXPECT_LT(claim["fullest"], members);
        for (const auto& member : claim["members"]) EXPECT_LT(member["article"], articles);
        for (const auto& fold : claim["proof"]) EXPECT_LT(fold["to"], members);
        for (const auto& source : claim["sources"]) EXPECT_LT(source["first"], members);
    }
    for (const auto& series : story["figures"]) {
        for (const auto& step : series["steps"]) EXPECT_LT(step["article"], articles);
    }
    const auto& copy = story["copies"][0];
    const std::string target = story["articles"][copy["to"].get<std::size_t>()]["article"];
    const auto of_article = site.json("/articles/" + serve::percent_encoded(target) + "/story.json");
    EXPECT_EQ(of_article["story"], story["id"]);
    EXPECT_EQ(of_article["copied"][0]["span"], copy["to_span"]);
    for (const auto& claim : story["claims"]) {
        const std::string member = claim["members"][0]["statement"];
        const auto of_statement = site.json("/claims.json?s=" + member + "&s=s:none")["claims"];
        EXPECT_EQ(of_statement.size(), 1U);
        EXPECT_EQ(of_statement[member]["claim"], claim["id"]);
        EXPECT_EQ(of_statement[member]["story"], story["id"]);
        EXPECT_EQ(of_statement[member]["sources"], claim["sources"].size());
    }
    const auto found = site.json("/search.json?q=claim:" + story["claims"][0]["id"].get<std::string>())["statements"];
    EXPECT_EQ(found.size(), story["claims"][0]["members"].size());
    EXPECT_GT(site.json("/search.json?q=sources:2..")["total"], 0);
    EXPECT_EQ(site.get("/search.csv?q=sources:2..").status, 200);
    const auto sources = site.json("/facets.json?q=sources:2..&by=outlet&by=act")["facets"];
    std::size_t counted = 0;
    for (const auto& act : sources["act"]) counted += act["statements"].get<std::size_t>();
    EXPECT_EQ(counted, site.json("/search.json?q=sources:2..")["total"]);
    EXPECT_GT(sources["outlet"].size(), 1U);
    std::string too_many = "/claims.json?";
    for (int i = 0; i < 101; ++i) too_many += "s=s:" + std::to_string(i) + "&";
    EXPECT_EQ(site.get(too_many).status, 400);
}

}  // namespace
}  // namespace sayso::test
