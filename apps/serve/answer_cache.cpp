#include "serve/answer_cache.h"

namespace sayso::serve {

AnswerCache::Kept AnswerCache::get(const std::string& state, const std::string& target,
                                   const std::function<Answer()>& make) {
    std::promise<Kept> promise;
    {
        std::unique_lock lock(mutex_);
        const auto found = entries_.find(target);
        if (found != entries_.end() && found->second.state == state) {
            const std::shared_future<Kept> answer = found->second.answer;
            lock.unlock();
            return answer.get();
        }
        entries_[target] = {state, promise.get_future().share()};
    }
    try {
        const auto answer = std::make_shared<const Answer>(make());
        promise.set_value(answer);
        keep(state, target, *answer);
        return answer;
    } catch (...) {
        promise.set_exception(std::current_exception());
        keep(state, target, {.status = 500});
        throw;
    }
}

// The entry is there already; it goes again if the answer is no good one, and all go where they grew too large.
void AnswerCache::keep(const std::string& state, const std::string& target, const Answer& answer) {
    const std::size_t bytes = target.size() + answer.body.size() + (answer.gzipped ? answer.gzipped->size() : 0);
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(target);
    const bool ours = found != entries_.end() && found->second.state == state;
    if (ours && answer.status != 200) entries_.erase(found);
    if (!ours || answer.status != 200) return;
    bytes_ += bytes;
    if (bytes_ <= most_bytes) return;
    entries_.clear();
    bytes_ = 0;
}

}  // namespace sayso::serve
