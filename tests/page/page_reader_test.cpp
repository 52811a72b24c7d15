#include <gtest/gtest.h>

#include "page/decoding.h"
#include "page/page.h"

namespace sayso {
namespace {

Article read(std::string bytes) {
    const PageReader reader({});
    auto article = reader.read({.bytes = std::move(bytes), .url = "https://k.example/a", .id = {}, .charset = {}});
    EXPECT_TRUE(article) << article.error().message();
    return article ? *std::move(article) : Article{};
}

std::vector<std::pair<std::string, std::string>> blocks_of(const Article& article) {
    std::vector<std::pair<std::string, std::string>> blocks;
    for (const Block& block : article.blocks) blocks.emplace_back(name_of(block.kind), block.span.of(article.text));
    return blocks;
}

constexpr const char* paragraph =
    "Die Fähre sei am Morgen mit einem Frachter zusammengestoßen, sagte ein Sprecher der Polizei in Hallsand.";
constexpr const char* second =
    "Nach seinen Angaben wurden dabei mindestens zwei Menschen getötet, viele andere seien verletzt.";

TEST(PageReader, ReadsTheArticleOffAnHtmlPage) {
    const std::string html =
        std::string(
            "<!doctype html><title>Fähre gesunken | Kurier</title><nav><a href=/>Start</a><a "
            "href=/p>Politik</a></nav>") +
        "<main><h1>Fähre gesunken</h1><p>" + paragraph +
        "</p><figure><img><figcaption>Die Fähre im Hafen</figcaption></figure><h2>Viele Verletzte</h2><p>" + second +
        "</p><aside><p>" + paragraph + " Das ist eine Anzeige.</p></aside></main><footer><p>" + second +
        " Impressum.</p></footer>";
    const Article article = read(html);
    const std::vector<std::pair<std::string, std::string>> expected = {{"title", "Fähre gesunken"},
                                                                       {"paragraph", paragraph},
                                                                       {"caption", "Die Fähre im Hafen"},
                                                                       {"heading", "Viele Verletzte"},
                                                                       {"paragraph", second}};
    EXPECT_EQ(blocks_of(article), expected);
    EXPECT_EQ(article.title, "Fähre gesunken");
    page::expect_runs_decode(article.text, article.source, html, page::normalised_html);
}

TEST(PageReader, ReadsPlainText) {
    const std::string text = std::string("Fähre vor Hallsand gesunken\n\n") + paragraph + "\n\n" + second + "\n";
    const Article article = read(text);
    const std::vector<std::pair<std::string, std::string>> expected = {
        {"title", "Fähre vor Hallsand gesunken"}, {"paragraph", paragraph}, {"paragraph", second}};
    EXPECT_EQ(blocks_of(article), expected);
    page::expect_runs_decode(article.text, article.source, text, page::normalised);
}

TEST(PageReader, GluedKickerIsSplit) {
    const std::string html =
        std::string("<h1>Nato sieht „Eskalation“Extreme Verluste im Osten</h1><p>") + paragraph + "<p>" + second;
    const Article article = read("<body>" + html);
    ASSERT_GE(article.blocks.size(), 2U);
    EXPECT_EQ(blocks_of(article)[0].second, "Nato sieht „Eskalation“");
    EXPECT_EQ(blocks_of(article)[1].second, "Extreme Verluste im Osten");
}

TEST(PageReader, TheSameBytesGiveTheSameArticle) {
    const std::string html = std::string("<h1>Titel der Seite</h1><p>") + paragraph;
    EXPECT_EQ(read(html).version, read(html).version);
    EXPECT_EQ(read(html).id, read(html).id);
    EXPECT_TRUE(read(html).version.starts_with("b3:"));
}

TEST(PageReader, AnyBytesGiveAnArticleOrAnError) {
    const PageReader reader({});
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    for (const std::string& page :
         {bytes, std::string("<"), std::string("<!--"), std::string("<script>"), std::string("&#"),
          std::string("<p>") + std::string(100000, '\x80'), std::string(100000, '<')}) {
        (void)reader.read({.bytes = page, .url = "x", .id = {}, .charset = {}});
    }
}

}  // namespace
}  // namespace sayso
