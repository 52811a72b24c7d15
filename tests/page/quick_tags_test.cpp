// The tree with the quick way through plain parts beside lexbor's own of the same page.
#include <gtest/gtest.h>
#include <lexbor/html/html.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "page/html_tree.h"

namespace sayso::page {
namespace {

struct Lexbor {
    explicit Lexbor(const std::string& html) : document(lxb_html_document_create()) {
        const auto* bytes = reinterpret_cast<const lxb_char_t*>(html.data());
        EXPECT_EQ(lxb_html_document_parse(document, bytes, html.size()), LXB_STATUS_OK);
    }
    Lexbor(const Lexbor&) = delete;
    Lexbor& operator=(const Lexbor&) = delete;
    ~Lexbor() { lxb_html_document_destroy(document); }

    lxb_html_document_t* document;
};

std::string content_of(const lxb_dom_node_t* node) {
    const lexbor_str_t& data = reinterpret_cast<const lxb_dom_character_data_t*>(node)->data;
    return {reinterpret_cast<const char*>(data.data), data.length};
}

std::string tag_of(lxb_dom_node_t* node) {
    std::size_t size = 0;
    const lxb_char_t* name = lxb_dom_element_qualified_name(lxb_dom_interface_element(node), &size);
    return {reinterpret_cast<const char*>(name), size};
}

struct Name {
    AttributeName name;
    std::string text;
    std::vector<std::string> tags;  // of these alone; none: of all
};
const std::vector<Name> names = {
    {AttributeName::class_names, "class", {}},  {AttributeName::id, "id", {}},
    {AttributeName::content, "content", {}},    {AttributeName::hidden, "hidden", {}},
    {AttributeName::href, "href", {"link"}},    {AttributeName::name, "name", {"meta"}},
    {AttributeName::rel, "rel", {"a", "link"}}, {AttributeName::type, "type", {"script", "input"}}};

// One line for each node: kind, depth, and all that must be the same.
using Lines = std::vector<std::string>;

void add_attributes(lxb_dom_node_t* element, bool ours, std::string& line) {
    for (const Name& name : names) {
        if (!name.tags.empty() && std::find(name.tags.begin(), name.tags.end(), tag_of(element)) == name.tags.end())
            continue;
        const auto* bytes = reinterpret_cast<const lxb_char_t*>(name.text.data());
        const lxb_dom_attr_t* found =
            lxb_dom_element_attr_by_name(lxb_dom_interface_element(element), bytes, name.text.size());
        const bool has = ours ? has_attribute(element, name.name) : found != nullptr;
        if (!has) continue;
        std::string value(ours ? attribute(element, name.name) : std::string_view());
        if (!ours && found->value != nullptr)
            value.assign(reinterpret_cast<const char*>(found->value->data), found->value->length);
        line += ' ' + name.text + '=' + value;
    }
}

void add_lines(const HtmlTree* tree, lxb_dom_node_t* parent, const std::string& indent, Lines& lines) {
    for (lxb_dom_node_t* node = parent->first_child; node != nullptr; node = node->next) {
        std::string line = indent;
        if (is_text(node)) {
            line += '"' + (tree != nullptr ? tree->raw_text(node) : content_of(node));
        } else if (is_element(node)) {
            line += '<' + tag_of(node);
            add_attributes(node, tree != nullptr, line);
        } else if (node->type == LXB_DOM_NODE_TYPE_COMMENT) {
            line += '!' + content_of(node);
        }
        lines.push_back(line);
        add_lines(tree, node, indent + ' ', lines);
    }
}

void expect_same_tree(const std::string& html, HtmlRooms& rooms) {
    const auto tree = HtmlTree::parse(html, rooms);
    ASSERT_TRUE(tree);
    const Lexbor lexbor(html);
    Lines ours;
    Lines theirs;
    add_lines(&*tree, tree->root(), "", ours);
    add_lines(nullptr, lxb_dom_interface_node(lexbor.document), "", theirs);
    EXPECT_EQ(ours, theirs);
}

// Not in the head and in framesets, where the standard takes a text's white space and the rest of it apart: there our
// texts stay whole, as they do at the beginning of <pre> and <textarea>.
TEST(QuickTags, MakeTheTreeThatLexborMakes) {
    const std::vector<std::string> parts = {"<p class=\"a b\" id=x data-y='<z>'>",
                                            "<P CLASS=Y Id = 'q'>",
                                            "<a href=\"a&amp;b\" rel=author>",
                                            "</a >",
                                            "<a rel = \"author\" href=x>",
                                            "<b class=c>",
                                            "</b>",
                                            "<i>",
                                            "</i>",
                                            "<font color=red>",
                                            "</font>",
                                            "<meta name=a content=\"x&quot;y\">",
                                            "<meta name='d' content='&'>",
                                            "<meta content=\"a\r\nb\">",
                                            "<link rel=canonical href=\"http://a/?b\">",
                                            "<br/>",
                                            "<br / class=q>",
                                            "<div =x>",
                                            "<div a=>",
                                            "<div a= >",
                                            "<div \"class\"=1 class=2 class=3>",
                                            "<div class>",
                                            "<div class=a/b/>",
                                            "<div class='a'id=\"b\">",
                                            "<div/id=c>",
                                            "<div hidden>",
                                            "</div>",
                                            "</p class=x>",
                                            "</p\n>",
                                            "</ p>",
                                            "</>",
                                            "<>",
                                            "<3",
                                            "<p",
                                            "<",
                                            "&",
                                            "&auml;",
                                            "&lt;",
                                            "<!doctype html>",
                                            "<!-- a -- b -->",
                                            "<!-- a -->",
                                            "<!-->",
                                            "<!--->",
                                            "<!---->",
                                            "<!-- x --->",
                                            "<!-- \r\n -->",
                                            "<!x>",
                                            "<?x?>",
                                            "<![CDATA[x]]>",
                                            "<script>if (a</b/.c) d = '<p>';</script>",
                                            "<SCRIPT type=a>\r\n&amp;</ScRiPt>",
                                            "<script></script >",
                                            "<script><!-- <script> </script> --></script>",
                                            "<script><!-- x --></script>",
                                            "</script>",
                                            "<script>",
                                            "<style>a > b {}</style>",
                                            "<style>&amp;</style/>",
                                            "<style>",
                                            "</style>",
                                            "<svg viewBox=\"0\" class=s><path/><foreignObject>",
                                            "</svg>",
                                            "<math><mi>",
                                            "</math>",
                                            "<title>a &amp; b</title>",
                                            "<textarea>x\n<p>",
                                            "</textarea>",
                                            "<input type=hidden class=h>",
                                            "<input type='text'>",
                                            "<table>",
                                            "<tr><td>",
                                            "</table>",
                                            "<select><option>",
                                            "</select>",
                                            "<template><p>",
                                            "</template>",
                                            "<pre>x",
                                            "\n",
                                            "</pre>",
                                            "<ul><li>",
                                            "</ul>",
                                            "<noscript><p>",
                                            "</noscript>",
                                            "<iframe><p></iframe>",
                                            "<x-y class=z>",
                                            "</x-y>",
                                            "<averylongtagname id=1>",
                                            "<h1>",
                                            "</h1>",
                                            "Wort",
                                            "f\xC3\xBCr ",
                                            " ",
                                            "\r\n",
                                            "\r",
                                            "a < b > c",
                                            "\"",
                                            "'",
                                            "=",
                                            ">",
                                            "<body class=b>",
                                            "<html lang=de class=c>",
                                            "<head>",
                                            "</head>",
                                            "</body>"};
    std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same pages every time
    HtmlRooms rooms;
    for (int page = 0; page < 4000; ++page) {
        std::string html = page % 2 == 0 ? "<!doctype html><body>" : "<body>";
        for (int i = 0; i < 20; ++i) html += parts[random() % parts.size()];
        SCOPED_TRACE(html);
        expect_same_tree(html, rooms);
        if (testing::Test::HasFailure()) return;
    }
}

TEST(QuickTags, LeaveNulToLexbor) {
    HtmlRooms rooms;
    for (const std::string_view html :
         {std::string_view("<p class=a\0b>x</p>", 18), std::string_view("<p\0 class=a>x", 13),
          std::string_view("<p id='\0'>x", 11), std::string_view("<p i\0d=a class=b>x", 18),
          std::string_view("<script>\0</script>x", 19), std::string_view("<!-- \0 -->x", 11)})
        expect_same_tree(std::string(html), rooms);
}

// A page leaves nothing behind in the memory that the next one is read in.
TEST(QuickTags, RoomsAreCleanForTheNextPage) {
    HtmlRooms rooms;
    const std::vector<std::string> pages = {"<!doctype html><p>a<table><tr><td>b",
                                            "<p>a<table><tr><td>b",
                                            "<b><i><p class=x>" + std::string(3 << 20, 'a'),
                                            "<x1 y1=1>" + std::string(100000, ' '),
                                            "<frameset>",
                                            "<template><tr>",
                                            "<svg><title>",
                                            "<script>",
                                            "<p>a"};
    for (int round = 0; round < 2; ++round) {
        for (const std::string& html : pages) expect_same_tree(html, rooms);
    }
}

}  // namespace
}  // namespace sayso::page
