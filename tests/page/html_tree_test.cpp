#include "page/html_tree.h"

#include <gtest/gtest.h>
#include <lexbor/html/html.h>

#include <random>

#include "page/decoding.h"
#include "page/html_blocks.h"

namespace sayso::page {
namespace {

// All text of a page, block by block, each checked against the page.
std::vector<std::string> texts_of(const std::string& html) {
    const auto tree = HtmlTree::parse(html);
    EXPECT_TRUE(tree);
    std::vector<std::string> texts;
    for (const HtmlBlock& block : read_blocks(*tree, ClassMarks({})).blocks) {
        texts.push_back(block.text.text);
        expect_runs_decode(block.text.text, block.text.source, html, normalised_html);
    }
    return texts;
}

TEST(HtmlTree, TextKnowsWhereItStands) {
    const std::string html = "<p>Er &bdquo;k&ouml;nnte&ldquo; <b>sofort</b>\n<i>gehen</i>&nbsp;&shy;!</p>";
    const auto tree = HtmlTree::parse(html);
    ASSERT_TRUE(tree);
    const HtmlBlocks page = read_blocks(*tree, ClassMarks({}));
    ASSERT_EQ(page.blocks.size(), 1U);
    const MappedText& text = page.blocks[0].text;
    EXPECT_EQ(text.text, "Er „könnte“ sofort gehen !");
    const auto begin = static_cast<std::uint32_t>(text.text.find("könnte"));
    const Span place = text.source.to_page({begin, begin + 7});
    EXPECT_EQ(place.of(html), "k&ouml;nnte");
}

// The standard moves text about; its places go with it.
TEST(HtmlTree, TextMovedByTheTreeBuilderKeepsItsPlace) {
    using Texts = std::vector<std::string>;
    EXPECT_EQ(texts_of("<table>vor<tr><td>Zelle</td>nach</tr></table>"), (Texts{"vornach", "Zelle"}));
    EXPECT_EQ(texts_of("<b>eins<p>zwei</b>drei</p>"), (Texts{"eins", "zweidrei"}));
    EXPECT_EQ(texts_of("<pre>\n\nVers</pre>"), (Texts{"Vers"}));
    EXPECT_EQ(texts_of("kein Tag"), (Texts{"kein Tag"}));
    EXPECT_EQ(texts_of("<p>a < b & c"), (Texts{"a < b & c"}));
    EXPECT_EQ(texts_of("<p>a\r\nb<br>c<br><br>d"), (Texts{"a b c", "d"}));
    EXPECT_EQ(texts_of("<table><tr><th>Ort<td>Zahl</table>"), (Texts{"Ort Zahl"}));
    EXPECT_EQ(texts_of("<script>var a = '<p>no</p>'</script><p hidden>no</p><p>ja"), (Texts{"ja"}));
}

TEST(HtmlTree, RandomHtmlKeepsEveryPlace) {
    const std::vector<std::string> parts = {
        "<p>",        "</p>",          "<b>",         "</b>",     "<table>", "<tr>",
        "<td>",       "</table>",      "<a href=x>",  "</a>",     "<div>",   "</div>",
        "&auml;",     "&amp;",         "&#8222;",     "&nbsp;",   "&",       "<",
        "<!-- c -->", "<br>",          " ",           "\n",       "\r\n",    "Wort",
        "für",        "u\u0308",       "\u00AD",      "😀",       "&notit;", "<pre>",
        "</pre>",     "<textarea>",    "</textarea>", "<select>", "<li>",    "<svg>",
        "</svg>",     "<![CDATA[x]]>", "<title>",     "</title>", "<math>",  "<h1>",
        "</h1>"};
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same pages every time
    for (int page = 0; page < 3000; ++page) {
        std::string html;
        for (int i = 0; i < 24; ++i) html += parts[random() % parts.size()];
        SCOPED_TRACE(html);
        (void)texts_of(html);
        if (HasFailure()) return;
    }
}

TEST(HtmlTree, DeepNestingIsCut) {
    std::string html;
    for (int i = 0; i < 100000; ++i) html += "<div>";
    html += "Text";
    const auto tree = HtmlTree::parse(html);
    ASSERT_TRUE(tree);
    EXPECT_TRUE(tree->truncated());
    EXPECT_EQ(texts_of(html), std::vector<std::string>{"Text"});
}

TEST(HtmlTree, FormattingThatIsNeverClosedDoesNotMultiply) {
    std::string html;
    for (int i = 0; i < 2000; ++i) html += "<p><b a=" + std::to_string(i) + "><i b=" + std::to_string(i) + ">x";
    const auto tree = HtmlTree::parse(html);
    ASSERT_TRUE(tree);
    EXPECT_TRUE(tree->truncated());
}

}  // namespace
}  // namespace sayso::page
