// Scores the articles that are found on pages. The measure is that of the scorer that comes with the page sets
// (score_pages.py); this one gives the same figures.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/error.h"

namespace sayso::eval {

// What is known of a page's article, or what was found. Fields that gold leaves empty are not scored.
struct ScoredPage {
    std::string id;
    std::string url;
    std::string html;                  // gold: the page's file, relative to the gold's folder
    std::optional<std::string> text;   // the whole body
    std::vector<std::string> with;     // gold: stretches of text that must occur in the body …
    std::vector<std::string> without;  // … and such as must not
    std::string title;
    std::vector<std::string> authors;
    std::string date;  // ISO 8601
};

// One line of a gold file or of another program's results (keys as in ScoredPage).
[[nodiscard]] Result<ScoredPage> scored_page_from_json(std::string_view json);
[[nodiscard]] std::string to_json(const ScoredPage& page);

// The body is all blocks but kicker, title and captions.
[[nodiscard]] ScoredPage scored_page_from(const Article& article);

struct Agreement {
    double precision = 0, recall = 0, f1 = 0;
};

// Words: runs of letters, digits and low lines after NFKC and case folding, as a bag.
struct WordScores {
    std::uint64_t pages = 0;
    Agreement sum;  // of the pages' figures
    std::uint64_t common = 0, gold = 0, system = 0;
    std::uint64_t empty_pages = 0;
};

// Segments: substrings after white space is folded, all pages together.
struct SegmentScores {
    std::uint64_t pages = 0;
    std::uint64_t found = 0, missed = 0;    // of `with`
    std::uint64_t wrong = 0, left_out = 0;  // of `without`
};

// A field that is right or not: titles equal after folding, or (loose) with word F1 of 0.8 or more; days equal as they
// are written, in UTC, or in Germany; authors as sets of names.
struct FieldScores {
    std::uint64_t pages = 0;
    std::uint64_t exact = 0;
    double partial = 0;  // titles: that are loosely right; authors: sum of F1
};

struct PageScores {
    std::uint64_t pages = 0;
    WordScores words;
    SegmentScores segments;
    FieldScores title, date, authors;
    std::vector<std::pair<double, std::string>> word_f1;  // of each page, and its id
};

// A page that `found` lacks counts as empty.
[[nodiscard]] PageScores score_pages(const std::vector<ScoredPage>& gold,
                                     const std::map<std::string, ScoredPage>& found);

// The keys of the reference scorer, four decimals, one line.
[[nodiscard]] std::string to_json(const PageScores& scores);
// A table, and the `worst` pages by word F1.
[[nodiscard]] std::string to_text(const PageScores& scores, std::size_t worst);

}  // namespace sayso::eval
