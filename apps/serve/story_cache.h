// The stories of the ledger, told once for as long as the ledger stays as it is.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "sayso/story.h"
#include "serve/ledger_pool.h"

namespace sayso::serve {

class StoryCache {
public:
    StoryCache(Storyteller teller, LedgerPool& ledgers) : teller_(std::move(teller)), ledgers_(ledgers) {}

    // Telling reads all articles. An Error where there are more of them than `most_articles`. Whoever comes second
    // waits, rather than tell the same again; not for somebody who has a ledger of the pool.
    [[nodiscard]] Result<std::shared_ptr<const StoryBook>> book();

    static constexpr std::uint64_t most_articles = 5000;

private:
    Storyteller teller_;
    LedgerPool& ledgers_;
    std::mutex mutex_;
    using Told = Result<std::shared_ptr<const StoryBook>>;
    [[nodiscard]] Told told(const Ledger& ledger) const;
    std::string state_;
    std::optional<Told> told_;  // of this state
};

}  // namespace sayso::serve
