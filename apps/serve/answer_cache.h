// Answers that were given before, as long as the ledger stays as it is: counting a million statements takes a while,
// and the first view counts them in five ways.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "serve/http.h"

namespace sayso::serve {

class AnswerCache {
public:
    // The answer to the target, if it was kept under the same state.
    [[nodiscard]] std::optional<Answer> find(const std::string& state, const std::string& target);
    // Keeps the answer; all others are dropped where the state is another one, or they grew too large.
    void keep(const std::string& state, const std::string& target, const Answer& answer);

private:
    static constexpr std::size_t most_bytes = 32U << 20U;
    std::mutex mutex_;
    std::string state_;
    std::size_t bytes_ = 0;
    std::unordered_map<std::string, Answer> answers_;
};

}  // namespace sayso::serve
