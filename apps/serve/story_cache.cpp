#include "serve/story_cache.h"

namespace sayso::serve {

Result<std::shared_ptr<const StoryBook>> StoryCache::book() {
    const std::lock_guard lock(mutex_);
    const auto ledger = ledgers_.borrow(Work::lengthy);
    if (!ledger) return ledger.error();
    auto state = (*ledger)->state();
    if (!state) return state.error();
    if (told_ && state_ == *state) return *told_;
    told_ = told(**ledger);
    state_ = std::move(state).value();
    return *told_;
}

StoryCache::Told StoryCache::told(const Ledger& ledger) const {
    const auto counts = ledger.counts();
    if (!counts) return counts.error();
    if (counts->articles > most_articles) {
        return Error{.what = "stories are told of " + std::to_string(most_articles) +
                             " articles at most, and here are " + std::to_string(counts->articles),
                     .remedy = "serve a smaller ledger, or ask sayso story"};
    }
    auto book = StoryBook::of(ledger, teller_);
    if (!book) return std::move(book).error();
    return std::make_shared<const StoryBook>(std::move(book).value());
}

}  // namespace sayso::serve
