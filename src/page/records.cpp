// Which pages a source holds.
#include <utility>

#include "page/charset.h"
#include "page/feed.h"
#include "page/page.h"
#include "page/record_window.h"
#include "page/warc.h"

namespace sayso {
namespace {

using page::DocumentKind;
using page::Entries;

Result<Entries> read_entries(DocumentKind kind, std::string_view utf8) {
    switch (kind) {
        case DocumentKind::feed: return page::read_feed(utf8);
        case DocumentKind::json_feed: return page::read_json_feed(utf8);
        case DocumentKind::wire: return page::read_wire(utf8);
        case DocumentKind::ninjs: return page::read_ninjs(utf8);
        case DocumentKind::page: break;
    }
    return Entries{};
}

// Whether the bytes are worth decoding to see what they hold: a page is decoded by its reader, and once is enough.
// Feeds and wire files open with the same bytes in every character set but UTF-16.
bool may_hold_entries(std::string_view bytes) {
    const bool wide = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
    return wide || page::document_kind(bytes) != DocumentKind::page;
}

// Hands over the entries; the empty ones as what they are, so that nobody wonders where they went.
void take_entries(Entries entries, const std::function<bool(PageRecord)>& take) {
    std::size_t number = 0;
    for (Page& page : entries.pages) {
        PageRecord record{.record = "entry " + std::to_string(++number), .offset = std::nullopt, .content = {}};
        page.charset = "utf-8";
        if (page.bytes.empty() && page.facts.title.empty())
            record.content = Error{.what = "the entry has no text"};
        else
            record.content = std::move(page);
        if (!take(std::move(record))) return;
    }
}

}  // namespace

void for_each_page(ByteSource& source, std::size_t largest, const std::function<bool(PageRecord)>& take) {
    UnpackedSource unpacked(source);
    page::RecordWindow window(unpacked);
    const auto fail = [&](Error error) { take({.record = {}, .offset = error.offset, .content = std::move(error)}); };
    constexpr std::size_t head_size = 4096;
    if (auto head = window.need(head_size); !head && window.bytes().empty()) return fail(std::move(head).error());
    if (page::looks_like_warc(window.bytes())) return page::for_each_warc_page(window, largest, take);

    auto bytes = window.take_all(largest);
    if (!bytes) return fail(std::move(bytes).error());
    Page whole{.bytes = std::move(*bytes)};
    if (may_hold_entries(whole.bytes)) {
        const auto decoded = page::decode_page(whole);
        const DocumentKind kind = decoded ? page::document_kind(decoded->text()) : DocumentKind::page;
        if (kind != DocumentKind::page) {
            auto entries = read_entries(kind, decoded->text());
            if (!entries) return fail(std::move(entries).error());
            return take_entries(std::move(*entries), take);
        }
    }
    take({.record = {}, .offset = std::nullopt, .content = std::move(whole)});
}

}  // namespace sayso
