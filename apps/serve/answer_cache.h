// Answers that were given before, as long as the ledger stays as it is: counting a million statements takes a while,
// and many may ask for the same at once.
#pragma once

#include <cstddef>
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

    // The answer to the target as of this state: the one that is kept, or the one that somebody else is making at this
    // moment, or else what `make` gives. Only answers with status 200 are kept.
    [[nodiscard]] Kept get(const std::string& state, const std::string& target, const std::function<Answer()>& make);

private:
    struct Entry {
        std::string state;
        std::shared_future<Kept> answer;
    };

    void keep(const std::string& state, const std::string& target, const Answer& answer);

    static constexpr std::size_t most_bytes = 64U << 20U;
    std::mutex mutex_;
    std::size_t bytes_ = 0;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace sayso::serve
