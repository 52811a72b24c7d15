#include "page/html_blocks.h"

#include <lexbor/html/html.h>

#include <utility>

namespace sayso::page {
namespace {

// How an element takes part in the flow of text (HTML standard, 15.3, the user agents' style sheet).
enum class Flow : std::uint8_t { inside_line, line_break, block, cell, nothing };

Flow flow_of(lxb_tag_id_t tag) {
    switch (tag) {
        case LXB_TAG_SCRIPT:
        case LXB_TAG_STYLE:
        case LXB_TAG_TEMPLATE:
        case LXB_TAG_HEAD:
        case LXB_TAG_SELECT:
        case LXB_TAG_TEXTAREA:
        case LXB_TAG_BUTTON:
        case LXB_TAG_SVG:
        case LXB_TAG_MATH:
        case LXB_TAG_IFRAME:
        case LXB_TAG_OBJECT:
        case LXB_TAG_CANVAS:
        case LXB_TAG_AUDIO:
        case LXB_TAG_VIDEO:
        case LXB_TAG_NOSCRIPT:
        case LXB_TAG_DATALIST:
        case LXB_TAG_INPUT:
        case LXB_TAG_NOEMBED:
        case LXB_TAG_NOFRAMES:
        case LXB_TAG_TITLE:
        case LXB_TAG_RP:
        case LXB_TAG_RT:
        case LXB_TAG_METER:
        case LXB_TAG_PROGRESS: return Flow::nothing;
        case LXB_TAG_BR: return Flow::line_break;
        case LXB_TAG_TD:
        case LXB_TAG_TH: return Flow::cell;
        case LXB_TAG_ADDRESS:
        case LXB_TAG_ARTICLE:
        case LXB_TAG_ASIDE:
        case LXB_TAG_BLOCKQUOTE:
        case LXB_TAG_BODY:
        case LXB_TAG_CAPTION:
        case LXB_TAG_CENTER:
        case LXB_TAG_DD:
        case LXB_TAG_DETAILS:
        case LXB_TAG_DIALOG:
        case LXB_TAG_DIV:
        case LXB_TAG_DL:
        case LXB_TAG_DT:
        case LXB_TAG_FIELDSET:
        case LXB_TAG_FIGCAPTION:
        case LXB_TAG_FIGURE:
        case LXB_TAG_FOOTER:
        case LXB_TAG_FORM:
        case LXB_TAG_H1:
        case LXB_TAG_H2:
        case LXB_TAG_H3:
        case LXB_TAG_H4:
        case LXB_TAG_H5:
        case LXB_TAG_H6:
        case LXB_TAG_HEADER:
        case LXB_TAG_HGROUP:
        case LXB_TAG_HR:
        case LXB_TAG_HTML:
        case LXB_TAG_LEGEND:
        case LXB_TAG_LI:
        case LXB_TAG_MAIN:
        case LXB_TAG_MENU:
        case LXB_TAG_NAV:
        case LXB_TAG_OL:
        case LXB_TAG_P:
        case LXB_TAG_PRE:
        case LXB_TAG_SECTION:
        case LXB_TAG_SUMMARY:
        case LXB_TAG_TABLE:
        case LXB_TAG_TBODY:
        case LXB_TAG_TFOOT:
        case LXB_TAG_THEAD:
        case LXB_TAG_TR:
        case LXB_TAG_UL: return Flow::block;
        default: return Flow::inside_line;
    }
}

// What a table is for: the layout of the page (a cell holds block elements or another table), a picture and its
// caption, or data. Reads no further than the first sign of layout.
enum class TableUse : std::uint8_t { layout, picture, data };

TableUse use_of(const lxb_dom_node_t* table) {
    TableUse use = TableUse::data;
    for (lxb_dom_node_t* node = table->first_child; node != nullptr; node = next_node(table, node)) {
        if (!is_element(node)) continue;
        switch (node->local_name) {
            case LXB_TAG_TABLE:
            case LXB_TAG_P:
            case LXB_TAG_DIV:
            case LXB_TAG_H1:
            case LXB_TAG_H2:
            case LXB_TAG_H3:
            case LXB_TAG_FORM: return TableUse::layout;
            case LXB_TAG_IMG: use = TableUse::picture; break;
            default: break;
        }
    }
    return use;
}

// The sibling before or after, past white space.
const lxb_dom_node_t* neighbour(const lxb_dom_node_t* node, lxb_dom_node_t* lxb_dom_node_t::*towards) {
    const lxb_dom_node_t* next = node->*towards;
    return next != nullptr && is_text(next) && is_white_space(next) ? next->*towards : next;
}

// Old pages set headlines and by-lines apart by a font and line breaks alone.
bool is_line_of_its_own(const lxb_dom_node_t* node) {
    if (node->local_name != LXB_TAG_FONT) return false;
    const auto ends_line = [](const lxb_dom_node_t* next) {
        return next == nullptr || (is_element(next) && flow_of(next->local_name) != Flow::inside_line);
    };
    return ends_line(neighbour(node, &lxb_dom_node_t::prev)) && ends_line(neighbour(node, &lxb_dom_node_t::next));
}

bool is_emphasis(lxb_tag_id_t tag) {
    return tag == LXB_TAG_B || tag == LXB_TAG_STRONG || tag == LXB_TAG_I || tag == LXB_TAG_EM;
}

struct Context {
    BlockKind kind = BlockKind::paragraph;
    std::uint8_t level = 0;
    std::uint32_t container = 0;
    const lxb_dom_node_t* node = nullptr;
};

void specialise(Context& context, lxb_tag_id_t tag) {
    const auto heading = [&](std::uint8_t level) {
        context.kind = BlockKind::heading;
        context.level = level;
    };
    switch (tag) {
        case LXB_TAG_H1: return heading(1);
        case LXB_TAG_H2: return heading(2);
        case LXB_TAG_H3: return heading(3);
        case LXB_TAG_H4: return heading(4);
        case LXB_TAG_H5: return heading(5);
        case LXB_TAG_H6: return heading(6);
        case LXB_TAG_LI:
        case LXB_TAG_DT:
        case LXB_TAG_DD: context.kind = BlockKind::list; return;
        case LXB_TAG_BLOCKQUOTE: context.kind = BlockKind::quote; return;
        case LXB_TAG_FIGURE:
        case LXB_TAG_FIGCAPTION:
        case LXB_TAG_CAPTION: context.kind = BlockKind::caption; return;
        case LXB_TAG_TABLE: context.kind = BlockKind::table; return;
        default: return;
    }
}

bool hidden(const lxb_dom_node_t* element) {
    if (has_attribute(element, AttributeName::hidden) || attribute(element, AttributeName::aria_hidden) == "true")
        return true;
    const std::string_view style = attribute(element, AttributeName::style);
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos;
}

class BlockReader {
public:
    BlockReader(const HtmlTree& tree, const ClassMarks& marks) : tree_(tree), marks_(marks) {}

    HtmlBlocks read() {
        const lxb_dom_node_t* root = tree_.root();
        result_.containers.push_back({.node = root});
        stack_.push_back({.node = root});
        lxb_dom_node_t* node = root->first_child;
        while (node != nullptr) {
            if (enter(node) && node->first_child != nullptr) {
                node = node->first_child;
                continue;
            }
            while (node != nullptr && node->next == nullptr) {
                leave(node);
                node = node->parent == root ? nullptr : node->parent;
            }
            if (node != nullptr) {
                leave(node);
                node = node->next;
            }
        }
        end_block();
        close_container(0);
        return std::move(result_);
    }

private:
    // Whether the node's children are to be read. Every node entered is left, too.
    bool enter(lxb_dom_node_t* node) {
        if (is_text(node)) {
            read_text(node);
            return false;
        }
        if (!is_element(node)) return false;
        const Flow flow = flow_of(node->local_name);
        if (flow == Flow::nothing || hidden(node)) return skip(node);
        if (flow == Flow::line_break) {
            line_break();
            return false;
        }
        const bool layout_cell = flow == Flow::cell && stack_.back().kind != BlockKind::table;
        if (flow == Flow::cell && !layout_cell) builder_.add_gap();
        constexpr std::size_t most_times = 20000;
        if (node->local_name == LXB_TAG_TIME && has_attribute(node, AttributeName::datetime) &&
            result_.times.size() < most_times) {
            const auto block = static_cast<std::uint32_t>(result_.blocks.size());
            result_.times.push_back({attribute(node, AttributeName::datetime), stack_.back().container, block});
        }
        if (node->local_name == LXB_TAG_A) ++links_;
        if (is_emphasis(node->local_name)) ++strong_;
        const bool block = flow == Flow::block || layout_cell;
        if (!block && flow != Flow::inside_line) return true;
        // Inside a table of data, names tell what its rows are about ("player-12").
        const bool in_table = stack_.back().kind == BlockKind::table;
        const Mark mark = in_table ? Mark::none : marks_.of(node);
        // Furniture is often made of inline elements only (a <span> with a "Share" in it): these end the line, too.
        if (block || ends_line(mark) || is_line_of_its_own(node)) open(node, mark);
        return true;
    }

    void leave(lxb_dom_node_t* node) {
        if (!is_element(node) || node == skipped_) {
            skipped_ = nullptr;
            return;
        }
        if (node->local_name == LXB_TAG_A && links_ > 0) --links_;
        if (is_emphasis(node->local_name) && strong_ > 0) --strong_;
        if (stack_.back().node == node) close();
    }

    bool skip(const lxb_dom_node_t* node) {
        skipped_ = node;
        return false;
    }

    static bool ends_line(Mark mark) {
        return mark == Mark::furniture || mark == Mark::credit || mark == Mark::kicker || mark == Mark::caption ||
               mark == Mark::byline;
    }

    void open(lxb_dom_node_t* node, Mark mark) {
        end_block();
        Context context = stack_.back();
        const TableUse use = node->local_name == LXB_TAG_TABLE ? use_of(node) : TableUse::data;
        if (use == TableUse::data) specialise(context, node->local_name);
        if (use == TableUse::picture) context.kind = BlockKind::caption;
        context.node = node;
        const auto number = static_cast<std::uint32_t>(result_.containers.size());
        if (mark == Mark::caption && context.kind != BlockKind::heading) context.kind = BlockKind::caption;
        result_.containers.push_back({.parent = context.container,
                                      .first_block = static_cast<std::uint32_t>(result_.blocks.size()),
                                      .tag = node->local_name,
                                      .mark = mark,
                                      .node = node});
        context.container = number;
        stack_.push_back(context);
    }

    void close() {
        end_block();
        close_container(stack_.back().container);
        stack_.pop_back();
    }

    void close_container(std::uint32_t number) {
        result_.containers[number].end = static_cast<std::uint32_t>(result_.containers.size());
        result_.containers[number].end_block = static_cast<std::uint32_t>(result_.blocks.size());
    }

    void read_text(const lxb_dom_node_t* node) {
        const std::uint32_t before = builder_.size();
        tree_.read_text(node, builder_);
        const std::uint32_t added = builder_.size() - before;
        if (links_ > 0) block_.link_bytes += added;
        if (strong_ > 0) block_.strong_bytes += added;
        if (builder_.size() > before) breaks_ = 0;
    }

    // A single break is a gap in a line (verses, addresses); two end a paragraph.
    void line_break() {
        builder_.add_gap();
        if (++breaks_ >= 2) end_block();
    }

    void end_block() {
        breaks_ = 0;
        HtmlBlock block = std::exchange(block_, {});
        block.text = builder_.take();
        if (block.text.empty()) return;
        const Context& context = stack_.back();
        block.kind = context.kind;
        block.level = context.level;
        block.container = context.container;
        block.node = context.node;
        result_.blocks.push_back(std::move(block));
    }

    const HtmlTree& tree_;
    MarkReader marks_;
    HtmlBlocks result_;
    std::vector<Context> stack_;
    TextBuilder builder_;
    HtmlBlock block_;
    const lxb_dom_node_t* skipped_ = nullptr;
    int links_ = 0, strong_ = 0, breaks_ = 0;
};

}  // namespace

HtmlBlocks read_blocks(const HtmlTree& tree, const ClassMarks& marks) { return BlockReader(tree, marks).read(); }

}  // namespace sayso::page
