#include "cli/story_search.h"

#include "cli/packs.h"

namespace sayso::cli {

Result<Searcher> Searcher::of(const Ledger& ledger, const Query& query, const std::vector<std::string>& packs) {
    if (!asks_for_stories(query)) return Searcher(ledger, std::nullopt);
    Result<std::vector<Pack>> opened = open_packs(packs);
    if (!opened) return std::move(opened).error();
    Result<StoryBook> book = StoryBook::of(ledger, Storyteller(std::move(*opened)));
    if (!book) return book.error();
    return Searcher(ledger, std::move(*book));
}

Result<Found> Searcher::find(const Query& query) const {
    return book_ ? find_with_stories(*ledger_, query, *book_) : ledger_->find(query);
}

Result<std::vector<Facet>> Searcher::facets(const Query& query, FacetBy by, std::uint32_t most) const {
    return book_ ? facets_with_stories(*ledger_, query, *book_, by, most) : ledger_->facets(query, by, most);
}

}  // namespace sayso::cli
