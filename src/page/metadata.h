// What a page says about its article, apart from the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "page/html_tree.h"
#include "page/page_words.h"

namespace sayso::page {

// Fields as the page has them, cleaned (NFC, white space folded) but not yet judged. Empty: not told.
struct Metadata {
    std::string title;
    bool title_from_page_title = false;
    std::string page_title;  // of the <title> element, with whatever else stands there
    std::string kicker;
    std::string description;
    std::string outlet;
    std::string section;
    std::string published, modified;  // ISO 8601
    std::string language;
    std::string url;
    std::vector<std::string> authors;  // one name each, still with roles and agencies among them
    std::optional<bool> free;          // isAccessibleForFree
    std::vector<std::string> problems;
};

// Fills a field that is still empty: of several sources the first one that says anything counts.
inline void take(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
}

// Takes from `other` what is empty here.
void fill_from(Metadata& metadata, Metadata other);

// From JSON-LD, else microdata, else OpenGraph and Dublin Core, else the page's title and its <time> elements. Dates
// that are not ISO 8601 are read with the language's months.
[[nodiscard]] Metadata read_metadata(const HtmlTree& tree, const PageWords& words);

// schema.org metadata in one <script type="application/ld+json">.
[[nodiscard]] Metadata metadata_from_json_ld(std::string_view json);

// Whether a type of schema.org is one of an article, by the last part of its name.
[[nodiscard]] bool is_article_type(std::string_view type);

// "true", "http://schema.org/False", in any case.
[[nodiscard]] std::optional<bool> truth_from(std::string_view text);

// A date as pages write it in attributes, made ISO 8601 ("2024-10-28T15:04:00+01:00"; "2024-10-28"); empty if it is
// none.
[[nodiscard]] std::string iso_date(std::string_view text);

// Text that came out of an attribute or JSON: character references resolved, NFC, white space folded.
[[nodiscard]] std::string cleaned(std::string_view text);

}  // namespace sayso::page
