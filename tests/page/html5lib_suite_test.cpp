// html5lib's tests of HTML's tree construction and of character set detection against our readers.
//
// Of a tree, elements, comments and texts are compared, white space in texts folded: attributes that nobody asks for
// are left out of our trees (html_tree.h), and so are characters that no text has.
#include <gtest/gtest.h>
#include <lexbor/html/html.h>

#include <algorithm>
#include <sstream>

#include "page/charset_names.h"
#include "page/fold.h"
#include "page/html_tree.h"
#include "support/files.h"

namespace sayso::page {
namespace {

// A case's parts by their headings ("data", "document", …), each without its last line end.
using Parts = std::map<std::string, std::string>;

std::vector<Parts> cases_in(const std::string& file) {
    std::vector<Parts> cases;
    std::string* part = nullptr;
    std::istringstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line == "#data") cases.emplace_back();
        if (line.starts_with('#') && !cases.empty()) {
            const std::string name = line.substr(1);
            const bool heading = name == "data" || name == "errors" || name == "new-errors" || name == "document" ||
                                 name == "document-fragment" || name == "script-on" || name == "script-off" ||
                                 name == "encoding";
            if (heading) {
                part = &cases.back()[name];
                continue;
            }
        }
        if (part != nullptr) *part += line + "\n";
    }
    for (Parts& parts : cases) {
        for (auto& [name, text] : parts) {
            if (!text.empty()) text.pop_back();
        }
    }
    return cases;
}

std::string folded(std::string_view text) {
    TextBuilder builder;
    builder.add_verbatim(text, 0);
    return builder.take().text;
}

void add_text(std::vector<std::string>& lines, std::string_view indent, std::string_view text) {
    const std::string words = folded(text);
    if (!words.empty()) lines.push_back(std::string(indent) + '"' + words + '"');
}

// The expected lines "|   <p>", "|     "text"", without attributes and document types.
std::vector<std::string> expected_lines(const std::string& document) {
    std::vector<std::string> lines;
    std::istringstream stream(document);
    std::vector<std::string> whole;  // a text or comment may go over several lines
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("| ") || whole.empty())
            whole.push_back(line);
        else
            whole.back() += "\n" + line;
    }
    for (const std::string& line : whole) {
        const std::size_t begin = line.find_first_not_of(' ', 2);
        if (!line.starts_with("| ") || begin == std::string::npos) continue;
        const std::string indent = line.substr(2, begin - 2);
        const std::string rest = line.substr(begin);
        if (rest.starts_with('"'))
            add_text(lines, indent, std::string_view(rest).substr(1, rest.rfind('"') - 1));
        else if ((rest.starts_with('<') && !rest.starts_with("<!DOCTYPE")) || rest == "content")
            lines.push_back(indent + rest);
    }
    return lines;
}

std::string name_of(lxb_dom_node_t* node) {
    std::size_t size = 0;
    const lxb_char_t* name = lxb_dom_element_qualified_name(lxb_dom_interface_element(node), &size);
    const std::string space = node->ns == LXB_NS_SVG ? "svg " : node->ns == LXB_NS_MATH ? "math " : "";
    return "<" + space + std::string(reinterpret_cast<const char*>(name), size) + ">";
}

void add_lines(const HtmlTree& tree, lxb_dom_node_t* parent, const std::string& indent,
               std::vector<std::string>& lines) {
    for (lxb_dom_node_t* node = parent->first_child; node != nullptr; node = node->next) {
        if (is_text(node)) {
            add_text(lines, indent, tree.raw_text(node));
        } else if (node->type == LXB_DOM_NODE_TYPE_COMMENT) {
            const lexbor_str_t& data = lxb_dom_interface_character_data(node)->data;
            lines.push_back(indent + "<!-- " + std::string(reinterpret_cast<const char*>(data.data), data.length) +
                            " -->");
        } else if (is_element(node)) {
            lines.push_back(indent + name_of(node));
            if (node->local_name == LXB_TAG_TEMPLATE && node->ns == LXB_NS_HTML) {
                lines.push_back(indent + "  content");
                add_lines(tree, lxb_dom_interface_node(lxb_html_interface_template(node)->content), indent + "    ",
                          lines);
            }
            add_lines(tree, node, indent + "  ", lines);
        }
    }
}

bool passes(const Parts& parts) {
    const auto tree = HtmlTree::parse(parts.at("data"));
    if (!tree) return false;
    std::vector<std::string> lines;
    add_lines(*tree, tree->root(), "", lines);
    return lines == expected_lines(parts.at("document"));
}

TEST(Html5lib, TreeConstruction) {
    const test::TemporaryFolder folder;
    if (!test::unpack_shared("corpora/suites/html5lib.tar.zst", folder)) GTEST_SKIP() << "no shared data";
    int passed = 0;
    int all = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "html5lib/tree-construction")) {
        if (entry.path().extension() != ".dat") continue;
        for (const Parts& parts : cases_in(test::read_file(entry.path()))) {
            // Fragments of pages and pages that scripts change are not read.
            if (parts.contains("document-fragment") || parts.contains("script-on") || !parts.contains("document"))
                continue;
            ++all;
            const bool right = passes(parts);
            passed += right ? 1 : 0;
            if (!right && std::getenv("SAYSO_SHOW_FAILURES") != nullptr)
                std::printf("%s\n%s\n%s\n\n", entry.path().filename().c_str(), parts.at("data").c_str(),
                            parts.at("document").c_str());
        }
    }
    std::printf("html5lib tree construction: %d of %d\n", passed, all);
    EXPECT_GE(passed, 1574);
    EXPECT_EQ(all, 1592);
}

// What the page declares, as the prescan finds it; the standard's default where it declares nothing.
std::string declared_encoding(const std::string& bytes) {
    const std::string_view encoding = encoding_for(declared_charset(bytes));
    if (encoding.empty()) return "windows-1252";
    return lower(encoding.starts_with("UTF-16") ? "UTF-8" : encoding);
}

TEST(Html5lib, CharacterSetDetection) {
    const test::TemporaryFolder folder;
    if (!test::unpack_shared("corpora/suites/html5lib.tar.zst", folder)) GTEST_SKIP() << "no shared data";
    int passed = 0;
    int all = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "html5lib/encoding")) {
        if (entry.path().extension() != ".dat") continue;
        for (const Parts& parts : cases_in(test::read_file(entry.path()))) {
            ++all;
            const bool right = declared_encoding(parts.at("data")) == lower(trimmed(parts.at("encoding")));
            passed += right ? 1 : 0;
            if (!right && std::getenv("SAYSO_SHOW_FAILURES") != nullptr)
                std::printf("%s\n%.300s\n%s\n\n", entry.path().filename().c_str(), parts.at("data").c_str(),
                            parts.at("encoding").c_str());
        }
    }
    std::printf("html5lib character sets: %d of %d\n", passed, all);
    EXPECT_GE(passed, 77);
    EXPECT_EQ(all, 82);
}

}  // namespace
}  // namespace sayso::page
