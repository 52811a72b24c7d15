// The stories of the ledger, told once for as long as the ledger stays as it is.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "sayso/ledger.h"
#include "sayso/story.h"

namespace sayso::serve {

class StoryCache {
public:
    explicit StoryCache(Storyteller teller) : teller_(std::move(teller)) {}

    // Telling reads all articles. An Error where there are more of them than `most_articles`.
    [[nodiscard]] Result<std::shared_ptr<const StoryBook>> book(const Ledger& ledger);

    static constexpr std::uint64_t most_articles = 5000;

private:
    Storyteller teller_;
    std::mutex mutex_;
    std::string state_;
    std::shared_ptr<const StoryBook> book_;
};

}  // namespace sayso::serve
