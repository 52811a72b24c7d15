#include "page/feed.h"

#include <algorithm>
#include <array>

#include "page/address.h"
#include "page/base64.h"
#include "page/fold.h"
#include "page/metadata.h"
#include "page/xml.h"

namespace sayso::page {
namespace {

// Fields of an entry, whichever of the formats they came from.
struct Fields {
    std::string id, url;
    std::string content, description;
    PageFacts facts;
};

// Text of an element that may hold markup: "Fish &amp; <b>chips</b>" as a person reads it.
std::string plain(std::string_view markup) {
    std::string text;
    bool in_tag = false;
    for (std::size_t i = 0; i < markup.size(); ++i) {
        const bool opens = markup[i] == '<' && i + 1 < markup.size() &&
                           (markup[i + 1] == '/' || markup[i + 1] == '!' ||
                            ((markup[i + 1] | 0x20) >= 'a' && (markup[i + 1] | 0x20) <= 'z'));
        if (opens) in_tag = true;
        if (!in_tag) text += markup[i];
        if (markup[i] == '>') in_tag = false;
    }
    return cleaned(text);
}

// Atom 0.3 tells how an element's content is written (`mode`), Atom 1.0 by its `type`.
std::string content_of(pugi::xml_node element) {
    const std::string_view type = element.attribute("type").value();
    const std::string_view mode = element.attribute("mode").value();
    const bool media_type =
        type.find('/') != std::string_view::npos && !type.starts_with("text/") && !type.ends_with("xml");
    if (mode == "base64" || (mode.empty() && media_type)) {
        if (auto bytes = from_base64(text_below(element))) return *bytes;
    }
    std::string markup = inner_markup(element);
    if (type == "text" || type == "text/plain") {
        std::string escaped;
        for (const char c : markup) c == '<' ? escaped += "&lt;" : escaped += c;
        return escaped;
    }
    return markup;
}

// "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>": the name; empty if there is only an address.
std::string person_from(std::string_view text) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    const std::size_t at = text.find('@');
    if (at != std::string_view::npos && open != std::string_view::npos && close != std::string_view::npos &&
        open < close)
        return cleaned(at < open ? text.substr(open + 1, close - open - 1) : text.substr(0, open));
    if (const std::size_t angle = text.find('<'); angle != std::string_view::npos) text = text.substr(0, angle);
    if (at == std::string_view::npos) return cleaned(text);
    const std::size_t begin = text.substr(0, std::min(at, text.size())).find_last_of(" \t");
    return begin == std::string_view::npos ? std::string() : cleaned(text.substr(0, begin));
}

void add_author(PageFacts& facts, std::string name) {
    if (!name.empty() && std::find(facts.authors.begin(), facts.authors.end(), name) == facts.authors.end())
        facts.authors.push_back(std::move(name));
}

// The address as it is meant where the element stands (XML Base).
std::string address_at(pugi::xml_node element, std::string_view reference) {
    std::string address(trimmed(reference));
    if (address.empty()) return address;
    for (pugi::xml_node at = element; at; at = at.parent()) {
        if (const pugi::xml_attribute base = at.attribute("xml:base"))
            address = resolved_address(address, trimmed(base.value()));
    }
    return address;
}

void take_link(Fields& fields, pugi::xml_node link) {
    const pugi::xml_attribute href = link.attribute("href");
    const std::string_view rel = link.attribute("rel").value();
    if (href && (rel.empty() || rel == "alternate")) take(fields.url, address_at(link, href.value()));
    if (!href) take(fields.url, address_at(link, text_below(link)));
}

std::string atom_author(pugi::xml_node author) {
    const pugi::xml_node name = child(author, name_of(author).space, "name");
    return cleaned(name ? text_below(name) : std::string());
}

void take_atom(Fields& fields, std::string_view local, pugi::xml_node node) {
    if (local == "title") take(fields.facts.title, plain(content_of(node)));
    if (local == "id") take(fields.id, text_below(node));
    if (local == "link") take_link(fields, node);
    if (local == "published" || local == "issued") take(fields.facts.published, feed_date(text_below(node)));
    if (local == "updated" || local == "modified") take(fields.facts.modified, feed_date(text_below(node)));
    if (local == "summary") take(fields.description, content_of(node));
    if (local == "content" && !node.attribute("src")) take(fields.content, content_of(node));
    if (local == "author") add_author(fields.facts, atom_author(node));
    if (local == "category")
        take(fields.facts.section, cleaned(node.attribute(node.attribute("label") ? "label" : "term").value()));
}

void take_rss(Fields& fields, std::string_view local, pugi::xml_node node) {
    if (local == "title") take(fields.facts.title, plain(inner_markup(node)));
    if (local == "guid") take(fields.id, text_below(node));
    if (local == "link") take_link(fields, node);
    if (local == "pubDate") take(fields.facts.published, feed_date(text_below(node)));
    if (local == "description") take(fields.description, inner_markup(node));
    if (local == "encoded" || local == "body") take(fields.content, inner_markup(node));
    if (local == "author") add_author(fields.facts, person_from(text_below(node)));
    if (local == "category") take(fields.facts.section, cleaned(text_below(node)));
}

void take_dublin_core(Fields& fields, std::string_view local, pugi::xml_node node) {
    if (local == "creator") add_author(fields.facts, person_from(text_below(node)));
    if (local == "date" || local == "issued" || local == "created")
        take(fields.facts.published, feed_date(text_below(node)));
    if (local == "modified") take(fields.facts.modified, feed_date(text_below(node)));
    if (local == "publisher") take(fields.facts.outlet, cleaned(text_below(node)));
    if (local == "language") take(fields.facts.language, cleaned(text_below(node)));
    if (local == "title") take(fields.facts.title, cleaned(text_below(node)));
}

Fields read_entry(pugi::xml_node entry) {
    Fields fields;
    for (const pugi::xml_node node : entry.children()) {
        if (node.type() != pugi::node_element) continue;
        const XmlName name = name_of(node);
        switch (name.space) {
            case Namespace::atom: take_atom(fields, name.local, node); break;
            case Namespace::none:
            case Namespace::rss: take_rss(fields, name.local, node); break;
            case Namespace::content:
                if (name.local == "encoded") take(fields.content, inner_markup(node));
                break;
            case Namespace::xhtml:
                if (name.local == "body" || name.local == "div") take(fields.content, inner_markup(node));
                break;
            case Namespace::dublin_core: take_dublin_core(fields, name.local, node); break;
            default: break;
        }
    }
    return fields;
}

// What the whole feed says holds for each entry that does not say otherwise.
Page page_from(Fields fields, const PageFacts& feed) {
    Page page{.bytes = {}, .url = std::move(fields.url)};
    page.extent = PageExtent::article;
    page.facts = std::move(fields.facts);
    take(page.facts.outlet, feed.outlet);
    take(page.facts.language, feed.language);
    if (page.facts.published.empty()) page.facts.published = std::exchange(page.facts.modified, {});
    if (page.facts.authors.empty()) page.facts.authors = feed.authors;
    const bool has_content = fields.content.size() > fields.description.size() || fields.description.empty();
    page.bytes = std::move(has_content ? fields.content : fields.description);
    const bool web_address = page.url.starts_with("http");
    if (!web_address && fields.id.starts_with("http")) page.url = fields.id;
    return page;
}

PageFacts facts_of_feed(pugi::xml_node channel) {
    const Fields fields = read_entry(channel);
    PageFacts facts{.outlet = fields.facts.title, .language = fields.facts.language};
    if (const pugi::xml_node language = channel.child("language")) take(facts.language, cleaned(text_below(language)));
    take(facts.language, channel.attribute("xml:lang").value());
    facts.authors = fields.facts.authors;
    return facts;
}

bool is_entry(pugi::xml_node node) {
    return is(node, Namespace::atom, "entry") || is(node, Namespace::none, "item") || is(node, Namespace::rss, "item");
}

}  // namespace

Result<Entries> read_feed(std::string_view utf8) {
    auto document = parse_xml(utf8);
    if (!document) return std::move(document).error();
    const pugi::xml_node root = (*document)->document_element();
    pugi::xml_node channel = child(root, Namespace::none, "channel");
    if (!channel) channel = child(root, Namespace::rss, "channel");
    if (!channel) channel = root;
    const PageFacts feed = facts_of_feed(channel);
    Entries entries{.pages = {}, .title = feed.outlet};
    // RSS 1.0 has its items beside the channel, all others inside.
    for (const pugi::xml_node parent : {channel, root}) {
        for (const pugi::xml_node node : parent.children()) {
            if (is_entry(node)) entries.pages.push_back(page_from(read_entry(node), feed));
        }
        if (channel == root) break;
    }
    return entries;
}

}  // namespace sayso::page
