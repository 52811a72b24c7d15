#include "page/html_article.h"

#include <algorithm>

#include "page/fold.h"
#include "page/html_blocks.h"
#include "page/language.h"
#include "page/live_blog.h"
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

// The language the page declares; empty if it does not.
std::string declared_language(const HtmlTree& tree) {
    for (const lxb_dom_node_t* node = tree.root()->first_child; node != nullptr; node = node->next) {
        if (is_element(node)) return primary(attribute(node, AttributeName::lang));
    }
    return {};
}

std::size_t words_for(const HtmlBlocks& page, std::string_view declared, const std::vector<PageWords>& packs) {
    const std::size_t found = best_language(sample_of(page), packs);
    if (found < packs.size()) return found;
    const auto same =
        std::find_if(packs.begin(), packs.end(), [&](const PageWords& words) { return words.language() == declared; });
    return static_cast<std::size_t>(same - packs.begin());
}

// By-line, date and reading time stand near the headline, or below the text; blocks that were chosen are text.
Told told_by(const HtmlBlocks& page, const std::vector<ChosenBlock>& chosen, const PageWords& words) {
    Told told;
    if (chosen.empty()) return told;
    constexpr std::uint32_t around = 12;
    const std::uint32_t begin = chosen.front().block - std::min(chosen.front().block, around);
    const std::uint32_t end = std::min(chosen.back().block + around, static_cast<std::uint32_t>(page.blocks.size()));
    auto next = chosen.begin();
    Credits marked;
    for (std::uint32_t i = begin; i < end; ++i) {
        while (next != chosen.end() && next->block < i) ++next;
        if (next != chosen.end() && next->block == i) continue;
        const HtmlBlock& block = page.blocks[i];
        told.take_in(block.text.text, words);
        constexpr std::size_t longest_byline = 120;
        const bool byline_mark = page.containers[block.container].mark == Mark::byline;
        if (byline_mark && marked.people.size() < 8 && block.text.text.size() <= longest_byline)
            add_credits(marked, people_in(block.text.text, words));
    }
    if (told.credits.people.empty()) add_credits(told.credits, marked);
    return told;
}

// "Kicker: Headline" in two elements leaves the mark with the headline.
std::uint32_t leading_mark(std::string_view headline) {
    const std::size_t first = headline.find_first_not_of(" :-|");
    return first == std::string_view::npos ? 0 : static_cast<std::uint32_t>(first);
}

// A headline that its kicker is glued to becomes two blocks; a caption loses its credit.
void add_block(std::vector<TextBlock>& blocks, ChosenBlock chosen, MappedText text, const PageWords& words) {
    const std::uint32_t glued = chosen.kind == BlockKind::title ? glued_headline(text.text) : 0;
    if (glued > 0) {
        blocks.push_back({.kind = BlockKind::kicker, .text = text.part({0, glued}), .published = {}});
        text = text.part({glued, static_cast<std::uint32_t>(text.text.size())});
    }
    if (chosen.kind == BlockKind::title)
        text = text.part({leading_mark(text.text), static_cast<std::uint32_t>(text.text.size())});
    if (chosen.kind == BlockKind::caption) {
        const auto end = static_cast<std::uint32_t>(words.credit_begin(text.text));
        if (end == 0) return;
        if (end < text.text.size()) text = text.part({0, end});
    }
    blocks.push_back({.kind = chosen.kind, .text = std::move(text), .published = std::move(chosen.published)});
}

// Whether the title goes on after its first words with what is set apart from a headline (" | Outlet"), not with a
// colon: words before a colon are a kicker, and the headline comes after it.
bool goes_on_with_outlet(std::string_view title, std::string_view first_words) {
    const std::size_t mark = title.find_first_of(":|", std::min(first_words.size(), title.size()));
    return mark == std::string_view::npos || title[mark] != ':';
}

// The visible headline is the title where the metadata has none but the <title> element, or repeats it with something
// behind it (an outlet, a section).
void prefer_visible_title(const std::vector<TextBlock>& blocks, Metadata& metadata) {
    const auto block =
        std::find_if(blocks.begin(), blocks.end(), [](const TextBlock& b) { return b.kind == BlockKind::title; });
    if (block == blocks.end()) return;
    const std::string key = word_key(block->text.text);
    const std::string known = word_key(metadata.title);
    const bool repeated = !key.empty() && known.starts_with(key) && key.size() * 2 > known.size() &&
                          goes_on_with_outlet(metadata.title, key);
    if (metadata.title_from_page_title || known.empty() || repeated) metadata.title = block->text.text;
}

// "Headline - Outlet": what is left of the page's title names the outlet, if nothing else does.
void outlet_from_page_title(Metadata& metadata) {
    constexpr std::size_t longest_outlet = 40;
    const std::size_t at = metadata.title.empty() ? std::string::npos : metadata.page_title.find(metadata.title);
    if (!metadata.outlet.empty() || at == std::string::npos) return;
    std::string_view rest = std::string_view(metadata.page_title).substr(at + metadata.title.size());
    for (const std::string_view separator : {" | ", " – ", " - ", " — ", " • "}) {
        if (!rest.starts_with(separator)) continue;
        rest.remove_prefix(separator.size());
        if (rest.size() <= longest_outlet) metadata.outlet = rest;
        return;
    }
}

}  // namespace

HtmlArticle read_html_article(const HtmlTree& tree, PageExtent extent, const std::vector<PageWords>& packs,
                              const ClassMarks& marks) {
    HtmlArticle article;
    HtmlBlocks page = read_blocks(tree, marks);
    article.words = words_for(page, declared_language(tree), packs);
    static const PageWords no_words;
    const PageWords& words = article.words < packs.size() ? packs[article.words] : no_words;
    article.metadata = read_metadata(tree, words);
    const MainTextHints hints{.title = article.metadata.title, .description = article.metadata.description};
    auto chosen = extent == PageExtent::page ? choose_main_text(page, words, hints) : choose_all_text(page, words);
    article.told = told_by(page, chosen, words);
    name_live_entries(page, chosen);
    for (const ChosenBlock& c : chosen) add_block(article.blocks, c, std::move(page.blocks[c.block].text), words);
    prefer_visible_title(article.blocks, article.metadata);
    outlet_from_page_title(article.metadata);
    return article;
}

}  // namespace sayso::page
