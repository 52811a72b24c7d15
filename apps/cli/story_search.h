// A ledger as commands search it: by all fields of a query.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sayso/ledger.h"
#include "sayso/story.h"

namespace sayso::cli {

class Searcher {
public:
    // Tells the ledger's stories where the query asks for them: only then they are needed. The ledger must outlive it.
    static Result<Searcher> of(const Ledger& ledger, const Query& query, const std::vector<std::string>& packs);

    [[nodiscard]] Result<Found> find(const Query& query) const;
    [[nodiscard]] Result<std::vector<Facet>> facets(const Query& query, FacetBy by, std::uint32_t most) const;

private:
    Searcher(const Ledger& ledger, std::optional<StoryBook> book) : ledger_(&ledger), book_(std::move(book)) {}

    const Ledger* ledger_;
    std::optional<StoryBook> book_;
};

}  // namespace sayso::cli
