#include <algorithm>

#include "base/hash.h"
#include "page/charset.h"
#include "page/class_marks.h"
#include "page/fold.h"
#include "page/html_article.h"
#include "page/html_tree.h"
#include "page/language.h"
#include "page/metadata.h"
#include "page/page.h"
#include "page/page_words.h"
#include "page/plain_text.h"
#include "page/visible.h"

namespace sayso {
namespace {

using page::PageWords;
using page::TextBlock;

// Whether the text is HTML: it opens with a tag, or has several of those that every page has near its beginning.
bool is_html(std::string_view text) {
    constexpr std::size_t sample_size = 65536;
    const std::string_view head = page::trimmed(text.substr(0, sample_size));
    const std::string opening = page::lower(head.substr(0, std::string_view("<!doctype html").size()));
    if (opening.starts_with("<!doctype html") || opening.starts_with("<html") || opening.starts_with("<?xml"))
        return true;
    const std::string sample = page::lower(head);
    constexpr std::size_t enough = 3;
    std::size_t tags = 0;
    for (const std::string_view tag : {"<html", "<head", "<body", "<title", "<meta ", "<div", "<p>", "<p ", "</p>",
                                       "<article", "<h1", "<span", "</a>", "<br"}) {
        tags += sample.find(tag) != std::string::npos ? 1 : 0;
    }
    return tags >= enough || (sample.starts_with("<") && tags > 0);
}

void assemble(Article& article, const std::vector<TextBlock>& blocks) {
    page::MappedText whole;
    for (const TextBlock& block : blocks) {
        if (!whole.empty()) whole.append_unmapped("\n\n");
        const auto begin = static_cast<std::uint32_t>(whole.text.size());
        whole.append(block.text);
        article.blocks.push_back({block.kind, {begin, static_cast<std::uint32_t>(whole.text.size())}, block.published});
    }
    article.text = std::move(whole.text);
    article.source = std::move(whole.source);
}

std::string_view first_of(const Article& article, BlockKind kind) {
    const auto found =
        std::find_if(article.blocks.begin(), article.blocks.end(), [&](const Block& b) { return b.kind == kind; });
    return found == article.blocks.end() ? std::string_view() : found->span.of(article.text);
}

// Agencies stand at the end of the text or at its beginning ("BERLIN (dpa) -").
void add_agencies(Article& article, const PageWords& words) {
    const auto add = [&](const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            if (std::find(article.agencies.begin(), article.agencies.end(), name) == article.agencies.end())
                article.agencies.push_back(name);
        }
    };
    constexpr std::size_t blocks_at_end = 2;
    const auto body = [](const Block& b) {
        return b.kind != BlockKind::title && b.kind != BlockKind::kicker && b.kind != BlockKind::caption;
    };
    const auto first = std::find_if(article.blocks.begin(), article.blocks.end(), body);
    if (first != article.blocks.end()) add(page::agencies_in(first->span.of(article.text).substr(0, 80), words));
    for (std::size_t i = article.blocks.size() - std::min(blocks_at_end, article.blocks.size());
         i < article.blocks.size(); ++i) {
        if (body(article.blocks[i])) add(page::agencies_in(article.blocks[i].span.of(article.text), words));
    }
}

// The authors' fields of the metadata name people, or only the outlet again, or a sign; then the by-line knows better.
void take_told(Article& article, page::Told told, const std::vector<std::string>& author_fields,
               const PageWords& words) {
    page::Credits credits;
    for (const std::string& field : author_fields) page::add_credits(credits, page::credits_from(field, words));
    const std::string outlet = page::word_key(article.outlet);
    const bool only_outlet = std::all_of(credits.people.begin(), credits.people.end(), [&](const std::string& name) {
        const std::string key = page::word_key(name);
        if (key.find(' ') == std::string::npos) return true;  // a sign or a site, where a by-line has names
        return !outlet.empty() && (outlet.find(key) != std::string::npos || key.find(outlet) != std::string::npos);
    });
    if (only_outlet && !told.credits.people.empty()) credits.people = std::move(told.credits.people);
    page::add_credits(credits, {.people = {}, .agencies = std::move(told.credits.agencies)});
    article.authors = std::move(credits.people);
    article.agencies = std::move(credits.agencies);
    if (article.published.empty()) article.published = std::move(told.published);
    if (article.modified.empty()) article.modified = std::move(told.modified);
    if (article.modified == article.published) article.modified.clear();
    article.reading_minutes = told.reading_minutes;
    article.paywall = article.paywall || told.paywall;
}

// What a feed or wire file says, in the shape of what a page says.
page::Metadata metadata_from(const PageFacts& facts) {
    page::Metadata metadata;
    metadata.kicker = facts.kicker;
    metadata.title = facts.title;
    metadata.outlet = facts.outlet;
    metadata.section = facts.section;
    metadata.published = facts.published;
    metadata.modified = facts.modified;
    metadata.language = facts.language;
    metadata.authors = facts.authors;
    return metadata;
}

// Kicker, headline and lead that stand outside the body come first; the body may repeat them.
void put_facts_first(std::vector<TextBlock>& blocks, const PageFacts& facts) {
    std::vector<TextBlock> first;
    const auto put = [&](BlockKind kind, const std::string& text) {
        if (text.empty()) return;
        page::MappedText unmapped;
        unmapped.append_unmapped(text);
        first.push_back({.kind = kind, .text = std::move(unmapped), .published = {}});
    };
    put(BlockKind::kicker, facts.kicker);
    put(BlockKind::title, facts.title);
    put(BlockKind::lead, facts.lead);
    for (const TextBlock& told : first) {
        const auto same = std::find_if(blocks.begin(), blocks.end(), [&](const TextBlock& b) {
            return page::word_key(b.text.text) == page::word_key(told.text.text);
        });
        if (same == blocks.begin() && same != blocks.end()) blocks.erase(same);
    }
    blocks.insert(blocks.begin(), std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
}

void take_metadata(Article& article, page::Metadata metadata) {
    article.outlet = std::move(metadata.outlet);
    article.section = std::move(metadata.section);
    article.title = std::move(metadata.title);
    article.published = std::move(metadata.published);
    article.modified = std::move(metadata.modified);
    article.paywall = metadata.free == false;
    article.language = page::lower(metadata.language.substr(0, metadata.language.find_first_of("-_")));
    if (!metadata.url.empty()) article.url = std::move(metadata.url);
    for (std::string& problem : metadata.problems) article.problems.push_back(std::move(problem));
}

page::ClassWords class_words_of(const std::vector<PageWords>& packs) {
    page::ClassWords all;
    for (const PageWords& words : packs) all.insert(all.end(), words.class_words().begin(), words.class_words().end());
    return all;
}

}  // namespace

struct PageReader::Impl {
    explicit Impl(std::vector<PageWords> all) : words(std::move(all)), marks(class_words_of(words)) {}

    std::vector<PageWords> words;
    PageWords no_words;
    page::ClassMarks marks;
    mutable page::HtmlRooms rooms;

    [[nodiscard]] const PageWords& words_at(std::size_t index) const {
        return index < words.size() ? words[index] : no_words;
    }
    [[nodiscard]] Result<Article> read_html(std::string_view text, const Page& page, Article article) const;
    [[nodiscard]] Article read_plain(std::string_view text, Article article) const;
    void finish(Article& article, const PageWords& words) const;
};

Result<Article> PageReader::Impl::read_html(std::string_view text, const Page& page, Article article) const {
    auto tree = page::HtmlTree::parse(text, rooms);
    if (!tree) return std::move(tree).error();
    page::HtmlArticle html = page::read_html_article(*tree, page.extent, words, marks);
    page::Metadata told_by_container = metadata_from(page.facts);
    page::fill_from(told_by_container, std::move(html.metadata));
    html.metadata = std::move(told_by_container);
    put_facts_first(html.blocks, page.facts);
    if (tree->truncated()) article.problems.emplace_back("tags are nested too deep; the deepest were left out");
    if (html.blocks.empty()) article.problems.emplace_back("no article text was found on the page");
    const PageWords& used = words_at(html.words);
    const std::vector<std::string> authors = html.metadata.authors;
    take_metadata(article, std::move(html.metadata));
    assemble(article, html.blocks);
    take_told(article, std::move(html.told), authors, used);
    finish(article, used);
    return article;
}

Article PageReader::Impl::read_plain(std::string_view text, Article article) const {
    const PageWords& used = words_at(page::best_language(text, words));
    page::Told told;
    assemble(article, page::read_plain_text(text, used, told));
    take_told(article, std::move(told), {}, used);
    finish(article, used);
    return article;
}

void PageReader::Impl::finish(Article& article, const PageWords& used) const {
    if (article.title.empty()) article.title = first_of(article, BlockKind::title);
    if (article.kicker.empty()) article.kicker = first_of(article, BlockKind::kicker);
    add_agencies(article, used);
    const std::size_t found = page::best_language(article.text, words);
    if (found < words.size()) article.language = words[found].language();
    article.version = "b3:" + content_hash({article.text});
}

PageReader::PageReader(std::vector<const PackData*> packs) {
    std::vector<PageWords> words;
    for (const PackData* pack : packs) words.emplace_back(*pack);
    impl_ = std::make_unique<const Impl>(std::move(words));
}
PageReader::~PageReader() = default;
PageReader::PageReader(PageReader&&) noexcept = default;

Result<Article> PageReader::read(const Page& page) const {
    auto decoded = page::decode_page(page);
    if (!decoded) return std::move(decoded).error();
    Article article;
    article.id = page.id.empty() ? content_hash({page.url, page.bytes}) : page.id;
    article.url = page.url;
    article.problems = std::move(decoded->problems);
    const std::string_view text = decoded->text();
    const bool html = page.extent == PageExtent::article || is_html(text);
    Result<Article> result = html ? impl_->read_html(text, page, std::move(article))
                                  : Result<Article>(impl_->read_plain(text, std::move(article)));
    if (!result) {
        Error error = std::move(result).error();
        error.input = page.url;
        return error;
    }
    result->source = decoded->to_bytes(std::move(result->source));
    return result;
}

}  // namespace sayso
