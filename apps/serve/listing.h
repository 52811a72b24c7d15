// Lists of statements and counts of them, which several views have (private to apps/serve).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "sayso/ledger.h"
#include "sayso/query.h"
#include "serve/http.h"
#include "serve/json.h"

namespace sayso::serve {

struct Call;  // serve/views.h

inline constexpr std::uint32_t most_statements = 100;  // of one page of a list
inline constexpr std::uint32_t most_values = 20;       // of a facet
inline constexpr std::uint32_t most_days = 4000;       // of a timeline: eleven years

using Find = std::function<Result<Found>(const Query&)>;

// Adds "query", "total", "next" and "statements" to `json`: one page of what is asked for, from where `next` says
// on. Gives the total.
[[nodiscard]] Result<std::uint64_t> add_listing(const Find& find, const Query& asked, std::string_view next,
                                                ObjectText& json);
// All of it as CSV, as far as it goes; the last line says where it was cut.
[[nodiscard]] Answer listing_csv(const Call& call, const Find& find, Query query);

using Count = std::function<Result<std::vector<std::vector<Facet>>>(const Query&, const std::vector<FacetWanted>&)>;

[[nodiscard]] inline Find find_in(const Ledger& ledger) {
    return [&ledger](const Query& query) { return ledger.find(query); };
}

[[nodiscard]] inline Count count_in(const Ledger& ledger) {
    return
        [&ledger](const Query& query, const std::vector<FacetWanted>& wanted) { return ledger.facets(query, wanted); };
}

[[nodiscard]] std::optional<FacetBy> facet_from(std::string_view name);
// {"who": [{"value", "statements"}], …}; days and months by time, all else the most frequent first.
[[nodiscard]] Result<Json> facet_lists(const Count& count, const Query& query, const std::vector<FacetBy>& by);

// The last of each enumeration, so that all of them can be walked.
[[nodiscard]] constexpr Act last_of(Act) { return Act::ask; }
[[nodiscard]] constexpr sayso::Form last_of(sayso::Form) { return sayso::Form::reported; }
[[nodiscard]] constexpr Certainty last_of(Certainty) { return Certainty::hedged; }

}  // namespace sayso::serve
