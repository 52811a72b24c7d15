// What a page tells about its article in visible words: by-line, date, agencies, kicker and headline in one line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "page/page_words.h"

namespace sayso::page {

// People and agencies named in a by-line or an author field.
struct Credits {
    std::vector<std::string> people;
    std::vector<std::string> agencies;
};

// Takes names apart ("Von Anna Muster und Ben Beispiel, Berlin (dpa)"), without opening words, roles and places.
[[nodiscard]] Credits credits_from(std::string_view names, const PageWords& words);
// The same, of a line of the page; nothing unless the line is a by-line (a short one that opens with a by-line's word).
[[nodiscard]] std::optional<Credits> byline(std::string_view line, const PageWords& words);
// Only what looks like a person's name or is an agency's, of a line that is marked as a by-line but may hold more.
[[nodiscard]] Credits people_in(std::string_view line, const PageWords& words);
void add_credits(Credits& credits, const Credits& more);

// Agencies that a block of text names as its sources: "(dpa/AFP)", "Mit Material von dpa" at its end, "BERLIN (dpa) -".
[[nodiscard]] std::vector<std::string> agencies_in(std::string_view text, const PageWords& words);

// A date and time written out ("28.10.2024, 15:04 Uhr", "28. Oktober 2024") as ISO 8601 without zone; empty if there is
// none.
[[nodiscard]] std::string written_date(std::string_view line, const PageWords& words);

// Byte where a headline begins that is glued to its kicker ("… „Eskalation“Extreme Verluste …"): after a closing mark
// that a capital letter follows without a space. 0: not glued.
[[nodiscard]] std::uint32_t glued_headline(std::string_view line);

}  // namespace sayso::page
