// The article on an HTML page: its blocks, and what the page tells about it.
#pragma once

#include <vector>

#include "page/class_marks.h"
#include "page/html_tree.h"
#include "page/metadata.h"
#include "page/plain_text.h"

namespace sayso::page {

struct HtmlArticle {
    std::vector<TextBlock> blocks;
    Metadata metadata;
    Told told;
    std::size_t words = 0;  // index of the language's words that were used; the number of packs if none fitted
};

// `marks` knows the class words of all packs. Of extent `article`, every block stays that is no furniture by its words.
[[nodiscard]] HtmlArticle read_html_article(const HtmlTree& tree, PageExtent extent,
                                            const std::vector<PageWords>& packs, const ClassMarks& marks);

}  // namespace sayso::page
