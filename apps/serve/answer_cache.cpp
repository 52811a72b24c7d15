#include "serve/answer_cache.h"

namespace sayso::serve {

std::optional<Answer> AnswerCache::find(const std::string& state, const std::string& target) {
    const std::lock_guard lock(mutex_);
    if (state != state_) return std::nullopt;
    const auto found = answers_.find(target);
    if (found == answers_.end()) return std::nullopt;
    return found->second;
}

void AnswerCache::keep(const std::string& state, const std::string& target, const Answer& answer) {
    const std::size_t bytes = target.size() + answer.body.size();
    if (bytes > most_bytes) return;
    const std::lock_guard lock(mutex_);
    if (state != state_ || bytes_ + bytes > most_bytes) {
        answers_.clear();
        bytes_ = 0;
        state_ = state;
    }
    if (answers_.emplace(target, answer).second) bytes_ += bytes;
}

}  // namespace sayso::serve
