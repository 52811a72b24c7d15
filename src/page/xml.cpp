#include "page/xml.h"

#include <algorithm>
#include <array>
#include <vector>

#include "page/fold.h"

namespace sayso::page {
namespace {

struct KnownNamespace {
    std::string_view uri;  // without scheme; as it begins
    std::string_view prefix;
    Namespace space;
};
constexpr auto known = std::to_array<KnownNamespace>({
    {"www.w3.org/2005/atom", "atom", Namespace::atom},
    {"purl.org/atom/ns#", "atom03", Namespace::atom},
    {"purl.org/rss/1.0/modules/content", "content", Namespace::content},
    {"purl.org/rss/1.0", "rss", Namespace::rss},
    {"my.netscape.com/rdf/simple/0.9", "rss090", Namespace::rss},
    {"channel.netscape.com/rdf/simple/0.9", "rss090", Namespace::rss},
    {"purl.org/dc/elements/1.1", "dc", Namespace::dublin_core},
    {"purl.org/dc/terms", "dcterms", Namespace::dublin_core},
    {"iptc.org/std/nar/2006-10-01", "nar", Namespace::newsml},
    {"iptc.org/std/nitf/2006-10-18", "nitf", Namespace::nitf},
    {"www.w3.org/1999/xhtml", "xhtml", Namespace::xhtml},
});

Namespace space_of_uri(std::string_view uri) {
    std::string name = lower(trimmed(uri));
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (name.starts_with(scheme)) name.erase(0, scheme.size());
    }
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const KnownNamespace& k) { return name.starts_with(k.uri); });
    return found == known.end() ? Namespace::other : found->space;
}

Namespace space_of_prefix(std::string_view prefix) {
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const KnownNamespace& k) { return k.prefix == prefix; });
    return found == known.end() ? Namespace::other : found->space;
}

std::string_view after_colon(std::string_view name) { return name.substr(name.find(':') + 1); }

// Writes the elements' content with the prefixes of their names left out.
class MarkupWriter : public pugi::xml_tree_walker {
public:
    explicit MarkupWriter(pugi::xml_node root) : root_(root) {}

    bool for_each(pugi::xml_node& node) override {
        close_to(node.parent());
        if (node.type() == pugi::node_element)
            open(node);
        else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
            escape(node.value());
        return true;
    }

    std::string take() {
        close_to(root_);
        return std::move(markup_);
    }

private:
    void open(pugi::xml_node element) {
        markup_ += '<';
        markup_ += after_colon(element.name());
        for (const pugi::xml_attribute attribute : element.attributes()) {
            markup_ += ' ';
            markup_ += attribute.name();
            markup_ += "=\"";
            escape(attribute.value());
            markup_ += '"';
        }
        markup_ += '>';
        open_.push_back(element);
    }

    // Closes what is open below `parent`. Void elements of HTML have no end tag.
    void close_to(pugi::xml_node parent) {
        while (!open_.empty() && open_.back() != parent) {
            const std::string_view name = after_colon(open_.back().name());
            constexpr auto empty =
                std::to_array<std::string_view>({"br", "img", "hr", "wbr", "input", "source", "embed"});
            if (std::find(empty.begin(), empty.end(), name) == empty.end()) {
                markup_ += "</";
                markup_ += name;
                markup_ += '>';
            }
            open_.pop_back();
        }
    }

    void escape(std::string_view text) {
        for (const char c : text) {
            if (c == '<')
                markup_ += "&lt;";
            else if (c == '&')
                markup_ += "&amp;";
            else if (c == '>')
                markup_ += "&gt;";
            else if (c == '"')
                markup_ += "&quot;";
            else
                markup_ += c;
        }
    }

    pugi::xml_node root_;
    std::vector<pugi::xml_node> open_;
    std::string markup_;
};

class TextCollector : public pugi::xml_tree_walker {
public:
    bool for_each(pugi::xml_node& node) override {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
        return true;
    }
    std::string text;
};

// Looking names up takes time with every level, so the levels have a limit; real documents stay far below.
constexpr int deepest = 256;

bool too_deep(pugi::xml_document& document) {
    class Depth : public pugi::xml_tree_walker {
    public:
        bool for_each(pugi::xml_node& /*node*/) override { return depth() <= deepest; }
    } walker;
    return !document.traverse(walker);
}

}  // namespace

Result<std::unique_ptr<pugi::xml_document>> parse_xml(std::string_view utf8) {
    auto document = std::make_unique<pugi::xml_document>();
    constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
    const pugi::xml_parse_result result = document->load_buffer(utf8.data(), utf8.size(), options, pugi::encoding_utf8);
    if (document->document_element().empty())
        return Error{.what = std::string("not sound XML: ") + result.description(),
                     .offset = static_cast<std::uint64_t>(result.offset)};
    if (too_deep(*document)) return Error{.what = "elements nest deeper than " + std::to_string(deepest)};
    return document;
}

XmlName name_of(pugi::xml_node element) {
    const std::string_view name = element.name();
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) {
        for (pugi::xml_node node = element; node; node = node.parent()) {
            if (const pugi::xml_attribute declared = node.attribute("xmlns"))
                return {space_of_uri(declared.value()), name};
        }
        return {Namespace::none, name};
    }
    const std::string prefix(name.substr(0, colon));
    const std::string wanted = "xmlns:" + prefix;
    for (pugi::xml_node node = element; node; node = node.parent()) {
        if (const pugi::xml_attribute declared = node.attribute(wanted.c_str()))
            return {space_of_uri(declared.value()), name.substr(colon + 1)};
    }
    return {space_of_prefix(prefix), name.substr(colon + 1)};
}

bool is(pugi::xml_node element, Namespace space, std::string_view local) {
    if (element.type() != pugi::node_element || !std::string_view(element.name()).ends_with(local)) return false;
    const XmlName name = name_of(element);
    return name.space == space && name.local == local;
}

pugi::xml_node child(pugi::xml_node parent, Namespace space, std::string_view local) {
    for (const pugi::xml_node node : parent.children()) {
        if (is(node, space, local)) return node;
    }
    return {};
}

std::string text_below(pugi::xml_node node) {
    TextCollector collector;
    node.traverse(collector);
    return std::string(trimmed(collector.text));
}

std::string inner_markup(pugi::xml_node element) {
    const bool has_elements = element.find_child([](pugi::xml_node node) { return node.type() == pugi::node_element; });
    if (!has_elements) return text_below(element);
    MarkupWriter writer(element);
    element.traverse(writer);
    return writer.take();
}

}  // namespace sayso::page
