// Answers that were given before, as long as the same state of the ledger is shown: counting a million statements takes
// a while, and many may ask for the same at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "serve/http.h"

namespace sayso::serve {

class AnswerCache {
public:
    using Kept = std::shared_ptr<const Answer>;

    // The answer to the target as of this generation (LedgerWatch), or a later one: the one that is kept, or the one
    // that somebody else is making at this moment, or else what `make` gives. Only answers with status 200 are kept.
    [[nodiscard]] Kept get(std::uint64_t generation, const std::string& target, const std::function<Answer()>& make);

private:
    struct Entry {
        std::uint64_t generation = 0;
        std::shared_future<Kept> answer;
        std::size_t bytes = 0;  // 0 while it is made
    };
    using Entries = std::unordered_map<std::string, Entry>;

    [[nodiscard]] Entry* find(const std::string& target);
    void keep(std::uint64_t generation, const std::string& target, const Answer& answer);
    void count(std::size_t bytes);

    // When the young half is full it becomes the old one, from which what is asked for again comes back.
    static constexpr std::size_t most_young_bytes = 48U << 20U;
    std::mutex mutex_;
    std::size_t young_bytes_ = 0;
    Entries young_;
    Entries old_;
};

}  // namespace sayso::serve
