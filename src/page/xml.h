// XML documents of feeds and wire files: pugixml's tree, with names in their namespaces.
#pragma once

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "sayso/error.h"

namespace sayso::page {

// Namespaces that feeds and wire files use; `none` for names without one, `other` for all others.
enum class Namespace : std::uint8_t { none, atom, rss, content, dublin_core, newsml, nitf, xhtml, other };

struct XmlName {
    Namespace space = Namespace::none;
    std::string_view local;  // lives as long as the node
};

// Forgiving: a document that breaks off or is not well-formed gives what stands before that place. No entity is fetched
// or defined, so none can blow up. Error: there is no element at all, or elements nest too deep. `utf8` need not
// outlive the document.
[[nodiscard]] Result<std::unique_ptr<pugi::xml_document>> parse_xml(std::string_view utf8);

// The name of an element, its prefix looked up in the declarations around it; a prefix that is not declared counts by
// its usual meaning.
[[nodiscard]] XmlName name_of(pugi::xml_node element);
[[nodiscard]] bool is(pugi::xml_node element, Namespace space, std::string_view local);
// The first child element of that name; null if there is none.
[[nodiscard]] pugi::xml_node child(pugi::xml_node parent, Namespace space, std::string_view local);

// All character data below the node, trimmed.
[[nodiscard]] std::string text_below(pugi::xml_node node);
// What stands inside the element: its character data where it has no elements, else its content as markup. Prefixes of
// elements are left out, so that XHTML is HTML.
[[nodiscard]] std::string inner_markup(pugi::xml_node element);

}  // namespace sayso::page
