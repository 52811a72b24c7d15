// The tree with the quick way through plain parts beside lexbor's own of the same page.
#include <gtest/gtest.h>
#include <lexbor/html/html.h>

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
