// From bytes to articles.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/byte_source.h"
#include "pack/pack.h"
#include "sayso/article.h"
#include "sayso/error.h"

namespace sayso {

// Finds the article on a page, HTML or plain text as it is copied off a site. Which words are furniture, agencies or
// by-lines stands in the packs' tables; which pack applies is told from the page's language, else from its words.
// Immutable; may be shared by threads. The packs must outlive it.
class PageReader {
public:
    explicit PageReader(std::vector<const PackData*> packs);
    ~PageReader();
    PageReader(PageReader&&) noexcept;

    // Any bytes give an Article (perhaps with problems) or an Error that names input and offset.
    [[nodiscard]] Result<Article> read(const Page& page) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

// One page of a file that may hold many, or why it could not be had.
struct PageRecord {
    std::string record;                   // "WARC record 4", "entry 2"; empty where the file is the page
    std::optional<std::uint64_t> offset;  // where the record begins in the source, if known (bytes)
    std::variant<Page, Error> content;
};

// Hands over the pages that the source holds, in order; `take` returns false to stop. What the source is, is told from
// its first bytes, unpacked if they are packed (gzip, Zstandard):
// - a web archive (WARC): each response, resource or conversion that is HTML or plain text; streamed;
// - a feed (RSS 0.9x to 2.0, Atom 0.3 and 1.0, JSON Feed 1): each entry, with its full text or what the feed has of it;
// - a wire file (NewsML-G2, NITF, ninjs): each news item;
// - anything else is one page.
// A page, feed, wire file or record of more than `largest` bytes is an Error, and so is one that is damaged; the
// records behind it are still read.
void for_each_page(ByteSource& source, std::size_t largest, const std::function<bool(PageRecord)>& take);

// The language that the text is written in, as BCP 47 primary subtag, among the packs' languages, by their function
// words, or of a few words by the packs' lexicons; empty where none of them has enough.
[[nodiscard]] std::string language_of(std::string_view text, const std::vector<const PackData*>& packs);

}  // namespace sayso
