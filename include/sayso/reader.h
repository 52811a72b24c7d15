// From a page to a reading, in one call.
//
//     auto pack = sayso::Pack::open("packs/de.pack");
//     auto reader = sayso::Reader({*pack});
//     auto reading = reader.read(sayso::Page{.bytes = html, .url = "https://…"});
//
// A Reader is immutable; any number of threads may read with one at the same time. The same page, packs and version
// give the same reading, byte for byte.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/document.h"
#include "sayso/error.h"
#include "sayso/pack.h"
#include "sayso/reading.h"

namespace sayso {

struct ReadOptions {
    std::string published;  // ISO 8601; stands in where the page has no date
};

class Reader {
public:
    explicit Reader(std::vector<Pack> packs);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    // Any bytes give a Reading (perhaps with problems) or an Error.
    [[nodiscard]] Result<Reading> read(const Page& page, const ReadOptions& options = {}) const;
    // Of an article whose text stands as it is given. Fills in version, id and language where they are empty.
    [[nodiscard]] Reading read(Article article, const ReadOptions& options = {}) const;

    // The first half of the way: the article alone, without statements.
    [[nodiscard]] Result<Article> article(const Page& page, const ReadOptions& options = {}) const;
    // Language analysis alone; nothing where no pack is for the article's language. The Document must not outlive the
    // Reader.
    [[nodiscard]] std::optional<Document> analyse(const Article& article) const;
    // The pack that reads the article; null where none is for its language. It lives as long as the Reader.
    [[nodiscard]] const Pack* pack_for(const Article& article) const;
    // Search terms of a text, by the pack of the language, else by the first one: what a Ledger wants as TermsOf.
    [[nodiscard]] std::string index_terms(std::string_view text, std::string_view language) const;

private:
    struct Impl;
    void complete(Article& article, const ReadOptions& options) const;
    std::unique_ptr<const Impl> impl_;
};

// Version of the library, "0.1.0".
[[nodiscard]] std::string_view version();

}  // namespace sayso
