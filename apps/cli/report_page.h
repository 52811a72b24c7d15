// What a search finds as one HTML page that needs nothing else: to be sent, printed, kept.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sayso/ledger.h"
#include "sayso/query.h"

namespace sayso::cli {

struct Report {
    std::string query;  // as it was understood
    Found found;
    std::vector<std::pair<FacetBy, std::vector<Facet>>> facets;
};

// Valid HTML5 in UTF-8, without scripts and without anything to be fetched. The same report gives the same bytes.
[[nodiscard]] std::string report_page(const Report& report);

}  // namespace sayso::cli
