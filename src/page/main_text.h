// Which of a page's blocks are the article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/html_blocks.h"
#include "page/page_words.h"

namespace sayso::page {

// What the page's metadata says, to find it again in the visible text. Empty where not known.
struct MainTextHints {
    std::string_view title;
    std::string_view description;
};

struct ChosenBlock {
    std::uint32_t block = 0;  // index into HtmlBlocks::blocks
    BlockKind kind = BlockKind::paragraph;
    std::string published;  // of live entries and their headings
};

// The article's blocks in page order; none if the page has no prose.
//
// 1. A block of prose has at least `prose_words` words, few of them in links, and ends like a sentence, holds commas or
// is long.
// 2. The article's container is the smallest one that holds most of the prose that stands outside furniture
// (navigation,
//    asides, anything whose class names or role say so); containers that the page itself calls the article's body go
//    first.
// 3. From the headline to that container's end, every block stays that is prose, or belongs to it by its element
// (headings
//    with text below, lists, quotes, captions), and is no furniture by its words.
[[nodiscard]] std::vector<ChosenBlock> choose_main_text(const HtmlBlocks& page, const PageWords& words,
                                                        const MainTextHints& hints);

// The blocks of a page that is the article's body and nothing else: all but those that are furniture by their words (a
// feed's "read on at …").
[[nodiscard]] std::vector<ChosenBlock> choose_all_text(const HtmlBlocks& page, const PageWords& words);

}  // namespace sayso::page
