// lexbor's numbers for the names of tags and attributes on one page, and which attributes a tree keeps: most of a
// page's nobody looks at, and each would become a node.
#pragma once

#include <lexbor/dom/dom.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "page/html_tree.h"

namespace sayso::page {

// Elements that are compared by all of their attributes when the tree builder opens them again (HTML standard,
// 13.2.4.3, the list of active formatting elements). A link is, too, but ends the one before it.
[[nodiscard]] bool is_formatting(lxb_tag_id_t tag);

class PageNames {
public:
    PageNames() = default;
    // For a document that has no names yet, which must outlive this.
    explicit PageNames(const lxb_dom_document_t& document);

    [[nodiscard]] lxb_dom_attr_id_t id_of(AttributeName name) const { return ids_[static_cast<std::size_t>(name)]; }
    // Whether elements of that tag keep the attribute.
    [[nodiscard]] bool keeps(lxb_tag_id_t tag, lxb_dom_attr_id_t attribute) const;
    // lexbor's entry for the attribute of that name, in any case; null if elements of that tag, which is no formatting
    // element, do not keep it.
    [[nodiscard]] const lxb_dom_attr_data_t* kept(lxb_tag_id_t tag, std::string_view name) const;
    // The number of the tag of that name, in any case. Remembers names: a page has the same few over and over.
    [[nodiscard]] lxb_tag_id_t tag_of(std::string_view name);

private:
    static constexpr std::size_t names = 21;

    struct KnownTag {
        std::uint64_t name = 0;  // its bytes; 0: a free slot
        lxb_tag_id_t id = LXB_TAG__UNDEF;
    };

    lexbor_hash_t* tags_ = nullptr;
    std::array<lxb_dom_attr_id_t, names> ids_{};
    std::array<const lxb_dom_attr_data_t*, names> entries_{};
    std::array<KnownTag, 128> known_tags_{};  // by a hash; a newer one takes an older one's place
};

}  // namespace sayso::page
