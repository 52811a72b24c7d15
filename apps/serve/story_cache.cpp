#include "serve/story_cache.h"

namespace sayso::serve {

Result<std::shared_ptr<const StoryBook>> StoryCache::book() {
    const std::lock_guard lock(mutex_);
    const auto ledger = ledgers_.borrow();
    if (!ledger) return ledger.error();
    const auto state = (*ledger)->state();
    if (!state) return state.error();
    if (book_ && state_ == *state) return book_;
    const auto counts = (*ledger)->counts();
    if (!counts) return counts.error();
    if (counts->articles > most_articles) {
        return Error{.what = "stories are told of " + std::to_string(most_articles) +
                             " articles at most, and here are " + std::to_string(counts->articles),
                     .remedy = "serve a smaller ledger, or ask sayso story"};
    }
    auto book = StoryBook::of(**ledger, teller_);
    if (!book) return std::move(book).error();
    book_ = std::make_shared<const StoryBook>(std::move(book).value());
    state_ = *state;
    return book_;
}

}  // namespace sayso::serve
