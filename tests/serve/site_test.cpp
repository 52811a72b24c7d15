// What the views say of a small story about a ferry.
#include "serve/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/sample.h"
#include "serve/test_site.h"

namespace sayso::test {
namespace {

using serve::Answer;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string header(const Answer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers) {
        if (key == name) return value;
    }
    return {};
}

class SiteTest : public testing::Test {
protected:
    TestSite site{ferry_story()};

    std::string some_statement(const std::string& query) {
        return site.json("/search.json?q=" + serve::percent_encoded(query))["statements"][0]["statement"];
    }
};

TEST_F(SiteTest, SearchGivesWhatFindFinds) {
    const auto json = site.json("/search.json?q=by%3Aole%2Bbrandt");
    EXPECT_EQ(json["query"], "by:ole+brandt");
    EXPECT_EQ(json["total"], json["statements"].size());
    ASSERT_FALSE(json["statements"].empty());
    EXPECT_EQ(json["statements"][0]["record"]["who"]["name"], "Ole Brandt");
    EXPECT_EQ(json["next"], nullptr);
}

TEST_F(SiteTest, NextGoesThroughTheWholeListOnce) {
    const auto all = site.json("/search.json?q=limit%3A100");
    std::vector<std::string> seen;
    std::string next;
    do {
        const auto page = site.json("/search.json?q=limit%3A2" + (next.empty() ? "" : "&next=" + next));
        for (const auto& hit : page["statements"]) seen.push_back(hit["statement"]);
        next = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!next.empty());
    std::vector<std::string> expected;
    for (const auto& hit : all["statements"]) expected.push_back(hit["statement"]);
    EXPECT_GT(expected.size(), 4U);
    EXPECT_EQ(seen, expected);
}

TEST_F(SiteTest, NextOfAnotherQueryIsRefused) {
    const std::string next = site.json("/search.json?q=limit%3A2")["next"];
    EXPECT_EQ(site.get("/search.json?q=act%3Adeny&next=" + next).status, 400);
    EXPECT_EQ(site.get("/search.json?next=7").status, 400);
}

TEST_F(SiteTest, AWrongQueryIsToldWithItsPlace) {
    const Answer answer = site.get("/search.json?q=act%3Asing");
    EXPECT_EQ(answer.status, 400);
    EXPECT_TRUE(nlohmann::json::parse(answer.body)["error"]["offset"].is_number());
}

TEST_F(SiteTest, SearchAsCsvHasARowForEachStatement) {
    const Answer answer = site.get("/search.csv?q=act%3Adeny");
    EXPECT_EQ(answer.type, "text/csv; charset=utf-8");
    EXPECT_THAT(answer.body, HasSubstr("die Fähre sei überladen gewesen"));
    EXPECT_THAT(answer.body, testing::StartsWith("statement,article,"));
}

TEST_F(SiteTest, FacetsCountAndDaysStandInOrder) {
    const auto facets = site.json("/facets.json?by=act&by=day&by=via")["facets"];
    EXPECT_FALSE(facets["act"].empty());
    std::string last;
    for (const auto& day : facets["day"]) {
        EXPECT_LE(last, day["value"].get<std::string>());
        last = day["value"];
    }
    EXPECT_THAT(facets["via"].dump(), HasSubstr("Nordpress"));
    EXPECT_EQ(site.get("/facets.json?by=colour").status, 400);
}

TEST_F(SiteTest, SuggestsFieldsValuesAndNames) {
    const auto texts = [&](const std::string& word) {
        std::vector<std::string> found;
        const auto answer = site.json("/suggest.json?word=" + serve::percent_encoded(word));
        for (const auto& one : answer["suggestions"]) found.push_back(one["text"]);
        return found;
    };
    EXPECT_THAT(texts("outl"), Contains("outlet:"));
    EXPECT_THAT(texts("act:d"), testing::ElementsAre("act:deny", "act:doubt", "act:demand"));
    EXPECT_THAT(texts("not:act:de"), Contains("not:act:deny"));
    EXPECT_THAT(texts("by:mö"), Contains("by:Jana+Möller"));
    EXPECT_THAT(texts("brandt"), Contains("by:Ole+Brandt"));
    EXPECT_THAT(texts("by:"), testing::IsEmpty());
}

TEST_F(SiteTest, AnArticleComesWithItsVersions) {
    const auto json = site.json("/articles/a1.json");
    EXPECT_EQ(json["article"], "a1");
    EXPECT_EQ(json["versions"].size(), 1U);
    EXPECT_EQ(json["reading"]["title"], "Fähre vor Norderhaven gesunken");
    EXPECT_EQ(json["reading"]["statements"].size(), 2U);
    EXPECT_EQ(site.get("/articles/none.json").status, 404);
    EXPECT_EQ(site.get("/articles/a1.json?version=b3:0").status, 404);
}

TEST_F(SiteTest, AStatementComesWithThePassageAroundIt) {
    const auto json = site.json("/statements/" + some_statement("act:deny") + ".json");
    EXPECT_THAT(json["passage"]["text"].get<std::string>(), HasSubstr("die Fähre sei überladen gewesen"));
    EXPECT_EQ(json["rejected"], false);
    EXPECT_EQ(site.get("/statements/s:00000000.json").status, 404);
}

TEST_F(SiteTest, ASourceHasAllThatWasSaidOldestFirst) {
    const auto json = site.json("/sources/Jana%20M%C3%B6ller.json");
    EXPECT_EQ(json["name"], "Jana Möller");
    EXPECT_EQ(json["total"], json["statements"].size());
    EXPECT_FALSE(json["facets"]["outlet"].empty());
    EXPECT_LE(json["statements"].front()["published"].get<std::string>(),
              json["statements"].back()["published"].get<std::string>());
    EXPECT_EQ(site.get("/sources/Nobody%20Known.json").status, 404);
    EXPECT_THAT(site.get("/sources.csv").body, HasSubstr("Jana Möller"));
}

TEST_F(SiteTest, APastedTextIsReadAndNotKept) {
    const auto before = site.json("/ledger.json");
    const Answer answer = site.post(
        "/read.json", R"({"content": "Die Brücke sei sicher, sagte Ada Müller.", "published": "2031-05-04"})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(nlohmann::json::parse(answer.body)["statements"].size(), 1U);
    EXPECT_EQ(site.json("/ledger.json"), before);
}

TEST_F(SiteTest, WhatCannotBeReadIsRefusedWithAReason) {
    for (const char* const body :
         {"", "[]", "{", "{}", R"({"content": ""})", R"({"content": 1})",
          R"({"content": "x", "published": "yesterday"})", R"({"url": "https://example.org/"})"}) {
        const Answer answer = site.post("/read.json", body);
        EXPECT_EQ(answer.status, 400) << body;
        EXPECT_THAT(answer.body, HasSubstr("error")) << body;
    }
}

TEST_F(SiteTest, ACorrectionIsKeptAndShown) {
    const std::string id = some_statement("act:deny");
    const Answer kept =
        site.post("/statements/" + id + "/corrections.json",
                  R"({"field": "act", "value": "doubt", "by": "desk", "why": "read again"})", with_token());
    EXPECT_EQ(kept.status, 201) << kept.body;
    const auto json = site.json("/statements/" + id + ".json");
    EXPECT_EQ(json["record"]["act"], "doubt");
    EXPECT_EQ(json["corrections"][0]["at"], "2031-06-01T12:00:00Z");
}

TEST_F(SiteTest, AStatementCanBeConfirmedAndRejected) {
    const std::string id = some_statement("act:deny");
    const auto send = [&](const std::string& value) {
        return site
            .post("/statements/" + id + "/corrections.json",
                  R"({"field": "statement", "by": "desk", "why": "looked", "value": ")" + value + "\"}", with_token())
            .status;
    };
    EXPECT_EQ(send("right"), 201);
    EXPECT_EQ(site.json("/statements/" + id + ".json")["rejected"], false);
    EXPECT_EQ(site.json("/search.json?q=act%3Adeny")["statements"][0]["statement"], id);
    EXPECT_EQ(send("none"), 201);
    EXPECT_EQ(site.json("/statements/" + id + ".json")["rejected"], true);
    EXPECT_THAT(site.get("/search.json?q=act%3Adeny").body, Not(HasSubstr(id)));
    EXPECT_EQ(send("perhaps"), 400);
}

TEST_F(SiteTest, ACorrectionWithoutNameOrReasonIsRefused) {
    const std::string address = "/statements/" + some_statement("act:deny") + "/corrections.json";
    EXPECT_EQ(site.post(address, R"({"field": "act", "value": "doubt", "by": "desk"})", with_token()).status, 400);
    EXPECT_EQ(site.post(address, R"({"field": "mood", "value": "x", "by": "a", "why": "b"})", with_token()).status,
              400);
    EXPECT_EQ(site.post(address, R"({"field": "act", "value": "sing", "by": "a", "why": "b"})", with_token()).status,
              400);
}

TEST_F(SiteTest, WhatStaysTheSameIsNotSentAgain) {
    const Answer first = site.get("/search.json?q=");
    const std::string tag = header(first, "ETag");
    ASSERT_FALSE(tag.empty());
    const Answer second = site.get("/search.json?q=", {{"if-none-match", tag}});
    EXPECT_EQ(second.status, 304);
    EXPECT_EQ(second.body, "");
    const Answer kept =
        site.post("/statements/" + some_statement("act:deny") + "/corrections.json",
                  R"({"field": "act", "value": "doubt", "by": "desk", "why": "read again"})", with_token());
    ASSERT_EQ(kept.status, 201);
    EXPECT_EQ(site.get("/search.json?q=", {{"if-none-match", tag}}).status, 200);
}

TEST_F(SiteTest, WhatIsAddedElsewhereDoesNotChangeAStatementsTag) {
    const std::string address = "/statements/" + some_statement("act:deny") + ".json";
    const std::string tag = header(site.get(address), "ETag");
    const std::string list = header(site.get("/search.json"), "ETag");
    site.add(generated_readings(1, 2));
    EXPECT_EQ(site.get(address, {{"if-none-match", tag}}).status, 304);
    EXPECT_EQ(site.get("/search.json", {{"if-none-match", list}}).status, 200);
}

TEST_F(SiteTest, AnswersAreCompressedForWhoeverTakesThat) {
    const Answer plain = site.get("/search.json");
    const Answer packed = site.get("/search.json", {{"accept-encoding", "br, gzip"}});
    EXPECT_EQ(header(plain, "Content-Encoding"), "");
    EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size(), plain.body.size() / 2);
}

TEST_F(SiteTest, ThePageWeighsLessThan300KilobytesCompressed) {
    if (!serve::has_page()) GTEST_SKIP() << "built without the page";
    std::size_t bytes = site.get("/search", {{"accept-encoding", "gzip"}}).body.size();
    for (const serve::Asset& asset : serve::page_assets()) {
        if (asset.path.starts_with("assets/"))
            bytes += site.get("/" + std::string(asset.path), {{"accept-encoding", "gzip"}}).body.size();
    }
    RecordProperty("bytes", static_cast<int>(bytes));
    EXPECT_LT(bytes, 300U << 10U);
}

TEST_F(SiteTest, EveryViewHasTheOnePage) {
    if (!serve::has_page()) GTEST_SKIP() << "built without the page";
    const std::string page = site.get("/search").body;
    EXPECT_THAT(page, HasSubstr("<div id=\"page\">"));
    for (const char* const address : {"/search?q=x", "/articles/a1", "/statements/s:1", "/sources/A%20B", "/read"})
        EXPECT_EQ(site.get(address).body, page) << address;
    EXPECT_EQ(header(site.get("/"), "Location"), "/search");
}

}  // namespace
}  // namespace sayso::test
