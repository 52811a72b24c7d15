#include "page/html_article.h"

#include <algorithm>

#include "page/fold.h"
#include "page/html_blocks.h"
#include "page/language.h"
#include "page/main_text.h"

namespace sayso::page {
namespace {

// The words of all blocks, for telling the language.
std::string sample_of(const HtmlBlocks& page) {
    constexpr std::size_t enough = 20000;
    std::string sample;
    for (const HtmlBlock& block : page.blocks) {
        if (block.link_bytes * 2 > block.text.text.size()) continue;
        sample += block.text.text;
        sample += '\n';
        if (sample.size() > enough) break;
    }
    return sample;
}

std::string primary(std::string_view language) { return lower(language.substr(0, language.find_first_of("-_"))); }

std::size_t words_for(const HtmlBlocks& page, const Metadata& metadata, const std::vector<PageWords>& packs) {
    const std::size_t found = best_language(sample_of(page), packs);
    if (found < packs.size()) return found;
    const auto declared = std::find_if(packs.begin(), packs.end(), [&](const PageWords& words) {
        return words.language() == primary(metadata.language);
    });
    return static_cast<std::size_t>(declared - packs.begin());
}

// By-line, date and reading time stand near the headline, or below the text; blocks that were chosen are text.
Told told_by(const HtmlBlocks& page, const std::vector<ChosenBlock>& chosen, const PageWords& words) {
    Told told;
    if (chosen.empty()) return told;
    constexpr std::uint32_t around = 12;
    const std::uint32_t begin = chosen.front().block - std::min(chosen.front().block, around);
    const std::uint32_t end = std::min(chosen.back().block + around, static_cast<std::uint32_t>(page.blocks.size()));
    auto next = chosen.begin();
    for (std::uint32_t i = begin; i < end; ++i) {
        while (next != chosen.end() && next->block < i) ++next;
        if (next == chosen.end() || next->block != i) told.take_in(page.blocks[i].text.text, words);
    }
    return told;
}

// A headline that its kicker is glued to becomes two blocks.
void add_block(std::vector<TextBlock>& blocks, BlockKind kind, MappedText text) {
    const std::uint32_t glued = kind == BlockKind::title ? glued_headline(text.text) : 0;
    if (glued > 0) {
        blocks.push_back({.kind = BlockKind::kicker, .text = text.part({0, glued}), .published = {}});
        text = text.part({glued, static_cast<std::uint32_t>(text.text.size())});
    }
    blocks.push_back({.kind = kind, .text = std::move(text), .published = {}});
}

}  // namespace

HtmlArticle read_html_article(const HtmlTree& tree, const std::vector<PageWords>& packs) {
    HtmlArticle article;
    article.metadata = read_metadata(tree);
    ClassWords class_words;
    for (const PageWords& words : packs) {
        class_words.insert(class_words.end(), words.class_words().begin(), words.class_words().end());
    }
    HtmlBlocks page = read_blocks(tree, class_words);
    article.words = words_for(page, article.metadata, packs);
    static const PageWords no_words;
    const PageWords& words = article.words < packs.size() ? packs[article.words] : no_words;
    const MainTextHints hints{.title = article.metadata.title, .description = article.metadata.description};
    const auto chosen = choose_main_text(page, words, hints);
    article.told = told_by(page, chosen, words);
    for (const ChosenBlock& c : chosen) add_block(article.blocks, c.kind, std::move(page.blocks[c.block].text));
    return article;
}

}  // namespace sayso::page
