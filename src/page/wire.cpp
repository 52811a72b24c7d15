#include <utility>

#include "page/feed.h"
#include "page/fold.h"
#include "page/metadata.h"
#include "page/xml.h"

namespace sayso::page {
namespace {

// An element below `node` by its local name, whatever its namespace: files of both standards differ in that.
pugi::xml_node below(pugi::xml_node node, std::string_view local) {
    return node.find_node(
        [&](pugi::xml_node n) { return n.type() == pugi::node_element && name_of(n).local == local; });
}

std::string text_at(pugi::xml_node node, std::string_view local) { return cleaned(text_below(below(node, local))); }

// Agencies write "By Anna Muster", "Von …": the page's reader takes such words off, as off any by-line.
void add_byline(PageFacts& facts, std::string name) {
    if (!name.empty()) facts.authors.push_back(std::move(name));
}

void take_nitf(Page& page, pugi::xml_node nitf) {
    PageFacts& facts = page.facts;
    take(facts.title, text_at(nitf, "hl1"));
    take(facts.title, text_at(nitf, "title"));
    take(facts.lead, text_at(nitf, "hl2"));
    const pugi::xml_node person = below(below(nitf, "byline"), "person");
    if (facts.authors.empty()) add_byline(facts, cleaned(text_below(person ? person : below(nitf, "byline"))));
    const pugi::xml_node issued = below(nitf, "date.issue");
    take(facts.published, feed_date(issued.attribute("norm").value()));
    take(facts.published, feed_date(below(nitf, "story.date").attribute("norm").value()));
    take(facts.outlet, cleaned(below(nitf, "doc.copyright").attribute("holder").value()));
    const pugi::xml_node content = below(nitf, "body.content");
    if (page.bytes.empty()) page.bytes = inner_markup(content ? content : below(nitf, "body"));
}

void take_news_item(Page& page, pugi::xml_node item) {
    PageFacts& facts = page.facts;
    const pugi::xml_node meta = below(item, "contentMeta");
    const pugi::xml_node item_meta = below(item, "itemMeta");
    take(facts.title, text_at(meta, "headline"));
    take(facts.title, text_at(item_meta, "title"));
    take(facts.kicker,
         text_at(meta, "slugline").find(' ') != std::string::npos ? text_at(meta, "slugline") : std::string());
    add_byline(facts, text_at(meta, "by"));
    take(facts.outlet, text_at(below(item_meta, "provider"), "name"));
    take(facts.outlet, cleaned(below(item_meta, "provider").attribute("literal").value()));
    take(facts.published, feed_date(text_at(item_meta, "firstCreated")));
    take(facts.published, feed_date(text_at(meta, "contentCreated")));
    take(facts.published, feed_date(text_at(item_meta, "versionCreated")));
    take(facts.modified, feed_date(text_at(item_meta, "versionCreated")));
    take(facts.language, below(meta, "language").attribute("tag").value());
    take(facts.language, item.attribute("xml:lang").value());
    page.url = item.attribute("guid").value();
    const pugi::xml_node content = below(item, "contentSet");
    if (const pugi::xml_node nitf = below(content, "nitf")) {
        take_nitf(page, nitf);
        return;
    }
    const pugi::xml_node body = below(content, "body");
    const pugi::xml_node data = below(content, "inlineData");
    page.bytes = inner_markup(body ? body : data ? data : below(content, "inlineXML"));
}

Page new_page() {
    Page page;
    page.extent = PageExtent::article;
    return page;
}

void add_news_items(Entries& entries, pugi::xml_node root) {
    std::vector<pugi::xml_node> open = {root};
    while (!open.empty()) {
        const pugi::xml_node node = open.back();
        open.pop_back();
        if (name_of(node).local == "newsItem") {
            take_news_item(entries.pages.emplace_back(new_page()), node);
            continue;
        }
        for (pugi::xml_node child = node.last_child(); child; child = child.previous_sibling()) {
            if (child.type() == pugi::node_element) open.push_back(child);
        }
    }
}

}  // namespace

Result<Entries> read_wire(std::string_view utf8) {
    auto document = parse_xml(utf8);
    if (!document) return std::move(document).error();
    const pugi::xml_node root = (*document)->document_element();
    Entries entries;
    if (name_of(root).local == "nitf")
        take_nitf(entries.pages.emplace_back(new_page()), root);
    else
        add_news_items(entries, root);
    return entries;
}

}  // namespace sayso::page
