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

std::string repeated(std::string_view part, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += part;
    return result;
}

// Shapes that take quadratic time where something is looked for again and again. Each is read in well under a second;
// a minute would run into the test's limit.
TEST(PageReader, HostileShapesTakeNoLongerThanTheirSize) {
    const PageReader reader({});
    std::string attributes = "<p ";
    for (int i = 0; i < 100000; ++i) attributes += "a" + std::to_string(i) + " ";
    std::string names;
    for (int i = 0; i < 100000; ++i) names += "<x" + std::to_string(i) + ">";
    const std::string text = "Das ist ein Satz, der lang genug ist, um als Text zu gelten, und der endet. ";
    const std::vector<std::string> pages = {
        repeated("(", 1000000),
        repeated("“A", 300000),
        repeated("ein wort ", 200000),
        "<p>" + repeated("(", 1000000),
        "<h1>" + repeated("“A", 300000),
        attributes + ">x",
        names,
        repeated("<time datetime=2031-05-04>x</time>", 30000),
        repeated("<li><time datetime=2031-05-04>x</time>" + text, 10000),
        repeated("<div class=related>" + text + "</div>", 10000),
        repeated("<article>" + text, 10000),
        repeated("<table><tr><td>x", 20000),
        repeated("<i itemprop=headline>" + text, 10000),
        repeated("<p><b a>", 20000),
        repeated("&", 1000000),
        "<p>" + repeated("a\u0301\u0301\u0301\u0301", 100000),
    };
    for (const std::string& page : pages) {
        const auto article = reader.read({.bytes = page, .url = "x"});
        EXPECT_TRUE(article || !article.error().what.empty()) << page.substr(0, 40);
    }
}

TEST(PageReader, APageThatIsTooLargeIsRefusedBeforeItIsRead) {
    const PageReader reader({});
    const auto article = reader.read({.bytes = std::string(100000000, 'a'), .url = "large.txt"});
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().input, "large.txt");
    EXPECT_TRUE(article.error().offset.has_value());
    EXPECT_FALSE(article.error().remedy.empty());
}

// Characters of a Latin 1 page with entities lead back to its bytes, through both conversions.
TEST(PageReader, PlacesAreBytesOfThePageInItsOwnCharacterSet) {
    const std::string html =
        std::string("<meta charset=iso-8859-1><h1>F\xE4hre &bdquo;N\xF6rd&ldquo; gesunken</h1><p>") +
        "Die F\xE4hre sei am Morgen mit einem Frachter zusammengesto\xDF"
        "en, sagte ein Sprecher der Polizei.</p>";
    const Article article = read(html);
    const auto at = static_cast<std::uint32_t>(article.text.find("„Nörd“"));
    ASSERT_LT(at, article.text.size());
    const Span place = article.source.to_page({at, at + 11});
    EXPECT_EQ(place.of(html), "&bdquo;N\xF6rd&ldquo;");
}

}  // namespace
}  // namespace sayso
