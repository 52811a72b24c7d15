#include "page/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/records.h"
#include "page/xml.h"
#include "support/files.h"
#include "support/packing.h"

namespace sayso {
namespace {

using testing::ElementsAre;

constexpr std::string_view rss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Hafenblatt</title><link>https://hafenblatt.example/</link><language>de-DE</language>
<item><title>Fähre &amp;amp; Kran</title><link>https://hafenblatt.example/1</link><guid>1</guid>
 <pubDate>Mon, 28 Oct 2024 15:04:00 +0100</pubDate><dc:creator>Anna Muster</dc:creator>
 <description>Kurz.</description>
 <content:encoded><![CDATA[<p>Die Fähre sei sicher, sagte die Reederei.</p><p>Mehr &amp; mehr.</p>]]></content:encoded></item>
<item><title>Zweite</title><link>https://hafenblatt.example/2</link><description>&lt;p&gt;Nur ein Anriss.&lt;/p&gt;</description></item>
</channel></rss>)";

TEST(Feed, EntriesBecomeArticles) {
    const PageReader reader({});
    const auto records = test::records_of(rss);
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0].record, "entry 1");
    const auto article = reader.read(std::get<Page>(records[0].content));
    ASSERT_TRUE(article);
    EXPECT_EQ(article->title, "Fähre & Kran");
    EXPECT_EQ(article->url, "https://hafenblatt.example/1");
    EXPECT_EQ(article->outlet, "Hafenblatt");
    EXPECT_EQ(article->published, "2024-10-28T15:04:00+01:00");
    EXPECT_THAT(article->authors, ElementsAre("Anna Muster"));
    EXPECT_EQ(article->text, "Fähre & Kran\n\nDie Fähre sei sicher, sagte die Reederei.\n\nMehr & mehr.");
    EXPECT_EQ(article->blocks.front().kind, BlockKind::title);
    const auto second = reader.read(std::get<Page>(records[1].content));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->text, "Zweite\n\nNur ein Anriss.");
    EXPECT_EQ(test::summary_of(test::records_of(test::gzipped(rss))), test::summary_of(records));
}

TEST(Feed, PlacesOfTheTextLeadToTheEntrysBytes) {
    const PageReader reader({});
    const auto records = test::records_of(rss);
    const Page& page = std::get<Page>(records[0].content);
    const auto article = reader.read(page);
    const auto begin = static_cast<std::uint32_t>(article->text.find("sicher"));
    const Span place = article->source.to_page({begin, begin + 6});
    EXPECT_EQ(page.bytes.substr(place.begin, place.size()), "sicher");
}

TEST(Feed, Dates) {
    const std::vector<std::pair<std::string_view, std::string_view>> cases = {
        {"Mon, 28 Oct 2024 15:04:00 +0100", "2024-10-28T15:04:00+01:00"},
        {"28 Oct 2024 15:04 GMT", "2024-10-28T15:04:00Z"},
        {"Thu, 01 Jan 04 19:48:21 EST", "2004-01-01T19:48:21-05:00"},
        {"1 Jan 1999", "1999-01-01"},
        {"2024-10-28T15:04:00Z", "2024-10-28T15:04:00Z"},
        {"2024-10-28", "2024-10-28"},
        {"20241028T150400+0100", "2024-10-28T15:04:00+01:00"},
        {"20241028", "2024-10-28"},
        {"yesterday", ""},
        {"Mon, 99 Oct 2024", ""},
        {"", ""},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(page::feed_date(text), expected) << text;
}

TEST(Feed, BrokenAndHostileDocumentsGiveAnErrorOrWhatIsThere) {
    EXPECT_EQ(test::summary_of(test::records_of("<rss><channel>")).size(), 0U);
    EXPECT_EQ(test::records_of("<rss><channel><item><title>Ein Titel</title>").size(), 1U);
    std::string deep = "<rss>";
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    EXPECT_THAT(test::summary_of(test::records_of(deep, std::size_t{1} << 24U)),
                ElementsAre(testing::HasSubstr("nest deeper")));
    const std::string laughs =
        R"(<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;&b;</title></item></channel></rss>)";
    const auto records = test::records_of(laughs);
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(std::get<Page>(records[0].content).facts.title, "&b;&b;");
}

TEST(Feed, DocumentKinds) {
    using page::DocumentKind;
    const std::vector<std::pair<std::string_view, DocumentKind>> cases = {
        {"<rss>", DocumentKind::feed},
        {" \xEF\xBB\xBF", DocumentKind::page},
        {"\xEF\xBB\xBF<?xml version='1.0'?><!-- a --><feed xmlns='x'>", DocumentKind::feed},
        {"<rdf:RDF>", DocumentKind::feed},
        {"<!DOCTYPE nitf SYSTEM 'x'><nitf>", DocumentKind::wire},
        {"<newsMessage>", DocumentKind::wire},
        {"<?xml version='1.0'?><html>", DocumentKind::page},
        {R"({"version": "https://jsonfeed.org/version/1.1"})", DocumentKind::json_feed},
        {R"({"uri": "x", "body_text": "y"})", DocumentKind::ninjs},
        {"{}", DocumentKind::page},
        {"Text", DocumentKind::page},
        {"", DocumentKind::page},
    };
    for (const auto& [text, kind] : cases) EXPECT_EQ(page::document_kind(text), kind) << text;
}

}  // namespace
}  // namespace sayso
