// The article on a page of plain text, as it is copied off a site.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/mapped_text.h"
#include "page/page_words.h"
#include "page/visible.h"
#include "sayso/article.h"

namespace sayso::page {

struct TextBlock {
    BlockKind kind = BlockKind::paragraph;
    MappedText text;
    std::string published;  // of a live entry
};

// What the furniture lines tell before they go.
struct Told {
    Credits credits;
    std::string published, modified;
    std::optional<int> reading_minutes;
    bool paywall = false;

    // Takes in what a line says about the article; true if the line says nothing else.
    bool take_in(std::string_view line, const PageWords& words);

private:
    bool take_in_part(std::string_view part, const PageWords& words);
};

// The article's blocks, in page order. Each line is a block (lines that are broken at a fixed width are joined first);
// furniture goes by the words' tables; what stands above the first prose is kicker, headline, captions, lead; a line
// that is there twice is a caption (a picture's text and its description) and stays once.
[[nodiscard]] std::vector<TextBlock> read_plain_text(std::string_view text, const PageWords& words, Told& told);

}  // namespace sayso::page
