// From bytes to articles.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

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

// The language that the text is written in, as BCP 47 primary subtag, among the packs' languages, by their function
// words; empty where none of them has enough.
[[nodiscard]] std::string language_of(std::string_view text, const std::vector<const PackData*>& packs);

}  // namespace sayso
