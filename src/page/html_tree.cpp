#include "page/html_tree.h"

#include <lexbor/html/html.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "page/references.h"

// Not in lexbor's headers; its tokenizer and tree builder declare it for themselves, as we do.
extern "C" lxb_dom_attr_data_t* lxb_dom_attr_local_name_append(lexbor_hash_t* hash, const lxb_char_t* name,
                                                               size_t length);

namespace sayso::page {
namespace {

constexpr std::size_t code_size = 16;
constexpr std::string_view blank_digits = " \t\n\f";
constexpr std::string_view visible_digits = "0123";
using Code = std::array<lxb_char_t, code_size>;

// 15 digits of base 4 hold a token's number (a page has less than 2^30 bytes); the first is always 0, written as a
// space or '0', since the standard drops a line feed at the front of <pre>.
Code code_of(std::uint32_t number, std::string_view digits) {
    Code code{};
    for (std::size_t i = 0; i < code_size; ++i) {
        code[code_size - 1 - i] = static_cast<lxb_char_t>(digits[number & 3U]);
        number >>= 2U;
    }
    return code;
}

// The digit's value: white space and '0' to '3' have their own each.
std::uint32_t value_of(char digit) {
    switch (digit) {
        case '\t': return 1;
        case '\n': return 2;
        case '\f': return 3;
        default: return static_cast<unsigned char>(digit) & 3U;  // of a space 0
    }
}

std::uint32_t number_of(std::string_view code) {
    std::uint32_t number = 0;
    for (const char digit : code) number = number << 2U | value_of(digit);
    return number;
}

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; });
}

std::string_view view(const lxb_char_t* begin, const lxb_char_t* end) {
    return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

// A text token.
struct Piece {
    enum class Kind : std::uint8_t { verbatim, references, opaque };
    Kind kind = Kind::verbatim;
    Span source;
    std::uint32_t own = 0;  // opaque: index of its characters, which could not be read off the source
};

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

// Elements whose content the tokenizer reads by rules of its own: their start tags must not be dropped.
bool is_raw_text(lxb_tag_id_t tag) {
    switch (tag) {
        case LXB_TAG_SCRIPT:
        case LXB_TAG_STYLE:
        case LXB_TAG_TITLE:
        case LXB_TAG_TEXTAREA:
        case LXB_TAG_IFRAME:
        case LXB_TAG_XMP:
        case LXB_TAG_NOEMBED:
        case LXB_TAG_NOFRAMES:
        case LXB_TAG_PLAINTEXT: return true;
        default: return false;
    }
}

constexpr std::size_t most_open_formatting = 24;

// lexbor keeps names of tags and attributes that HTML does not know in hash tables of fixed size 128, which become
// lists where a page invents names without end: a large page gets a larger table. Nothing is in them yet when this is
// called.
void widen(lexbor_hash_t* names, std::size_t entry_size, std::size_t page_size) {
    constexpr std::size_t largest_table = std::size_t{1} << 17U;
    constexpr std::size_t bytes_an_entry = 128;
    const std::size_t table_size = std::min(page_size / bytes_an_entry, largest_table);
    if (table_size <= names->table_size) return;
    lexbor_hash_destroy(names, false);
    if (lexbor_hash_init(names, table_size, entry_size) != LXB_STATUS_OK) throw std::bad_alloc();
}

}  // namespace

namespace {

// As AttributeName has them.
constexpr auto attribute_names = std::to_array<std::string_view>(
    {"aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "itemscope", "itemtype", "lang",
     "name", "property", "rel", "role", "style", "type"});

// Others that the tree builder looks at: <input type>, <annotation-xml encoding>, and <font> inside SVG and MathML.
constexpr auto builder_names = std::to_array<std::string_view>({"encoding", "color", "face", "size"});

// lexbor's numbers for these names on one page.
class AttributeIds {
public:
    AttributeIds() = default;
    explicit AttributeIds(lexbor_hash_t* known) {
        for (std::size_t i = 0; i < ids_.size(); ++i) ids_[i] = id_of(known, attribute_names[i]);
        for (std::size_t i = 0; i < builder_ids_.size(); ++i) builder_ids_[i] = id_of(known, builder_names[i]);
    }

    [[nodiscard]] lxb_dom_attr_id_t of(AttributeName name) const { return ids_[static_cast<std::size_t>(name)]; }
    [[nodiscard]] bool holds(lxb_dom_attr_id_t id) const {
        const auto is = [id](lxb_dom_attr_id_t other) { return other == id; };
        return std::any_of(ids_.begin(), ids_.end(), is) || std::any_of(builder_ids_.begin(), builder_ids_.end(), is);
    }

private:
    // Enters the name where lexbor does not have it of itself.
    static lxb_dom_attr_id_t id_of(lexbor_hash_t* known, std::string_view name) {
        const lxb_dom_attr_data_t* data =
            lxb_dom_attr_local_name_append(known, reinterpret_cast<const lxb_char_t*>(name.data()), name.size());
        if (data == nullptr) throw std::bad_alloc();
        return data->attr_id;
    }

    std::array<lxb_dom_attr_id_t, attribute_names.size()> ids_{};
    std::array<lxb_dom_attr_id_t, builder_names.size()> builder_ids_{};
};

}  // namespace

struct HtmlTree::Impl {
    std::string_view source;
    lxb_html_parser_t* parser = nullptr;
    lxb_html_document_t* document = nullptr;
    lxb_html_tokenizer_token_f build = nullptr;  // the tree builder's own callback
    std::vector<Piece> pieces;
    std::vector<std::string> own;
    AttributeIds attribute_ids;
    Code code{};
    std::size_t memory_limit = 0;
    bool truncated = false;
    bool too_large = false;

    ~Impl() {
        if (document != nullptr) lxb_html_document_destroy(document);
        if (parser != nullptr) lxb_html_parser_destroy(parser);
    }

    Piece piece_of(const lxb_html_token_t& token);
    // Whether the start tag would nest too deep, or repeat formatting without end.
    [[nodiscard]] bool drops(const lxb_html_token_t& token) const;
    // Leaves out attributes that nobody looks at: most of a page's are such, and each would become a node. Formatting
    // elements are compared by all of theirs (but a link ends the one before it).
    void cut_attributes(lxb_html_token_t& token) const;
    [[nodiscard]] std::size_t memory() const;
    static lxb_html_token_t* on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* self);
};

Piece HtmlTree::Impl::piece_of(const lxb_html_token_t& token) {
    const auto* const base = reinterpret_cast<const lxb_char_t*>(source.data());
    const std::string_view text = view(token.text_start, token.text_end);
    const bool inside = token.begin >= base && token.begin <= token.end && token.end <= base + source.size();
    Piece piece;
    if (inside) {
        piece.source = {static_cast<std::uint32_t>(token.begin - base), static_cast<std::uint32_t>(token.end - base)};
        const std::string_view raw = piece.source.of(source);
        if (raw == text) return piece;
        piece.kind = Piece::Kind::references;
        if (resolve_references(raw) == text) return piece;
    }
    piece.kind = Piece::Kind::opaque;
    piece.own = static_cast<std::uint32_t>(own.size());
    own.emplace_back(text);
    return piece;
}

bool HtmlTree::Impl::drops(const lxb_html_token_t& token) const {
    if ((token.type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0 || token.tag_id < LXB_TAG_A || is_raw_text(token.tag_id))
        return false;
    const auto& tree = *parser->tree;
    if (lexbor_array_length(tree.open_elements) >= deepest) return true;
    return is_formatting(token.tag_id) && lexbor_array_length(tree.active_formatting) >= most_open_formatting;
}

void HtmlTree::Impl::cut_attributes(lxb_html_token_t& token) const {
    constexpr int most_attributes = 256;  // lexbor compares each with every other one; no honest tag has as many
    const bool all = is_formatting(token.tag_id) && token.tag_id != LXB_TAG_A;
    int count = 0;
    lxb_html_token_attr_t* last = nullptr;
    lxb_html_token_attr_t** link = &token.attr_first;
    for (lxb_html_token_attr_t* at = token.attr_first; at != nullptr && count < most_attributes; at = at->next) {
        if (!all && at->name != nullptr && !attribute_ids.holds(at->name->attr_id)) continue;
        *link = at;
        link = &at->next;
        last = at;
        ++count;
    }
    *link = nullptr;
    token.attr_last = last;
}

std::size_t HtmlTree::Impl::memory() const {
    const auto& dom = document->dom_document;
    return (dom.mraw->mem->chunk_length + dom.text->mem->chunk_length) * dom.mraw->mem->chunk_min_size;
}

lxb_html_token_t* HtmlTree::Impl::on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* self) {
    auto& impl = *static_cast<Impl*>(self);
    if (token->tag_id == LXB_TAG__TEXT) {
        const std::string_view digits =
            is_blank(view(token->text_start, token->text_end)) ? blank_digits : visible_digits;
        const Piece piece = impl.piece_of(*token);
        impl.code = code_of(static_cast<std::uint32_t>(impl.pieces.size()), digits);
        impl.pieces.push_back(piece);
        token->text_start = impl.code.data();
        token->text_end = impl.code.data() + impl.code.size();
        token->null_count = 0;
    } else if (impl.drops(*token)) {
        impl.truncated = true;
        return token;
    } else if (token->tag_id >= LXB_TAG_A && token->attr_first != nullptr) {
        impl.cut_attributes(*token);
    }
    if (impl.memory() > impl.memory_limit) {
        impl.too_large = true;
        tokenizer->status = LXB_STATUS_ERROR_MEMORY_ALLOCATION;
        return nullptr;
    }
    return impl.build(tokenizer, token, impl.parser->tree);
}

HtmlTree::HtmlTree(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view source) {
    constexpr std::size_t memory_per_byte = 24;
    constexpr std::size_t memory_at_least = std::size_t{64} << 20U;
    auto impl = std::make_unique<Impl>();
    impl->source = source;
    impl->memory_limit = memory_at_least + memory_per_byte * source.size();
    impl->parser = lxb_html_parser_create();
    if (lxb_html_parser_init(impl->parser) != LXB_STATUS_OK) throw std::bad_alloc();
    impl->document = lxb_html_parse_chunk_begin(impl->parser);
    if (impl->document == nullptr) throw std::bad_alloc();
    widen(impl->document->dom_document.attrs, sizeof(lxb_dom_attr_data_t), source.size());
    widen(impl->document->dom_document.tags, sizeof(lxb_tag_data_t), source.size());
    impl->attribute_ids = AttributeIds(impl->document->dom_document.attrs);
    impl->document->dom_document.user = &impl->attribute_ids;
    lxb_html_tokenizer_t* tokenizer = lxb_html_parser_tokenizer(impl->parser);
    lxb_html_tokenizer_keep_duplicate_set(tokenizer, true);
    impl->build = tokenizer->callback_token_done;
    lxb_html_tokenizer_callback_token_done_set(tokenizer, Impl::on_token, impl.get());
    const auto* bytes = reinterpret_cast<const lxb_char_t*>(source.data());
    lxb_status_t status = lxb_html_parse_chunk_process(impl->parser, bytes, source.size());
    if (status == LXB_STATUS_OK) status = lxb_html_parse_chunk_end(impl->parser);
    if (impl->too_large) {
        return Error{.what = "the page's tags would need more than " + std::to_string(impl->memory_limit >> 20U) +
                             " MB of memory",
                     .remedy = "this is no ordinary page; check where it comes from"};
    }
    if (status != LXB_STATUS_OK)
        return Error{.what = "the page's HTML cannot be read (lexbor status " + std::to_string(status) + ")"};
    return HtmlTree(std::move(impl));
}

lxb_dom_node_t* HtmlTree::root() const { return lxb_dom_interface_node(impl_->document); }

bool HtmlTree::truncated() const { return impl_->truncated; }

namespace {

std::string_view content_of(const lxb_dom_node_t* node) {
    const auto* data = reinterpret_cast<const lxb_dom_character_data_t*>(node);
    return view(data->data.data, data->data.data + data->data.length);
}

// Characters of the page with references among them.
void add_references(std::string_view raw, std::uint32_t at, TextBuilder& builder) {
    std::uint32_t i = 0;
    while (i < raw.size()) {
        const auto next = static_cast<std::uint32_t>(std::min(raw.find('&', i), raw.size()));
        builder.add_verbatim(raw.substr(i, next - i), at + i);
        i = next;
        if (i == raw.size()) break;
        const Reference reference = read_reference(raw.substr(i));
        const std::uint32_t size = std::max(reference.size, 1U);
        std::string_view characters = reference.size > 0 ? std::string_view(reference.characters) : raw.substr(i, 1);
        while (!characters.empty()) {
            const Decoded character = decode_utf8(characters);
            builder.add(character.code_point, {at + i, at + i + size});
            characters.remove_prefix(character.size);
        }
        i += size;
    }
}

}  // namespace

void HtmlTree::read_text(const lxb_dom_node_t* node, TextBuilder& builder) const {
    const std::string_view content = content_of(node);
    for (std::size_t i = 0; i + code_size <= content.size(); i += code_size) {
        const Piece& piece = impl_->pieces[number_of(content.substr(i, code_size))];
        const std::string_view raw = piece.source.of(impl_->source);
        switch (piece.kind) {
            case Piece::Kind::verbatim: builder.add_verbatim(raw, piece.source.begin); break;
            case Piece::Kind::references: add_references(raw, piece.source.begin, builder); break;
            case Piece::Kind::opaque: builder.add_opaque(impl_->own[piece.own], piece.source); break;
        }
    }
}

std::string HtmlTree::raw_text(const lxb_dom_node_t* node) const {
    std::string text;
    const lxb_dom_node_t* first = is_text(node) ? node : node->first_child;
    for (const lxb_dom_node_t* at = first; at != nullptr; at = next_node(node, const_cast<lxb_dom_node_t*>(at))) {
        if (!is_text(at)) continue;
        const std::string_view content = content_of(at);
        for (std::size_t i = 0; i + code_size <= content.size(); i += code_size) {
            const Piece& piece = impl_->pieces[number_of(content.substr(i, code_size))];
            const std::string_view raw = piece.source.of(impl_->source);
            switch (piece.kind) {
                case Piece::Kind::verbatim: text += raw; break;
                case Piece::Kind::references: text += resolve_references(raw); break;
                case Piece::Kind::opaque: text += impl_->own[piece.own]; break;
            }
        }
    }
    return text;
}

bool is_white_space(const lxb_dom_node_t* text) { return is_blank(content_of(text)); }

lxb_dom_node_t* next_node(const lxb_dom_node_t* root, lxb_dom_node_t* node, Descend descend) {
    if (descend == Descend::yes && node->first_child != nullptr) return node->first_child;
    while (node != nullptr && node != root) {
        if (node->next != nullptr) return node->next;
        node = node->parent;
    }
    return nullptr;
}

namespace {

const lxb_dom_attr_t* find_attribute(const lxb_dom_node_t* element, AttributeName name) {
    const auto& ids = *static_cast<const AttributeIds*>(element->owner_document->user);
    const lxb_dom_attr_id_t id = ids.of(name);
    const lxb_dom_attr_t* at = reinterpret_cast<const lxb_dom_element_t*>(element)->first_attr;
    while (at != nullptr && at->node.local_name != id && at->qualified_name != id) at = at->next;
    return at;
}

}  // namespace

std::string_view attribute(const lxb_dom_node_t* element, AttributeName name) {
    const lxb_dom_attr_t* found = find_attribute(element, name);
    if (found == nullptr || found->value == nullptr) return {};
    return view(found->value->data, found->value->data + found->value->length);
}

bool has_attribute(const lxb_dom_node_t* element, AttributeName name) {
    return find_attribute(element, name) != nullptr;
}

}  // namespace sayso::page
