#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/records.h"
#include "support/packing.h"

namespace sayso {
namespace {

using test::gzipped;
using test::records_of;
using test::summary_of;
using test::zstd_packed;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string record(const std::string& type, const std::string& url, const std::string& content,
                   const std::string& media_type, std::ptrdiff_t lie = 0) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + media_type +
           "\r\nContent-Length: " + std::to_string(static_cast<std::ptrdiff_t>(content.size()) + lie) + "\r\n\r\n" +
           content + "\r\n\r\n";
}

std::string response(const std::string& url, const std::string& body,
                     const std::string& headers = "Content-Type: text/html\r\n", std::ptrdiff_t lie = 0) {
    return record("response", url, "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body,
                  "application/http; msgtype=response", lie);
}

TEST(Warc, GivesThePagesAndPassesOverTheRest) {
    const std::string archive =
        record("warcinfo", "", "software: test\r\n", "application/warc-fields") + response("http://a/", "<p>a</p>") +
        record("request", "http://a/", "GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request") +
        response("http://b/i.png", "PNG", "Content-Type: image/png\r\n") +
        record("response", "http://c/", "HTTP/1.1 404 Not Found\r\n\r\nno", "application/http") +
        record("resource", "http://d/", "<p>d</p>", "text/html; charset=iso-8859-1") +
        record("conversion", "http://e/", "Text.", "text/plain") +
        record("metadata", "http://e/", "x: y", "application/warc-fields");
    const auto expected = ElementsAre("http://a/: <p>a</p>", "http://d/: <p>d</p>", "http://e/: Text.");
    EXPECT_THAT(summary_of(records_of(archive)), expected);
    EXPECT_THAT(summary_of(records_of(gzipped(archive))), expected);
    EXPECT_THAT(summary_of(records_of(zstd_packed(archive))), expected);
    EXPECT_EQ(std::get<Page>(records_of(archive)[1].content).charset, "iso-8859-1");
}

TEST(Warc, OffsetsLeadToTheRecord) {
    const std::string first = gzipped(response("http://a/", "<p>a</p>"));
    const std::string second = gzipped(response("http://b/", "<p>b</p>"));
    const auto records = records_of(first + second);
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0].offset, 0U);
    EXPECT_EQ(records[1].offset, first.size());
    EXPECT_EQ(records[1].record, "WARC record 2");
}

// Each damage costs its own record and no other.
TEST(Warc, DamageCostsOneRecord) {
    const std::string a = response("http://a/", "<p>a</p>");
    const std::string b = response("http://b/", "<p>b</p>");
    const std::string c = response("http://c/", "<p>c</p>");
    const std::string too_long = response("http://b/", "<p>b</p>", "Content-Type: text/html\r\n", 40);
    const std::string too_short = response("http://b/", "<p>b</p>", "Content-Type: text/html\r\n", -3);
    const std::string far_too_long = response("http://b/", "<p>b</p>", "Content-Type: text/html\r\n", 500000);
    std::string no_length = b;
    no_length.replace(no_length.find("Content-Length"), 14, "Content-Weight");
    std::string damaged = gzipped(b);
    for (std::size_t i = 15; i < damaged.size() - 10; ++i) damaged[i] = '\x7F';

    const std::vector<std::pair<std::string, std::string>> cases = {
        {a + too_long + c, "not as long as"},
        {a + too_short + c, "not as long as"},
        {a + far_too_long + c, "cut off"},
        {a + no_length + c, "no sound Content-Length"},
        {a + "nonsense\r\n" + c, "no WARC record begins"},
        {gzipped(a) + damaged + gzipped(c), "damaged gzip data"},
        {gzipped(a) + gzipped(too_long) + gzipped(c), "not as long as"},
        {gzipped(a) + gzipped("") + gzipped(too_short) + gzipped(c), "not as long as"},
    };
    for (const auto& [archive, what] : cases) {
        const auto lines = summary_of(records_of(archive));
        ASSERT_EQ(lines.size(), 3U) << what << testing::PrintToString(lines);
        EXPECT_EQ(lines[0], "http://a/: <p>a</p>");
        EXPECT_THAT(lines[1], StartsWith("WARC record 2 @"));
        EXPECT_THAT(lines[1], HasSubstr(what));
        EXPECT_EQ(lines[2], "http://c/: <p>c</p>");
    }
}

TEST(Warc, WhatIsCutOffAtTheEndIsSaid) {
    const std::string archive = response("http://a/", "<p>a</p>") + response("http://b/", "<p>b</p>");
    for (const std::size_t missing : {std::size_t{6}, std::size_t{60}}) {
        EXPECT_THAT(summary_of(records_of(archive.substr(0, archive.size() - missing))),
                    ElementsAre("http://a/: <p>a</p>", StartsWith("WARC record 2 @")));
    }
    const std::string packed = gzipped(response("http://a/", "<p>a</p>")) + gzipped(response("http://b/", "<p>b</p>"));
    EXPECT_THAT(
        summary_of(records_of(packed.substr(0, packed.size() - 12))),
        ElementsAre("http://a/: <p>a</p>", testing::AllOf(StartsWith("WARC record 2 @"), HasSubstr("cut off"))));
}

TEST(Warc, ARecordThatUnpacksToTooMuchCostsOnlyItself) {
    const std::string bomb = gzipped(response("http://b/", std::string(30'000'000, 'x')));
    const std::string inner_bomb = gzipped(response("http://b/", gzipped(std::string(30'000'000, 'x')),
                                                    "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"));
    for (const std::string& bad : {bomb, inner_bomb}) {
        EXPECT_THAT(
            summary_of(records_of(gzipped(response("http://a/", "a")) + bad + gzipped(response("http://c/", "c")))),
            ElementsAre("http://a/: a", HasSubstr("1 MiB"), "http://c/: c"));
    }
}

TEST(Warc, TheTakerMayStop) {
    const std::string archive = response("http://a/", "a") + response("http://b/", "b");
    MemorySource source(archive);
    int taken = 0;
    for_each_page(source, 1000, [&](const PageRecord&) { return ++taken < 1; });
    EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace sayso
