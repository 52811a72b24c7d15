#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/records.h"

namespace sayso {
namespace {

using testing::ElementsAre;

Article only_article(std::string_view document) {
    const auto records = test::records_of(document);
    if (records.size() != 1 || !std::holds_alternative<Page>(records[0].content)) {
        ADD_FAILURE() << testing::PrintToString(test::summary_of(records));
        return {};
    }
    auto article = PageReader({}).read(std::get<Page>(records[0].content));
    return article ? std::move(*article) : Article{};
}

TEST(Wire, NewsMlG2) {
    const Article article = only_article(R"(<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:example:1" xml:lang="de"><itemMeta><provider><name>Küstenagentur</name></provider>
  <versionCreated>2031-05-04T09:30:00+02:00</versionCreated></itemMeta>
 <contentMeta><by>Anna Muster</by><headline>Fähre gekentert</headline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
  <p>Die Fähre sei <b>gekentert</b>, sagte die Reederei.</p><p>Zweiter Absatz &amp; Schluss.</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>)");
    EXPECT_EQ(article.text,
              "Fähre gekentert\n\nDie Fähre sei gekentert, sagte die Reederei.\n\nZweiter Absatz & Schluss.");
    EXPECT_EQ(article.outlet, "Küstenagentur");
    EXPECT_EQ(article.published, "2031-05-04T09:30:00+02:00");
    EXPECT_EQ(article.url, "urn:newsml:example:1");
    EXPECT_THAT(article.authors, ElementsAre("Anna Muster"));
}

TEST(Wire, Nitf) {
    const Article article =
        only_article(R"(<nitf><head><title>Kopf</title><docdata><date.issue norm="20310504T093000+0200"/>
 <doc.copyright holder="Küstenagentur"/></docdata></head><body><body.head><hedline><hl1>Fähre gekentert</hl1><hl2>Suche läuft</hl2></hedline>
 <byline>Von <person>Anna Muster</person></byline></body.head><body.content><p>Erster Absatz.</p><p>Zweiter Absatz.</p></body.content></body></nitf>)");
    EXPECT_EQ(article.title, "Fähre gekentert");
    EXPECT_EQ(article.text, "Fähre gekentert\n\nSuche läuft\n\nErster Absatz.\n\nZweiter Absatz.");
    EXPECT_EQ(article.published, "2031-05-04T09:30:00+02:00");
    EXPECT_THAT(article.authors, ElementsAre("Anna Muster"));
}

TEST(Wire, Ninjs) {
    const Article article =
        only_article(R"({"uri": "urn:x:1", "headline": "Fähre gekentert", "byline": "Anna Muster", "language": "de",
 "versioncreated": "2031-05-04T09:30:00+02:00", "infosource": [{"name": "Küstenagentur"}], "body_xhtml": "<p>Erster Absatz.</p><p>Zweiter.</p>"})");
    EXPECT_EQ(article.text, "Fähre gekentert\n\nErster Absatz.\n\nZweiter.");
    EXPECT_EQ(article.outlet, "Küstenagentur");
    EXPECT_EQ(article.published, "2031-05-04T09:30:00+02:00");
}

TEST(Wire, EachItemOfAMessageIsAnArticle) {
    const auto records = test::records_of(
        "<newsMessage><itemSet><newsItem><contentSet><inlineData>Eins.</inlineData></contentSet></newsItem>"
        "<newsItem><contentSet><inlineData>Zwei.</inlineData></contentSet></newsItem><newsItem/></itemSet></"
        "newsMessage>");
    EXPECT_THAT(test::summary_of(records), ElementsAre(": Eins.", ": Zwei.", " @0! the entry has no text"));
}

}  // namespace
}  // namespace sayso
