#include "page/metadata.h"

#include <lexbor/html/html.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "page/fold.h"
#include "page/references.h"
#include "page/visible.h"

namespace sayso::page {
namespace {

// JSON in scripts is often broken in two harmless ways: raw line ends inside strings, and HTML comment marks around it.
std::string repaired_json(std::string_view script) {
    std::string json(trimmed(script));
    if (json.starts_with("<!--")) json.erase(0, 4);
    if (json.ends_with("-->")) json.erase(json.size() - 3);
    if (json.ends_with(";")) json.pop_back();
    bool quoted = false;
    bool escaped = false;
    for (char& c : json) {
        if (quoted && static_cast<unsigned char>(c) < 0x20) c = ' ';
        if (!escaped && c == '"') quoted = !quoted;
        escaped = !escaped && c == '\\';
    }
    return json;
}

std::string date_of(std::string_view text, const PageWords& words) {
    std::string iso = iso_date(text);
    return iso.empty() ? written_date(text, words) : iso;
}

void read_meta(const lxb_dom_node_t* element, const PageWords& words, Metadata& graph, Metadata& plain) {
    std::string name = lower(attribute(element, AttributeName::property));
    if (name.empty()) name = lower(attribute(element, AttributeName::name));
    if (name.empty()) name = lower(attribute(element, AttributeName::itemprop));
    const std::string_view raw = attribute(element, AttributeName::content);
    if (name.empty() || raw.empty()) return;
    const auto text = [&] { return cleaned(raw); };
    if (name == "og:title")
        take(graph.title, text());
    else if (name == "twitter:title")
        take(plain.title, text());
    else if (name == "og:description")
        take(graph.description, text());
    else if (name == "description" || name == "twitter:description")
        take(plain.description, text());
    else if (name == "og:site_name")
        take(graph.outlet, text());
    else if (name == "application-name" || name == "publisher")
        take(plain.outlet, text());
    else if (name == "article:section" || name == "og:article:section")
        take(graph.section, text());
    else if (name == "article:published_time" || name == "og:article:published_time" ||
             name == "article:published:time")
        take(graph.published, date_of(raw, words));
    else if (name == "article:modified_time" || name == "og:updated_time")
        take(graph.modified, date_of(raw, words));
    else if (name == "date" || name == "dc.date" || name == "dc.date.issued" || name == "dcterms.created" ||
             name == "dcterms.date" || name == "datepublished" || name == "pubdate" || name == "publish-date" ||
             name == "publication_date" || name == "parsely-pub-date" || name == "sailthru.date" ||
             name == "last-published")
        take(plain.published, date_of(raw, words));
    else if (name == "last-modified" || name == "datemodified" || name == "dcterms.modified")
        take(plain.modified, date_of(raw, words));
    else if (name == "og:url")
        take(graph.url, text());
    else if (name == "og:locale")
        take(plain.language, text());
    else if (name == "article:author" || name == "og:article:author") {
        if (raw.find("://") == std::string_view::npos) graph.authors.push_back(text());
    } else if (name == "author" || name == "dc.creator" || name == "dcterms.creator" || name == "parsely-author" ||
               name == "sailthru.author") {
        if (plain.authors.empty() && raw.find("://") == std::string_view::npos) plain.authors.push_back(text());
    }
}

// Name of a person or organisation: the `name` property inside the element, else its text.
std::string party_name(const HtmlTree& tree, const lxb_dom_node_t* element) {
    for (lxb_dom_node_t* at = element->first_child; at != nullptr; at = next_node(element, at)) {
        if (!is_element(at) || attribute(at, AttributeName::itemprop) != "name") continue;
        return cleaned(has_attribute(at, AttributeName::content) ? attribute(at, AttributeName::content)
                                                                 : std::string_view(tree.raw_text(at)));
    }
    if (has_attribute(element, AttributeName::content)) return cleaned(attribute(element, AttributeName::content));
    return has_attribute(element, AttributeName::itemscope) ? std::string() : cleaned(tree.raw_text(element));
}

// Whether the element's properties are the article's own: the item around it is an article, or a whole page, or says
// not what it is. Comments, persons, products and pictures have headlines, authors and dates, too.
bool is_of_article(const lxb_dom_node_t* element) {
    for (const lxb_dom_node_t* at = element->parent; at != nullptr && is_element(at); at = at->parent) {
        if (!has_attribute(at, AttributeName::itemscope)) continue;
        const std::string_view type = trimmed(attribute(at, AttributeName::itemtype));
        return type.empty() || is_article_type(type) || type.ends_with("Page") || type.ends_with("Posting");
    }
    return true;
}

// schema.org in attributes: the values of `itemprop` elements.
void read_itemprop(const HtmlTree& tree, const lxb_dom_node_t* element, const PageWords& words, Metadata& microdata) {
    constexpr auto known =
        std::to_array<std::string_view>({"headline", "alternativeHeadline", "datePublished", "dateModified", "author",
                                         "publisher", "articleSection", "inLanguage", "isAccessibleForFree"});
    const std::string_view property = attribute(element, AttributeName::itemprop);
    if (std::find(known.begin(), known.end(), property) == known.end() || !is_of_article(element)) return;
    const auto value = [&] {
        for (const AttributeName name : {AttributeName::content, AttributeName::datetime}) {
            if (has_attribute(element, name)) return cleaned(attribute(element, name));
        }
        return cleaned(tree.raw_text(element));
    };
    if (property == "headline")
        take(microdata.title, value());
    else if (property == "datePublished")
        take(microdata.published, date_of(value(), words));
    else if (property == "dateModified")
        take(microdata.modified, date_of(value(), words));
    else if (property == "alternativeHeadline")
        take(microdata.kicker, value());
    else if (property == "articleSection")
        take(microdata.section, value());
    else if (property == "inLanguage")
        take(microdata.language, value());
    else if (property == "isAccessibleForFree")
        microdata.free = microdata.free ? microdata.free : truth_from(value());
    else if (property == "publisher")
        take(microdata.outlet, party_name(tree, element));
    else if (property == "author") {
        constexpr std::size_t longest_name = 200;
        std::string name = party_name(tree, element);
        if (!name.empty() && name.size() < longest_name) microdata.authors.push_back(std::move(name));
    }
}

struct Sources {
    Metadata json_ld, microdata, graph, plain, visible;
    int properties_left = 200;  // microdata properties that are still read: each may be as long as the page
};

// <a rel="author">Anna Muster</a>
void read_author_link(const HtmlTree& tree, const lxb_dom_node_t* link, Metadata& visible) {
    constexpr std::size_t most_authors = 8;
    constexpr std::size_t longest_name = 60;
    if (attribute(link, AttributeName::rel) != "author" || visible.authors.size() >= most_authors) return;
    std::string name = cleaned(tree.raw_text(link));
    const bool known = std::find(visible.authors.begin(), visible.authors.end(), name) != visible.authors.end();
    if (!name.empty() && name.size() <= longest_name && !known) visible.authors.push_back(std::move(name));
}

void read_element(const HtmlTree& tree, const lxb_dom_node_t* element, const PageWords& words, Sources& sources) {
    switch (element->local_name) {
        case LXB_TAG_SCRIPT: {
            constexpr std::size_t largest_json = std::size_t{4} << 20U;
            if (lower(attribute(element, AttributeName::type)).find("ld+json") == std::string::npos) return;
            const std::string json = repaired_json(tree.raw_text(element));
            if (json.size() <= largest_json) fill_from(sources.json_ld, metadata_from_json_ld(json));
            return;
        }
        case LXB_TAG_META: read_meta(element, words, sources.graph, sources.plain); break;
        case LXB_TAG_LINK:
            if (lower(attribute(element, AttributeName::rel)) == "canonical")
                take(sources.plain.url, cleaned(attribute(element, AttributeName::href)));
            return;
        case LXB_TAG_HTML: take(sources.graph.language, std::string(attribute(element, AttributeName::lang))); return;
        case LXB_TAG_TITLE: take(sources.visible.page_title, cleaned(tree.raw_text(element))); return;
        case LXB_TAG_A: read_author_link(tree, element, sources.visible); break;
        case LXB_TAG_TIME:
            take(sources.visible.published, iso_date(attribute(element, AttributeName::datetime)));
            break;
        default: break;
    }
    if (has_attribute(element, AttributeName::itemprop) && sources.properties_left-- > 0) {
        read_itemprop(tree, element, words, sources.microdata);
    }
}

// "Title | Outlet", "Title - Outlet": titles for search engines and networks name the outlet, or a section. A longer
// part after a bar is the headline of a kicker ("Live | Two dead in ferry accident").
void strip_outlet(std::string& title, std::string_view outlet) {
    for (const std::string_view separator : {" | ", " – ", " - ", " — ", " • "}) {
        const std::size_t at = title.rfind(separator);
        if (at == std::string::npos || at == 0) continue;
        const std::string tail = word_key(std::string_view(title).substr(at + separator.size()));
        const std::string name = word_key(outlet);
        const bool is_outlet =
            !name.empty() && (tail.find(name) != std::string::npos || name.find(tail) != std::string::npos);
        const bool section = separator == " | " && title.size() - at < at;
        if (is_outlet || section) {
            title.erase(at);
            return;
        }
    }
}

}  // namespace

void fill_from(Metadata& metadata, Metadata other) {
    take(metadata.title, std::move(other.title));
    take(metadata.page_title, std::move(other.page_title));
    take(metadata.kicker, std::move(other.kicker));
    take(metadata.description, std::move(other.description));
    take(metadata.outlet, std::move(other.outlet));
    take(metadata.section, std::move(other.section));
    take(metadata.published, std::move(other.published));
    take(metadata.modified, std::move(other.modified));
    take(metadata.language, std::move(other.language));
    take(metadata.url, std::move(other.url));
    if (metadata.authors.empty()) metadata.authors = std::move(other.authors);
    if (!metadata.free) metadata.free = other.free;
    for (std::string& problem : other.problems) metadata.problems.push_back(std::move(problem));
}

std::string cleaned(std::string_view text) {
    const std::string resolved = resolve_references(text);
    TextBuilder builder;
    builder.add_verbatim(resolved, 0);
    return builder.take().text;
}

Metadata read_metadata(const HtmlTree& tree, const PageWords& words) {
    Sources sources;
    const lxb_dom_node_t* root = tree.root();
    for (lxb_dom_node_t* node = root->first_child; node != nullptr; node = next_node(root, node)) {
        if (is_element(node)) read_element(tree, node, words, sources);
    }
    Metadata metadata = std::move(sources.json_ld);
    fill_from(metadata, std::move(sources.microdata));
    fill_from(metadata, std::move(sources.graph));
    fill_from(metadata, std::move(sources.plain));
    sources.visible.title = sources.visible.page_title;
    strip_outlet(sources.visible.title, metadata.outlet);
    strip_outlet(metadata.title, metadata.outlet);
    metadata.title_from_page_title = metadata.title.empty();
    fill_from(metadata, std::move(sources.visible));
    return metadata;
}

}  // namespace sayso::page
