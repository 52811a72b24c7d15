// Feeds and wire files: many articles, or one, inside XML or JSON.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/error.h"

namespace sayso::page {

// What a document of this kind holds, as pages of extent `article`, in order. An entry without any text has no bytes.
// Error: the document cannot be read at all.
struct Entries {
    std::vector<Page> pages;
    std::string title;  // of the feed; empty for wire files
};

// RSS 0.90, 0.91 to 0.94, 1.0, 2.0; Atom 0.3 and 1.0 (RFC 4287). The full text (content:encoded, Atom's content) goes
// before the description.
[[nodiscard]] Result<Entries> read_feed(std::string_view utf8);
// JSON Feed 1.0 and 1.1.
[[nodiscard]] Result<Entries> read_json_feed(std::string_view utf8);
// IPTC NewsML-G2 (newsItem alone, or in a newsMessage) and NITF 3.
[[nodiscard]] Result<Entries> read_wire(std::string_view utf8);
// IPTC ninjs 1 to 2: one item, or an array of items.
[[nodiscard]] Result<Entries> read_ninjs(std::string_view utf8);

enum class DocumentKind : std::uint8_t { page, feed, json_feed, wire, ninjs };

// Told from the document element or the keys of the first object.
[[nodiscard]] DocumentKind document_kind(std::string_view utf8);

// A date as feeds write it: RFC 822 ("Mon, 28 Oct 2024 15:04:00 +0100") or ISO 8601; as ISO 8601. Empty if it is none.
[[nodiscard]] std::string feed_date(std::string_view text);

}  // namespace sayso::page
