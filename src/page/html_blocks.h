// A page's HTML tree as a row of text blocks, each with what is needed to tell the article from its surroundings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/class_marks.h"
#include "page/html_tree.h"
#include "page/mapped_text.h"
#include "sayso/article.h"

namespace sayso::page {

// An element that holds blocks. Containers are numbered in document order; a parent comes before its children.
struct Container {
    std::uint32_t parent = 0;  // the root is its own parent
    std::uint32_t end = 0;     // one past its last descendant container
    std::uint32_t first_block = 0, end_block = 0;
    lxb_tag_id_t tag = 0;
    Mark mark = Mark::none;
    const lxb_dom_node_t* node = nullptr;
};

struct HtmlBlock {
    MappedText text;
    BlockKind kind = BlockKind::paragraph;
    std::uint8_t level = 0;                // of a heading, 1 to 6
    std::uint32_t container = 0;           // the innermost one
    std::uint32_t link_bytes = 0;          // bytes of the text that are inside links
    std::uint32_t strong_bytes = 0;        // … and inside bold or italic print
    const lxb_dom_node_t* node = nullptr;  // the block element it stands in
};

// A <time datetime="…"> element.
struct PageTime {
    std::string_view datetime;    // as it stands in the attribute; lives as long as the tree
    std::uint32_t container = 0;  // the innermost one around it
    std::uint32_t block = 0;      // the block it stands in, or before
};

struct HtmlBlocks {
    std::vector<Container> containers;
    std::vector<HtmlBlock> blocks;  // in page order, none empty
    std::vector<PageTime> times;
};

[[nodiscard]] HtmlBlocks read_blocks(const HtmlTree& tree, const ClassMarks& marks);

}  // namespace sayso::page
