// What articles have to do with each other: text that one took over from another.
//
// Pure functions of values: no state, no clock, and the order of the articles does not matter. Spans are bytes of the
// article's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sayso/article.h"
#include "sayso/span.h"

namespace sayso {

// A place inside a run where the two texts differ. Either side may be empty: words left out, or put in.
struct CopyEdit {
    Span from;
    Span to;
    bool operator==(const CopyEdit&) const = default;
};

// A run of words of one article that stands in another, with small edits allowed inside. `from` is the agency's text
// where only one of the two is an agency's, else the earlier one.
struct Copy {
    std::size_t from = 0;  // index into the articles
    std::size_t to = 0;
    Span from_span;
    Span to_span;
    std::uint32_t same_words = 0;  // words that stand in both runs, in the same order
    bool credited = false;        // the later article names the outlet of the earlier one, in its text or as its agency
    std::vector<CopyEdit> edits;  // in order of the text
    bool operator==(const Copy&) const = default;
};

struct CopyOptions {
    std::uint32_t least_words = 12;  // of a run, on both sides
    std::uint32_t widest_gap = 12;   // words that may differ between two stretches of one run, on either side
    // Word sequences that stand in more articles than this are taken for set phrases and lead to no candidates; bounds
    // the time for many articles.
    std::uint32_t widest_spread = 64;
};

// Every stretch of text is traced back to one origin: where an agency's text stands in two papers, both copy the
// agency, and neither the other. Two versions of one article (same id, or same address) are no copies of each other. An
// article without a readable date counts as the latest. Order: by target's id, then by place in it.
[[nodiscard]] std::vector<Copy> find_copies(std::span<const Article> articles, const CopyOptions& options = {});

}  // namespace sayso
