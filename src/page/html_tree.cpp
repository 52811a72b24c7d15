#include "page/html_tree.h"

#include <lexbor/html/html.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "page/page_names.h"
#include "page/quick_tags.h"
#include "page/references.h"

namespace sayso::page {
namespace {

constexpr std::size_t code_size = 16;
using Code = std::array<lxb_char_t, code_size>;

// A digit's value is what its two lowest bits give with the two above them.
constexpr std::string_view blank_digits = " \t\f\n";
constexpr std::string_view visible_digits = "0132";
constexpr std::uint32_t value_of(char digit) {
    const auto byte = static_cast<unsigned char>(digit);
    return (byte ^ byte >> 1U) & 3U;
}
static_assert(value_of(blank_digits[2]) == 2 && value_of(blank_digits[3]) == 3);
static_assert(value_of(visible_digits[2]) == 2 && value_of(visible_digits[3]) == 3);

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
    enum class Kind : std::uint8_t { verbatim, carriage_returns, references, opaque };
    Kind kind = Kind::verbatim;
    Span source;
    std::uint32_t own = 0;  // opaque: index of its characters, which could not be read off the source
};

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

// Memory of which lexbor keeps the first chunk from page to page: enough of it for most pages.
void keep_more(lexbor_mraw_t* memory, std::size_t chunk_size) {
    lexbor_mraw_destroy(memory, false);
    if (lexbor_mraw_init(memory, chunk_size) != LXB_STATUS_OK) throw std::bad_alloc();
}

}  // namespace

struct HtmlTree::Impl {
    std::string_view source;
    lxb_html_document_t* document = nullptr;
    lxb_html_parser_t* parser = nullptr;         // the document's own
    lxb_html_tokenizer_token_f build = nullptr;  // the tree builder's own callback
    std::vector<Piece> pieces;
    std::vector<std::string> own;
    PageNames names;
    Code code{};
    std::size_t memory_limit = 0;
    bool truncated = false;
    bool too_large = false;

    Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { lxb_html_document_destroy(document); }

    // Makes ready for a page, whatever was read before.
    void begin(std::string_view page);
    Piece piece_of(const lxb_html_token_t& token);
    // Whether the start tag would nest too deep, or repeat formatting without end.
    [[nodiscard]] bool drops(const lxb_html_token_t& token) const;
    // Leaves out attributes that nobody looks at: most of a page's are such, and each would become a node.
    void cut_attributes(lxb_html_token_t& token) const;
    [[nodiscard]] std::size_t memory() const;
    static lxb_html_token_t* on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* self);
};

HtmlTree::Impl::Impl() : document(lxb_html_document_create()) {
    constexpr std::size_t bytes_of_nodes = std::size_t{1} << 20U;
    constexpr std::size_t bytes_of_text = std::size_t{256} << 10U;
    if (document == nullptr) throw std::bad_alloc();
    keep_more(document->dom_document.mraw, bytes_of_nodes);
    keep_more(document->dom_document.text, bytes_of_text);
}

void HtmlTree::Impl::begin(std::string_view page) {
    constexpr std::size_t memory_per_byte = 24;
    constexpr std::size_t memory_at_least = std::size_t{64} << 20U;
    source = page;
    memory_limit = memory_at_least + memory_per_byte * page.size();
    truncated = too_large = false;
    pieces.clear();
    own.clear();
    lxb_html_document_clean(document);
    lxb_dom_document_t& dom = document->dom_document;
    dom.compat_mode = LXB_DOM_DOCUMENT_CMODE_NO_QUIRKS;
    widen(dom.attrs, sizeof(lxb_dom_attr_data_t), page.size());
    widen(dom.tags, sizeof(lxb_tag_data_t), page.size());
    names = PageNames(dom);
    dom.user = &names;
    if (lxb_html_document_parse_chunk_begin(document) != LXB_STATUS_OK) throw std::bad_alloc();
    parser = static_cast<lxb_html_parser_t*>(dom.parser);
    lxb_html_tokenizer_t* tokenizer = lxb_html_parser_tokenizer(parser);
    if (build == nullptr) build = tokenizer->callback_token_done;
    lxb_html_tokenizer_callback_token_done_set(tokenizer, on_token, this);
    lxb_html_tokenizer_keep_duplicate_set(tokenizer, true);
    take_over_plain_parts(*tokenizer);
}

Piece HtmlTree::Impl::piece_of(const lxb_html_token_t& token) {
    const auto* const base = reinterpret_cast<const lxb_char_t*>(source.data());
    const std::string_view text = view(token.text_start, token.text_end);
    const bool inside = token.begin >= base && token.begin <= token.end && token.end <= base + source.size();
    Piece piece;
    if (inside) {
        piece.source = {static_cast<std::uint32_t>(token.begin - base), static_cast<std::uint32_t>(token.end - base)};
        const std::string_view raw = piece.source.of(source);
        const bool in_place = raw.data() == text.data() && raw.size() == text.size();
        if (in_place && raw.find('\r') != std::string_view::npos) piece.kind = Piece::Kind::carriage_returns;
        if (in_place || raw == text) return piece;
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
    int count = 0;
    lxb_html_token_attr_t* last = nullptr;
    lxb_html_token_attr_t** link = &token.attr_first;
    for (lxb_html_token_attr_t* at = token.attr_first; at != nullptr && count < most_attributes; at = at->next) {
        if (at->name != nullptr && !names.keeps(token.tag_id, at->name->attr_id)) continue;
        *link = at;
        link = &at->next;
        last = at;
        ++count;
    }
    *link = nullptr;
    token.attr_last = last;
}

std::size_t HtmlTree::Impl::memory() const {
    const auto bytes = [](const lexbor_mraw_t* memory) {
        return memory->mem->chunk_length * memory->mem->chunk_min_size;
    };
    return bytes(document->dom_document.mraw) + bytes(document->dom_document.text);
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
        take_over_plain_parts(*tokenizer);
        return token;
    } else if (token->tag_id >= LXB_TAG_A && !is_from_plain_part(*token)) {
        impl.cut_attributes(*token);
    }
    if (impl.memory() > impl.memory_limit) {
        impl.too_large = true;
        tokenizer->status = LXB_STATUS_ERROR_MEMORY_ALLOCATION;
        return nullptr;
    }
    lxb_html_token_t* next = impl.build(tokenizer, token, impl.parser->tree);
    take_over_plain_parts(*tokenizer);
    return next;
}

HtmlRooms::HtmlRooms() = default;
HtmlRooms::~HtmlRooms() = default;

std::unique_ptr<HtmlTree::Impl> HtmlRooms::take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<HtmlTree::Impl>();
    std::unique_ptr<HtmlTree::Impl> taken = std::move(idle_.back());
    idle_.pop_back();
    return taken;
}

void HtmlRooms::give_back(std::unique_ptr<HtmlTree::Impl> impl) {
    constexpr std::size_t largest_page_kept = std::size_t{4} << 20U;
    if (impl->too_large || impl->source.size() > largest_page_kept) return;
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(impl));
}

HtmlTree::HtmlTree(std::unique_ptr<Impl> impl, HtmlRooms* rooms) : impl_(std::move(impl)), rooms_(rooms) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() {
    if (impl_ != nullptr && rooms_ != nullptr) rooms_->give_back(std::move(impl_));
}

Result<HtmlTree> HtmlTree::parse(std::string_view source) { return parse(std::make_unique<Impl>(), source, nullptr); }

Result<HtmlTree> HtmlTree::parse(std::string_view source, HtmlRooms& rooms) {
    return parse(rooms.take(), source, &rooms);
}

Result<HtmlTree> HtmlTree::parse(std::unique_ptr<Impl> impl, std::string_view source, HtmlRooms* rooms) {
    impl->begin(source);
    const auto* bytes = reinterpret_cast<const lxb_char_t*>(source.data());
    lxb_status_t status = lxb_html_document_parse_chunk(impl->document, bytes, source.size());
    if (status == LXB_STATUS_OK) status = lxb_html_document_parse_chunk_end(impl->document);
    if (impl->too_large) {
        return Error{.what = "the page's tags would need more than " + std::to_string(impl->memory_limit >> 20U) +
                             " MB of memory",
                     .remedy = "this is no ordinary page; check where it comes from"};
    }
    if (status != LXB_STATUS_OK)
        return Error{.what = "the page's HTML cannot be read (lexbor status " + std::to_string(status) + ")"};
    return HtmlTree(std::move(impl), rooms);
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

// Line ends are line feeds in HTML (HTML standard, 13.2.3.5).
void add_with_line_feeds(std::string_view raw, std::string& text) {
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const bool ends_later = raw[i] == '\r' && raw.substr(i + 1, 1) == "\n";
        if (!ends_later) text += raw[i] == '\r' ? '\n' : raw[i];
    }
}

}  // namespace

void HtmlTree::read_text(const lxb_dom_node_t* node, TextBuilder& builder) const {
    const std::string_view content = content_of(node);
    for (std::size_t i = 0; i + code_size <= content.size(); i += code_size) {
        const Piece& piece = impl_->pieces[number_of(content.substr(i, code_size))];
        const std::string_view raw = piece.source.of(impl_->source);
        switch (piece.kind) {
            case Piece::Kind::verbatim:
            case Piece::Kind::carriage_returns: builder.add_verbatim(raw, piece.source.begin); break;
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
                case Piece::Kind::carriage_returns: add_with_line_feeds(raw, text); break;
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
    const auto& names = *static_cast<const PageNames*>(element->owner_document->user);
    const lxb_dom_attr_id_t id = names.id_of(name);
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
