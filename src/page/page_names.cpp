#include "page/page_names.h"

#include <lexbor/html/html.h>

#include <algorithm>
#include <cstring>
#include <new>

// Not in lexbor's headers; its tokenizer and tree builder declare them for themselves, as we do.
extern "C" lxb_dom_attr_data_t* lxb_dom_attr_local_name_append(lexbor_hash_t* hash, const lxb_char_t* name,
                                                               size_t length);
extern "C" const lxb_tag_data_t* lxb_tag_append_lower(lexbor_hash_t* hash, const lxb_char_t* name, size_t length);

namespace sayso::page {
namespace {

// An attribute that is kept, of all elements or of those of one or two tags.
struct Kept {
    std::string_view name;
    lxb_tag_id_t tag = LXB_TAG__UNDEF;
    lxb_tag_id_t other_tag = LXB_TAG__UNDEF;

    [[nodiscard]] constexpr bool of(lxb_tag_id_t element) const {
        return tag == LXB_TAG__UNDEF || tag == element || other_tag == element;
    }
};

// In the order of AttributeName; then others that the tree builder looks at: <annotation-xml encoding>, and <font>
// inside SVG and MathML. It also looks at <input type>.
constexpr auto kept_names = std::to_array<Kept>({{"aria-hidden"},
                                                 {"class"},
                                                 {"content"},
                                                 {"datetime"},
                                                 {"hidden"},
                                                 {"href", LXB_TAG_LINK},
                                                 {"id"},
                                                 {"itemprop"},
                                                 {"itemscope"},
                                                 {"itemtype"},
                                                 {"lang", LXB_TAG_HTML},
                                                 {"name", LXB_TAG_META},
                                                 {"property", LXB_TAG_META},
                                                 {"rel", LXB_TAG_LINK, LXB_TAG_A},
                                                 {"role"},
                                                 {"style"},
                                                 {"type", LXB_TAG_SCRIPT, LXB_TAG_INPUT},
                                                 {"encoding"},
                                                 {"color"},
                                                 {"face"},
                                                 {"size"}});

constexpr std::size_t longest_kept = [] {
    std::size_t longest = 0;
    for (const Kept& kept : kept_names) longest = std::max(longest, kept.name.size());
    return longest;
}();

// Open addressing: numbers of names plus one, 0 a free slot.
constexpr std::size_t slots = 64;
constexpr std::size_t slot_of(std::string_view name) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
    return (byte(0) * 5 + byte(name.size() - 1) * 3 + name.size()) % slots;
}
constexpr auto kept_slots = [] {
    std::array<std::uint8_t, slots> table{};
    for (std::size_t i = 0; i < kept_names.size(); ++i) {
        std::size_t slot = slot_of(kept_names[i].name);
        while (table[slot] != 0) slot = (slot + 1) % slots;
        table[slot] = static_cast<std::uint8_t>(i + 1);
    }
    return table;
}();

// The number of the kept name; kept_names.size() if it is none.
std::size_t number_of(std::string_view lower_name) {
    std::size_t slot = slot_of(lower_name);
    while (kept_slots[slot] != 0 && kept_names[kept_slots[slot] - 1U].name != lower_name) slot = (slot + 1) % slots;
    return kept_slots[slot] != 0 ? kept_slots[slot] - 1U : kept_names.size();
}

const lxb_char_t* bytes_of(std::string_view text) { return reinterpret_cast<const lxb_char_t*>(text.data()); }

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool is_formatting(lxb_tag_id_t tag) {
    switch (tag) {
        case LXB_TAG_A:
        case LXB_TAG_B:
        case LXB_TAG_BIG:
        case LXB_TAG_CODE:
        case LXB_TAG_EM:
        case LXB_TAG_FONT:
        case LXB_TAG_I:
        case LXB_TAG_NOBR:
        case LXB_TAG_S:
        case LXB_TAG_SMALL:
        case LXB_TAG_STRIKE:
        case LXB_TAG_STRONG:
        case LXB_TAG_TT:
        case LXB_TAG_U: return true;
        default: return false;
    }
}

PageNames::PageNames(const lxb_dom_document_t& document) : tags_(document.tags) {
    static_assert(kept_names.size() == names);
    for (std::size_t i = 0; i < names; ++i) {
        // Enters the name where lexbor does not have it of itself.
        const std::string_view name = kept_names[i].name;
        entries_[i] = lxb_dom_attr_local_name_append(document.attrs, bytes_of(name), name.size());
        if (entries_[i] == nullptr) throw std::bad_alloc();
        ids_[i] = entries_[i]->attr_id;
    }
}

bool PageNames::keeps(lxb_tag_id_t tag, lxb_dom_attr_id_t attribute) const {
    if (is_formatting(tag) && tag != LXB_TAG_A) return true;
    const auto found = std::find(ids_.begin(), ids_.end(), attribute);
    return found != ids_.end() && kept_names[static_cast<std::size_t>(found - ids_.begin())].of(tag);
}

const lxb_dom_attr_data_t* PageNames::kept(lxb_tag_id_t tag, std::string_view name) const {
    if (name.empty() || name.size() > longest_kept) return nullptr;
    std::array<char, longest_kept> lower{};
    if (std::any_of(name.begin(), name.end(), is_capital)) {
        std::transform(name.begin(), name.end(), lower.begin(),
                       [](char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; });
        name = std::string_view(lower.data(), name.size());
    }
    const std::size_t number = number_of(name);
    return number < names && kept_names[number].of(tag) ? entries_[number] : nullptr;
}

lxb_tag_id_t PageNames::tag_of(std::string_view name) {
    std::uint64_t bytes = 0;
    KnownTag* known = nullptr;
    if (name.size() <= sizeof(bytes)) {
        std::memcpy(&bytes, name.data(), name.size());
        // Fibonacci hashing (Knuth, TAOCP 3, 6.4), the upper seven bits.
        known = &known_tags_[(bytes * 0x9E3779B97F4A7C15U) >> 57U];
        if (known->name == bytes) return known->id;
    }
    const lxb_tag_data_t* entry = lxb_tag_append_lower(tags_, bytes_of(name), name.size());
    if (entry == nullptr) throw std::bad_alloc();
    if (known != nullptr) *known = {bytes, entry->tag_id};
    return entry->tag_id;
}

}  // namespace sayso::page
