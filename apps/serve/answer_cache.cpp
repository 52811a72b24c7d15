#include "serve/answer_cache.h"

#include <utility>

namespace sayso::serve {

AnswerCache::Kept AnswerCache::get(std::uint64_t generation, const std::string& target,
                                   const std::function<Answer()>& make) {
    std::promise<Kept> promise;
    {
        std::unique_lock lock(mutex_);
        if (const Entry* const found = find(target); found != nullptr && found->generation >= generation) {
            const std::shared_future<Kept> answer = found->answer;
            lock.unlock();
            return answer.get();
        }
        young_[target] = {generation, promise.get_future().share()};
    }
    try {
        const auto answer = std::make_shared<const Answer>(make());
        promise.set_value(answer);
        keep(generation, target, *answer);
        return answer;
    } catch (...) {
        promise.set_exception(std::current_exception());
        keep(generation, target, {.status = 500});
        throw;
    }
}

AnswerCache::Entry* AnswerCache::find(const std::string& target) {
    if (const auto young = young_.find(target); young != young_.end()) return &young->second;
    auto old = old_.extract(target);
    if (!old) return nullptr;
    const std::size_t bytes = old.mapped().bytes;
    young_.insert(std::move(old));
    count(bytes);
    const auto found = young_.find(target);
    return found != young_.end() ? &found->second : &old_.find(target)->second;
}

// The entry is there already; it goes again if the answer is no good one.
void AnswerCache::keep(std::uint64_t generation, const std::string& target, const Answer& answer) {
    const std::lock_guard lock(mutex_);
    Entry* const found = find(target);
    if (found == nullptr || found->generation != generation) return;
    if (answer.status != 200) {
        young_.erase(target);
        old_.erase(target);
        return;
    }
    found->bytes = target.size() + answer.body.size() + (answer.gzipped ? answer.gzipped->size() : 0);
    count(found->bytes);
}

void AnswerCache::count(std::size_t bytes) {
    young_bytes_ += bytes;
    if (young_bytes_ <= most_young_bytes) return;
    old_ = std::exchange(young_, {});
    young_bytes_ = 0;
}

}  // namespace sayso::serve
