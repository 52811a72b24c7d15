// The HTML tree of a page (lexbor's), in which every text node still knows where its characters stand on the page.
//
// lexbor's tree builder forgets the source of text. It needs to know of a text token only whether it is white space, so
// each token's characters are replaced by the token's number, written with 16 characters, before the builder sees them:
// digits of base 4 made of white space for white space, of '0' to '3' else. Wherever the standard's rules move a text
// to, its node's content is then a list of numbers, and these lead to exact places.
#pragma once

#include <lexbor/dom/dom.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "page/mapped_text.h"
#include "sayso/error.h"

namespace sayso::page {

class HtmlRooms;

class HtmlTree {
public:
    // Any UTF-8 gives a tree; tags that would nest deeper than `deepest` are dropped. Error: the tree would need more
    // than a fixed multiple of the page's size in memory. `source` must outlive the tree.
    static Result<HtmlTree> parse(std::string_view source);
    // The same in memory of `rooms`, which must outlive the tree, too.
    static Result<HtmlTree> parse(std::string_view source, HtmlRooms& rooms);
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) = delete;
    ~HtmlTree();

    [[nodiscard]] lxb_dom_node_t* root() const;
    // Puts the node's characters into the builder. `node` is a text node of this tree.
    void read_text(const lxb_dom_node_t* node, TextBuilder& builder) const;
    // The characters of the text node, or of all text nodes below `node`, as they are, without places (scripts,
    // titles).
    [[nodiscard]] std::string raw_text(const lxb_dom_node_t* node) const;
    // Tags were dropped because they nest too deep.
    [[nodiscard]] bool truncated() const;

    static constexpr std::size_t deepest = 400;

private:
    friend class HtmlRooms;
    struct Impl;
    static Result<HtmlTree> parse(std::unique_ptr<Impl> impl, std::string_view source, HtmlRooms* rooms);
    HtmlTree(std::unique_ptr<Impl> impl, HtmlRooms* rooms);
    std::unique_ptr<Impl> impl_;
    HtmlRooms* rooms_ = nullptr;
};

// Memory that trees are built in, one after another, so that no page has to ask the system for it again. As many rooms
// are made as there are trees at the same time; may be shared by threads.
class HtmlRooms {
public:
    HtmlRooms();
    ~HtmlRooms();
    HtmlRooms(const HtmlRooms&) = delete;
    HtmlRooms& operator=(const HtmlRooms&) = delete;

private:
    friend class HtmlTree;
    std::unique_ptr<HtmlTree::Impl> take();
    void give_back(std::unique_ptr<HtmlTree::Impl> impl);

    std::mutex mutex_;
    std::vector<std::unique_ptr<HtmlTree::Impl>> idle_;
};

// The next node of the subtree of `root` in document order, without recursion; null at its end. `descend` tells whether
// the children of `node` are visited.
enum class Descend : std::uint8_t { yes, no };
[[nodiscard]] lxb_dom_node_t* next_node(const lxb_dom_node_t* root, lxb_dom_node_t* node,
                                        Descend descend = Descend::yes);

[[nodiscard]] inline bool is_element(const lxb_dom_node_t* node) { return node->type == LXB_DOM_NODE_TYPE_ELEMENT; }
[[nodiscard]] inline bool is_text(const lxb_dom_node_t* node) { return node->type == LXB_DOM_NODE_TYPE_TEXT; }
// The text node is white space and nothing else (tests the content that HtmlTree gives text nodes).
[[nodiscard]] bool is_white_space(const lxb_dom_node_t* text);

// The attributes that tell something about an article. A tree has `href` of <link> alone, `lang` of <html>, `name` and
// `property` of <meta>, `rel` of <link> and <a>, `type` of <script> and <input>.
enum class AttributeName : std::uint8_t {
    aria_hidden,
    class_names,
    content,
    datetime,
    hidden,
    href,
    id,
    itemprop,
    itemscope,
    itemtype,
    lang,
    name,
    property,
    rel,
    role,
    style,
    type,
};
// The attribute's value; empty if the element, one of an HtmlTree's, has none of that name.
[[nodiscard]] std::string_view attribute(const lxb_dom_node_t* element, AttributeName name);
[[nodiscard]] bool has_attribute(const lxb_dom_node_t* element, AttributeName name);

}  // namespace sayso::page
