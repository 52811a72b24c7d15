// A page and the article that was read off it.
//
// All values own their memory and may be copied and moved between threads freely.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"
#include "sayso/span.h"

namespace sayso {

// What the feed or wire file that a page came in says of the article. Empty: it does not say. Dates are ISO 8601.
struct PageFacts {
    std::string kicker;
    std::string title;
    std::string lead;
    std::string outlet;
    std::string section;
    std::string published, modified;
    std::string language;  // BCP 47
    std::vector<std::string> authors;

    bool operator==(const PageFacts&) const = default;
};

// What the bytes are: a page with an article on it, or the article's body and nothing else, as feeds and wire files
// have it (a piece of HTML, or plain text).
enum class PageExtent : std::uint8_t { page, article };

// Bytes as they came.
struct Page {
    std::string bytes;
    std::string url;      // address, or the path of the file; may be empty
    std::string id;       // the caller's id for it; empty: the hash of address and bytes
    std::string charset;  // from a transport header; empty: found out from the bytes
    PageFacts facts;      // trusted before what the bytes say
    PageExtent extent = PageExtent::page;
};

enum class BlockKind : std::uint8_t {
    kicker,
    title,
    lead,
    heading,
    paragraph,
    quote,
    list,
    caption,
    table,
    live_entry
};

[[nodiscard]] std::string_view name_of(BlockKind kind);
[[nodiscard]] std::optional<BlockKind> block_kind_from(std::string_view name);

// One block of the article's text. Blocks are in order, do not overlap, and are joined by a blank line ("\n\n").
struct Block {
    BlockKind kind = BlockKind::paragraph;
    Span span;
    std::string published;  // ISO 8601, for live entries that carry their own time; else empty

    bool operator==(const Block&) const = default;
};

struct Article;

// When what stands there was published: a live entry may say so itself, else the article's time. ISO 8601; empty where
// neither is known.
[[nodiscard]] std::string_view published_at(const Article& article, Span place);

// From byte offsets of an article's text back to byte offsets of the page it was read from.
//
// Invariants: runs ascend in `text`; inside a run both sides advance byte by byte (`same`), or the whole run stands
// for `page_size` bytes of the page (an entity, a decoded character, folded white space).
class OffsetMap {
public:
    struct Run {
        std::uint32_t text = 0;       // where the run begins in the text
        std::uint32_t text_size = 0;  // bytes of text
        std::uint32_t page = 0;       // where it begins in the page
        std::uint32_t page_size = 0;  // bytes of the page
        bool operator==(const Run&) const = default;
    };

    // Appends a run that follows the last one in the text. Joins it to the last where both are byte-for-byte.
    void append(Run run);
    // The page's bytes that the span of the text was read from; empty where none are known.
    [[nodiscard]] Span to_page(Span text) const;
    [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

    bool operator==(const OffsetMap&) const = default;

private:
    std::vector<Run> runs_;
};

// The text a person would read off the page, and what the page says about itself. Optional strings are empty where
// the page does not tell. Dates are ISO 8601, as exact as the page has them ("2031-05-04",
// "2031-05-04T09:30:00+02:00").
struct Article {
    std::string id;
    std::string version;  // "b3:…": hash of `text`
    std::string url;      // canonical address if the page names one
    std::string outlet;
    std::string section;
    std::string kicker;
    std::string title;
    std::vector<std::string> authors;
    std::string published;
    std::string modified;
    std::string language;  // BCP 47 primary subtag, "de"; empty: not known
    std::vector<std::string> agencies;
    bool paywall = false;
    std::optional<int> reading_minutes;
    std::string text;  // UTF-8, NFC; see Block
    std::vector<Block> blocks;
    OffsetMap source;                   // text → page
    std::vector<std::string> problems;  // what could not be read or trusted, a plain sentence each
};

}  // namespace sayso
