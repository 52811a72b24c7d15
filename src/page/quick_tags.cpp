#include "page/quick_tags.h"

#include <lexbor/html/tokenizer/state.h>
#include <lexbor/html/tokenizer/state_rawtext.h>
#include <lexbor/html/tokenizer/state_script.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <string_view>

#include "page/page_names.h"

namespace sayso::page {
namespace {

using Place = const lxb_char_t*;

std::string_view view(Place begin, Place end) {
    return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}
Place place_in(std::string_view text, std::size_t at) { return reinterpret_cast<Place>(text.data()) + at; }

bool is_blank(lxb_char_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_letter(lxb_char_t c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z'; }
bool ends_tag_name(lxb_char_t c) { return is_blank(c) || c == '/' || c == '>' || c == '\0'; }
bool ends_attribute_name(lxb_char_t c) { return ends_tag_name(c) || c == '='; }
bool ends_value(lxb_char_t c) { return is_blank(c) || c == '>' || c == '\0'; }

Place skip_blank(Place at, Place end) { return std::find_if_not(at, end, is_blank); }

bool has(std::string_view text, char c) { return text.find(c) != std::string_view::npos; }

// A tag of which nothing has been handed on yet.
struct Tag {
    Place name = nullptr;
    Place name_end = nullptr;
    lxb_tag_id_t id = LXB_TAG__UNDEF;
    lxb_html_token_type_t type = LXB_HTML_TOKEN_TYPE_OPEN;
    lxb_html_token_attr_t* first = nullptr;
    lxb_html_token_attr_t* last = nullptr;
};

// An attribute: its name and value, where each stands.
struct Attribute {
    std::string_view name;
    std::string_view value;
    bool has_value = false;
};

// Hands on the token that the tokenizer holds. False: it must end.
bool hand_on(lxb_html_tokenizer_t& tokenizer) {
    tokenizer.token = tokenizer.callback_token_done(&tokenizer, tokenizer.token, tokenizer.callback_token_ctx);
    if (tokenizer.token == nullptr) {
        if (tokenizer.status == LXB_STATUS_OK) tokenizer.status = LXB_STATUS_ERROR;
        return false;
    }
    lxb_html_token_clean(tokenizer.token);
    tokenizer.pos = tokenizer.start;
    return true;
}

bool hand_on_text(lxb_html_tokenizer_t& tokenizer, lxb_tag_id_t kind, std::string_view text) {
    lxb_html_token_t& token = *tokenizer.token;
    token.tag_id = kind;
    token.begin = token.text_start = place_in(text, 0);
    token.end = token.text_end = place_in(text, text.size());
    return hand_on(tokenizer);
}

bool hand_on_tag(lxb_html_tokenizer_t& tokenizer, const Tag& tag) {
    lxb_html_token_t& token = *tokenizer.token;
    token.begin = tag.name;
    token.end = tag.name_end;
    token.tag_id = tag.id;
    token.type = tag.type;
    token.attr_first = tag.first;
    token.attr_last = tag.last;
    return hand_on(tokenizer);
}

// Reads one attribute, its name at `at`. The place behind it; null if it is not plain.
Place read_attribute(Place at, Place end, Attribute& attribute) {
    const Place name = at;
    at = std::find_if(at, end, ends_attribute_name);
    attribute.name = view(name, at);
    at = skip_blank(at, end);
    if (attribute.name.empty() || at == end || *at == '\0') return nullptr;
    if (*at != '=') return at;
    at = skip_blank(at + 1, end);
    if (at == end || *at == '>') return nullptr;
    attribute.has_value = true;
    const bool quoted = *at == '"' || *at == '\'';
    const Place begin = quoted ? at + 1 : at;
    const auto* close = quoted ? static_cast<Place>(std::memchr(begin, *at, static_cast<std::size_t>(end - begin)))
                               : std::find_if(begin, end, ends_value);
    if (close == nullptr || close == end || *close == '\0') return nullptr;
    attribute.value = view(begin, close);
    return quoted ? close + 1 : close;
}

// Adds the attribute as lexbor's tokenizer does, its value in the document's memory. False: its value is not plain.
bool keep(lxb_html_tokenizer_t& tokenizer, const Attribute& attribute, const lxb_dom_attr_data_t& entry, Tag& tag) {
    const std::string_view value = attribute.value;
    if (has(value, '&') || has(value, '\r') || has(value, '\0')) return false;
    lxb_html_token_attr_t* kept = lxb_html_token_attr_create(tokenizer.dobj_token_attr);
    if (kept == nullptr) throw std::bad_alloc();
    kept->name = &entry;
    if (attribute.has_value) {
        kept->value_begin = place_in(value, 0);
        kept->value_end = place_in(value, value.size());
        kept->value_size = value.size();
        kept->value = static_cast<lxb_char_t*>(lexbor_mraw_alloc(tokenizer.attrs_mraw, value.size() + 1));
        if (kept->value == nullptr) throw std::bad_alloc();
        std::copy(value.begin(), value.end(), kept->value);
        kept->value[value.size()] = '\0';
    }
    kept->prev = tag.last;
    (tag.last == nullptr ? tag.first : tag.last->next) = kept;
    tag.last = kept;
    return true;
}

// Reads a start tag behind its name. The place behind the tag; null if it is not plain.
Place read_attributes(lxb_html_tokenizer_t& tokenizer, const PageNames& names, Place at, Place end, Tag& tag) {
    constexpr int most_attributes = 256;  // lexbor compares each with every other one; no honest tag has as many
    lexbor_dobject_clean(tokenizer.dobj_token_attr);  // those of tags before are nodes by now
    int count = 0;
    while (true) {
        at = skip_blank(at, end);
        if (at == end) return nullptr;
        if (*at == '>') return at + 1;
        if (*at == '/') {
            if (++at == end) return nullptr;
            if (*at != '>') continue;
            tag.type |= LXB_HTML_TOKEN_TYPE_CLOSE_SELF;
            return at + 1;
        }
        if (is_formatting(tag.id) && tag.id != LXB_TAG_A) return nullptr;
        Attribute attribute;
        at = read_attribute(at, end, attribute);
        if (at == nullptr) return nullptr;
        const lxb_dom_attr_data_t* entry = names.kept(tag.id, attribute.name);
        if (entry == nullptr || count == most_attributes) continue;
        if (!keep(tokenizer, attribute, *entry, tag)) return nullptr;
        ++count;
    }
}

// Reads a tag behind its '<'. The place behind it; null if it is not plain.
Place read_tag(lxb_html_tokenizer_t& tokenizer, PageNames& names, Place at, Place end, Tag& tag) {
    const bool closes = at != end && *at == '/';
    tag.name = closes ? at + 1 : at;
    if (tag.name == end || !is_letter(*tag.name)) return nullptr;
    tag.name_end = std::find_if(tag.name, end, ends_tag_name);
    if (tag.name_end == end || *tag.name_end == '\0') return nullptr;
    tag.id = names.tag_of(view(tag.name, tag.name_end));
    if (!closes) return read_attributes(tokenizer, names, tag.name_end, end, tag);
    tag.type = LXB_HTML_TOKEN_TYPE_CLOSE;
    at = skip_blank(tag.name_end, end);
    return at != end && *at == '>' ? at + 1 : nullptr;
}

// The text of the comment whose "<!--" ends at `at`; a null view if it is not plain.
std::string_view plain_comment(Place at, Place end) {
    const std::string_view rest = view(at, end);
    if (rest.starts_with('>') || rest.starts_with("->")) return {};
    const std::size_t dashes = rest.find("--");
    if (dashes == std::string_view::npos || rest.substr(dashes + 2, 1) != ">") return {};
    const std::string_view text = rest.substr(0, dashes);
    return has(text, '\r') || has(text, '\0') ? std::string_view() : text;
}

PageNames& names_of(const lxb_html_tokenizer_t& tokenizer) {
    return *static_cast<PageNames*>(tokenizer.tree->document->dom_document.user);
}

// One text, which may be empty, and the tag or comment behind it. The place behind both; null, nothing being handed on,
// if they are not plain; `end`, with the status set, where the tokenizer must end.
Place read_text_and_tag(lxb_html_tokenizer_t& tokenizer, PageNames& names, Place data, Place end) {
    const auto* open = static_cast<Place>(std::memchr(data, '<', static_cast<std::size_t>(end - data)));
    if (open == nullptr) return nullptr;
    const std::string_view text = view(data, open);
    if (has(text, '&') || has(text, '\0')) return nullptr;
    Tag tag;
    std::string_view comment;
    Place next = nullptr;
    const bool is_comment = view(open, end).starts_with("<!--");
    if (is_comment) {
        comment = plain_comment(open + 4, end);
        if (comment.data() != nullptr) next = place_in(comment, comment.size() + 3);
    } else {
        next = read_tag(tokenizer, names, open + 1, end, tag);
    }
    if (next == nullptr) return nullptr;
    if (!text.empty() && !hand_on_text(tokenizer, LXB_TAG__TEXT, text)) return end;
    const bool goes_on =
        is_comment ? hand_on_text(tokenizer, LXB_TAG__EM_COMMENT, comment) : hand_on_tag(tokenizer, tag);
    return goes_on ? next : end;
}

// In the place of lxb_html_tokenizer_state_data_before.
Place read_text_and_tags(lxb_html_tokenizer_t* tokenizer, Place data, Place end) {
    PageNames& names = names_of(*tokenizer);
    while (data != end && !tokenizer->is_eof && tokenizer->state == read_text_and_tags) {
        const Place next = read_text_and_tag(*tokenizer, names, data, end);
        if (next == nullptr) {
            tokenizer->state = lxb_html_tokenizer_state_data_before;
            return data;
        }
        data = next;
    }
    if (tokenizer->is_eof) tokenizer->state = lxb_html_tokenizer_state_data_before;
    return data;
}

bool same_name(std::string_view name, std::string_view lower_name) {
    return std::equal(name.begin(), name.end(), lower_name.begin(), lower_name.end(),
                      [](char a, char b) { return is_letter(static_cast<lxb_char_t>(a)) && (a | 0x20) == b; });
}

// What stands before the end tag "</name>"; a null view if that is not plain.
std::string_view plain_content(std::string_view rest, std::string_view name) {
    for (std::size_t at = rest.find("</"); at != std::string_view::npos; at = rest.find("</", at + 2)) {
        const std::string_view tag = rest.substr(at + 2);
        if (!same_name(tag.substr(0, name.size()), name)) continue;
        const std::string_view content = rest.substr(0, at);
        const bool plain = tag.substr(name.size(), 1) == ">" && !has(content, '\0') &&
                           content.find("<!--") == std::string_view::npos;  // scripts that are escaped
        return plain ? content : std::string_view();
    }
    return {};
}

// In the place of lxb_html_tokenizer_state_script_data_before and lxb_html_tokenizer_state_rawtext_before.
Place read_raw_text(lxb_html_tokenizer_t* tokenizer, Place data, Place end) {
    const bool script = tokenizer->tmp_tag_id == LXB_TAG_SCRIPT;
    const std::string_view name = script ? "script" : "style";
    const std::string_view content = tokenizer->is_eof ? std::string_view() : plain_content(view(data, end), name);
    if (content.data() == nullptr) {
        tokenizer->state =
            script ? lxb_html_tokenizer_state_script_data_before : lxb_html_tokenizer_state_rawtext_before;
        return data;
    }
    tokenizer->state = read_text_and_tags;
    if (!content.empty() && !hand_on_text(*tokenizer, LXB_TAG__TEXT, content)) return end;
    Tag tag;
    tag.name = place_in(content, content.size() + 2);
    tag.name_end = tag.name + name.size();
    tag.id = tokenizer->tmp_tag_id;
    tag.type = LXB_HTML_TOKEN_TYPE_CLOSE;
    return hand_on_tag(*tokenizer, tag) ? tag.name_end + 1 : end;
}

}  // namespace

void take_over_plain_parts(lxb_html_tokenizer_t& tokenizer) {
    if (tokenizer.state == lxb_html_tokenizer_state_data_before)
        tokenizer.state = read_text_and_tags;
    else if (tokenizer.state == lxb_html_tokenizer_state_script_data_before ||
             (tokenizer.state == lxb_html_tokenizer_state_rawtext_before && tokenizer.tmp_tag_id == LXB_TAG_STYLE))
        tokenizer.state = read_raw_text;
}

bool is_from_plain_part(const lxb_html_token_t& token) {
    return token.attr_first == nullptr || token.attr_first->name_begin == nullptr;
}

}  // namespace sayso::page
