// What a Site does not do for somebody who means ill.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/sample.h"
#include "serve/site.h"
#include "serve/test_site.h"

namespace sayso::test {
namespace {

using serve::Answer;
using testing::HasSubstr;
using testing::Not;

constexpr const char* a_correction = R"({"field": "act", "value": "doubt", "by": "x", "why": "y"})";

class SecurityTest : public testing::Test {
protected:
    TestSite site{ferry_story()};

    std::string corrections() {
        const auto found = site.json("/search.json?q=act%3Adeny");
        return "/statements/" + found["statements"][0]["statement"].get<std::string>() + "/corrections.json";
    }
};

TEST_F(SecurityTest, OtherHostNamesAreRefusedSoThatNoSiteCanBindItsNameToThisServer) {
    for (const char* const host :
         {"", "evil.example", "evil.example:8765", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]:8765",
          "evil.example#localhost", "localhost@evil.example"}) {
        EXPECT_EQ(site.get("/search.json", {{"host", host}}).status, 403) << host;
        EXPECT_EQ(site.get("/search", {{"host", host}}).status, 403) << host;
    }
    for (const char* const host : {"localhost", "LOCALHOST:1", "127.0.0.1:8765", "[::1]:8765"})
        EXPECT_EQ(site.get("/search.json", {{"host", host}}).status, 200) << host;
}

TEST_F(SecurityTest, NothingIsWrittenWithoutTheToken) {
    const std::string address = corrections();
    for (const char* const value : {"", "Bearer ", "Bearer wrong", "Basic a token that nobody guesses",
                                    "Bearer a token that nobody guesse", "bearer a token that nobody guesses"}) {
        EXPECT_EQ(site.post(address, a_correction, {{"authorization", value}}).status, 401) << value;
    }
    EXPECT_EQ(site.post(address + "?token=a+token+that+nobody+guesses", a_correction).status, 401);
    EXPECT_EQ(site.json("/search.json?q=act%3Adeny")["total"], 1);
}

TEST_F(SecurityTest, WithoutATokenOfItsOwnTheServerWritesForNobody) {
    TestSite closed(ferry_story(), TestSite::Writing::forbidden);
    const std::string id = closed.json("/search.json?q=act%3Adeny")["statements"][0]["statement"];
    for (const char* const value : {"", "Bearer ", "Bearer x"})
        EXPECT_EQ(
            closed.post("/statements/" + id + "/corrections.json", a_correction, {{"authorization", value}}).status,
            403);
}

TEST_F(SecurityTest, AnotherSiteCanSendNothingHere) {
    auto headers = with_token();
    for (const char* const origin :
         {"https://evil.example", "null", "http://localhost:1", "http://localhost:8765.evil.example"}) {
        headers["origin"] = origin;
        EXPECT_EQ(site.post(corrections(), a_correction, headers).status, 403) << origin;
        EXPECT_EQ(site.post("/read.json", R"({"content": "x"})", {{"origin", origin}}).status, 403) << origin;
    }
    EXPECT_EQ(site.post("/read.json", R"({"content": "x"})", {{"sec-fetch-site", "cross-site"}}).status, 403);
    headers["origin"] = "http://localhost:8765";
    EXPECT_EQ(site.post(corrections(), a_correction, headers).status, 201);
}

TEST_F(SecurityTest, WhatAFormCanSendIsRefused) {
    for (const char* const type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""}) {
        auto headers = with_token();
        headers["content-type"] = type;
        EXPECT_EQ(site.post(corrections(), a_correction, headers).status, 415) << type;
    }
}

TEST_F(SecurityTest, OtherMethodsAreRefused) {
    for (const char* const method : {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", ""}) {
        const serve::HttpRequest request{
            .method = method, .target = "/search.json", .headers = {{"host", "localhost"}}, .body = {}};
        EXPECT_EQ(site.site().answer(request).status, 405) << method;
    }
}

TEST_F(SecurityTest, NoPathLeadsOutOfThePage) {
    for (const char* const path : {"/../../etc/passwd", "/assets/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                                   "/..%2f..%2fetc/passwd", "/assets/..%5c..%5cetc/passwd", "//etc/passwd",
                                   "/etc/passwd", "/assets/", "/index.html%00.js", "/.git/config"}) {
        const Answer answer = site.get(path);
        EXPECT_GE(answer.status, 400) << path;
        EXPECT_THAT(answer.body, Not(HasSubstr("root:"))) << path;
    }
}

TEST_F(SecurityTest, EveryAnswerForbidsScriptsOfOthersAndFrames) {
    for (const char* const path : {"/search", "/search.json", "/nothing", "/search.csv", "/articles/%ff"}) {
        const Answer answer = site.get(path);
        std::map<std::string, std::string> headers(answer.headers.begin(), answer.headers.end());
        EXPECT_THAT(headers["Content-Security-Policy"], HasSubstr("default-src 'none'; script-src 'self'")) << path;
        EXPECT_THAT(headers["Content-Security-Policy"], Not(HasSubstr("unsafe"))) << path;
        EXPECT_THAT(headers["Content-Security-Policy"], HasSubstr("frame-ancestors 'none'")) << path;
        EXPECT_EQ(headers["X-Content-Type-Options"], "nosniff") << path;
        EXPECT_EQ(headers["Referrer-Policy"], "no-referrer") << path;
    }
}

TEST(Injection, ScriptInAnArticleIsDataEverywhere) {
    const std::string script = "<script>alert(1)</script>";
    TestSite site({reading_of({script, script, "2031-05-04", script + "\"'><img src=x onerror=alert(1)>",
                               "Es sei " + script + " sicher, sagte Ada <b>Müller</b>."},
                              {{.content = "Es sei <script>alert(1)</script> sicher", .who = "Ada <b>Müller</b>"}})});
    for (const std::string& target :
         {std::string("/search.json"), "/articles/" + serve::percent_encoded(script) + ".json",
          "/sources/" + serve::percent_encoded("Ada <b>Müller</b>") + ".json",
          "/nothing/" + serve::percent_encoded(script)}) {
        const Answer answer = site.get(target);
        EXPECT_TRUE(answer.type.starts_with("application/json")) << target << answer.type;
    }
    // The page is the same bytes whatever the ledger holds.
    EXPECT_THAT(site.get("/articles/" + serve::percent_encoded(script)).body, Not(HasSubstr("alert")));
}

}  // namespace
}  // namespace sayso::test
