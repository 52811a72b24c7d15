#include "page/metadata.h"

#include <gtest/gtest.h>

namespace sayso::page {
namespace {

Metadata read(const std::string& html) {
    const auto tree = HtmlTree::parse(html);
    EXPECT_TRUE(tree);
    return read_metadata(*tree, PageWords());
}

TEST(Metadata, JsonLdComesFirst) {
    const Metadata m = read(R"(<html lang=de><title>T | Kurier</title><meta property="og:title" content="OG">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
        {"@type":["Thing","NewsArticle"],"headline":"F&uuml;nf Tote","author":[{"@type":"Person","name":"Anna Muster"},"Ben Bei"],
        "publisher":{"@id":"#k"},"datePublished":"2031-05-04T09:05:00.123+0200","isAccessibleForFree":"False"},
        {"@id":"#k","@type":"Organization","name":"Kurier"}]}</script>)");
    EXPECT_EQ(m.title, "Fünf Tote");
    EXPECT_EQ(m.authors, (std::vector<std::string>{"Anna Muster", "Ben Bei"}));
    EXPECT_EQ(m.outlet, "Kurier");
    EXPECT_EQ(m.published, "2031-05-04T09:05:00+02:00");
    EXPECT_EQ(m.free, false);
    EXPECT_EQ(m.language, "de");
}

TEST(Metadata, FallsBackInOrder) {
    EXPECT_EQ(read("<meta property='og:title' content='OG'><h1 itemprop=headline>Mikro</h1><title>T</title>").title,
              "Mikro");
    EXPECT_EQ(read("<meta property='og:title' content='OG'><title>T</title>").title, "OG");
    EXPECT_EQ(read("<title>T - Kurier</title><meta property=og:site_name content=Kurier>").title, "T");
    EXPECT_EQ(read("<time datetime='2031-05-04'>gestern</time>").published, "2031-05-04");
    EXPECT_EQ(read("<link rel=canonical href='https://k.example/a'>").url, "https://k.example/a");
}

TEST(Metadata, ATitleLosesOutletAndSectionButNotTheHeadlineBehindAKicker) {
    const auto title = [](const std::string& og) {
        return read("<meta property=og:site_name content=Kurier><meta property='og:title' content='" + og + "'>").title;
    };
    EXPECT_EQ(title("Zwei Tote bei Fährunfall - Kurier"), "Zwei Tote bei Fährunfall");
    EXPECT_EQ(title("Zwei Tote bei Fährunfall | Panorama"), "Zwei Tote bei Fährunfall");
    EXPECT_EQ(title("Live | Zwei Tote bei Fährunfall"), "Live | Zwei Tote bei Fährunfall");
    EXPECT_EQ(title("Zwei Tote - und viele Fragen"), "Zwei Tote - und viele Fragen");
}

TEST(Metadata, APersonMayBeNamedInParts) {
    const Metadata m = metadata_from_json_ld(
        R"({"@type":"NewsArticle","author":{"@type":"Person","familyName":"Muster","givenName":"Anna Eva"}})");
    EXPECT_EQ(m.authors, (std::vector<std::string>{"Anna Eva Muster"}));
}

TEST(Metadata, BrokenJsonIsAProblemAndTheRestIsRead) {
    const Metadata m =
        read("<meta property='og:title' content='OG'><script type='application/ld+json'>{\"headline\":</script>");
    EXPECT_EQ(m.title, "OG");
    EXPECT_EQ(m.problems.size(), 1U);
    EXPECT_EQ(
        read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"a\nb\"}</script>").title,
        "a b");
}

TEST(Metadata, DeepJsonIsBounded) {
    const std::string deep = std::string(200000, '[') + std::string(200000, ']');
    EXPECT_TRUE(metadata_from_json_ld(deep).title.empty());
}

TEST(IsoDate, ReadsWhatPagesWrite) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"2031-05-04", "2031-05-04"},
        {"2031-05-04T09:05", "2031-05-04T09:05:00"},
        {" 2031-05-04 09:05:10 +0200", "2031-05-04T09:05:10+02:00"},
        {"2031-05-04T09:05:10.5Z", "2031-05-04T09:05:10Z"},
        {"2031-05-04T09:05:10+02", "2031-05-04T09:05:10+02:00"},
        {"2031-13-04", ""},
        {"gestern", ""},
    };
    for (const auto& [text, iso] : cases) EXPECT_EQ(iso_date(text), iso) << text;
}

}  // namespace
}  // namespace sayso::page
