// Inputs that are made to harm: each costs its own record an error that says which and where, and no other record.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/page.h"
#include "records.h"
#include "support/packing.h"

namespace sayso {
namespace {

using test::gzipped;
using test::records_of;
using test::summary_of;
using test::zstd_packed;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::size_t largest = std::size_t{1} << 20U;

std::string record(const std::string& type, const std::string& media_type, const std::string& content,
                   const std::string& length) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: http://b/\r\nContent-Type: " + media_type +
           "\r\nContent-Length: " + length + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string page(const std::string& url, const std::string& body, const std::string& fields = "") {
    const std::string message = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + fields + "\r\n" + body;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
           "\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(message.size()) + "\r\n\r\n" +
           message + "\r\n\r\n";
}

struct Hostile {
    const char* what;
    std::string bytes;  // of the middle one of three records, packed or not
    const char* error;  // a part of it
};

std::string bombed(std::size_t size) { return std::string(size, ' '); }

// Packed as it stands, each record a member, the two good ones beside it likewise.
std::vector<Hostile> hostile_members() {
    const std::string huge = "18446744073709551615";
    const std::string good = page("http://b/", "<p>b</p>");
    return {
        {"gzip that unpacks to a thousand times its size", gzipped(page("http://b/", bombed(10'000'000))), "1 MiB"},
        {"gzip inside gzip, more than a hundred thousand times",
         gzipped(page("http://b/", gzipped(bombed(20'000'000)), "Content-Encoding: gzip\r\n")), "1 MiB"},
        {"deflate inside, cut off", gzipped(page("http://b/", "\x78\x9c\xed\xc1", "Content-Encoding: deflate\r\n")),
         "deflate"},
        {"brotli inside that is none", gzipped(page("http://b/", "\xff\xff\xff", "Content-Encoding: br\r\n")),
         "brotli"},
        {"a length beyond all numbers", gzipped(record("response", "application/http", "x", huge + "0")),
         "no sound Content-Length"},
        {"the largest length there is", gzipped(record("response", "application/http", "x", huge)), "larger than"},
        {"a negative length", gzipped(record("response", "application/http", "x", "-1")), "no sound Content-Length"},
        {"a length in words", gzipped(record("response", "application/http", "x", "twelve")),
         "no sound Content-Length"},
        {"a header without end", gzipped("WARC/1.0\r\n" + std::string(200'000, 'a')), "no WARC record begins"},
        {"a member that stops in its middle", gzipped(good).substr(0, 60), "gzip data"},
        {"a member of noise", std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10) + std::string(50, '\xFF'),
         "damaged gzip data"},
    };
}

TEST(Hostile, AMemberCostsItselfAlone) {
    const std::string a = gzipped(page("http://a/", "<p>a</p>"));
    const std::string c = gzipped(page("http://c/", "<p>c</p>"));
    for (const Hostile& hostile : hostile_members()) {
        const auto lines = summary_of(records_of(a + hostile.bytes + c, largest));
        ASSERT_EQ(lines.size(), 3U) << hostile.what << testing::PrintToString(lines);
        EXPECT_EQ(lines[0], "http://a/: <p>a</p>") << hostile.what;
        EXPECT_THAT(lines[1], StartsWith("WARC record 2 @" + std::to_string(a.size()) + "!")) << hostile.what;
        EXPECT_THAT(lines[1], HasSubstr(hostile.error)) << hostile.what;
        EXPECT_EQ(lines[2], "http://c/: <p>c</p>") << hostile.what;
    }
}

// Zstandard packs a run of one byte to less than a ten thousandth.
TEST(Hostile, ABombOfOneToTenThousandIsNotUnpacked) {
    const std::string a = zstd_packed(page("http://a/", "<p>a</p>"));
    const std::string bomb = zstd_packed(page("http://b/", bombed(30'000'000)));
    ASSERT_LT(bomb.size() * 10'000, 30'000'000U);
    const auto lines = summary_of(records_of(a + bomb + zstd_packed(page("http://c/", "<p>c</p>")), largest));
    EXPECT_THAT(lines,
                testing::ElementsAre(
                    "http://a/: <p>a</p>",
                    testing::AllOf(StartsWith("WARC record 2 @" + std::to_string(a.size()) + "!"), HasSubstr("1 MiB")),
                    "http://c/: <p>c</p>"));
    const auto alone = summary_of(records_of(zstd_packed(bombed(30'000'000)), largest));
    EXPECT_THAT(alone, testing::ElementsAre(HasSubstr("larger than 1 MiB")));
}

TEST(Hostile, ARecordOfNoLengthIsPassedOver) {
    const std::string empty = record("response", "application/http", "", "0");
    EXPECT_THAT(summary_of(records_of(page("http://a/", "a") + empty + page("http://c/", "c"))),
                testing::Contains("http://c/: c"));
}

TEST(Hostile, DeepNestingGivesAnArticleThatSaysSo) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    const PageReader reader({});
    const auto article =
        reader.read({.bytes = "<html><body>" + deep + "<p>Ein Satz, der tief unten steht.", .url = "u"});
    ASSERT_TRUE(article) << article.error().message();
    EXPECT_THAT(article->problems, testing::Contains(HasSubstr("nested too deep")));
}

TEST(Hostile, DeepNestingInsideAFeedOrJsonIsAnError) {
    std::string xml = "<rss><channel>";
    for (int i = 0; i < 100'000; ++i) xml += "<a>";
    EXPECT_THAT(summary_of(records_of(xml, largest)), testing::ElementsAre(HasSubstr("!")));
    const std::string json = R"({"version":"https://jsonfeed.org/version/1","items":)" + std::string(100'000, '[');
    EXPECT_THAT(summary_of(records_of(json, largest)), testing::ElementsAre(HasSubstr("!")));
}

TEST(Hostile, NothingAtAll) {
    const PageReader reader({});
    for (const std::string bytes : {"", " \n", "\xEF\xBB\xBF"}) {
        const auto article = reader.read({.bytes = bytes, .url = "u"});
        ASSERT_FALSE(article);
        EXPECT_THAT(article.error().what, HasSubstr("empty"));
    }
}

}  // namespace
}  // namespace sayso
