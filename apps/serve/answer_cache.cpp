#include "serve/answer_cache.h"

#include <utility>

namespace sayso::serve {

std::optional<AnswerCache::Given> AnswerCache::known(ShownStates shown, const std::string& target) {
    const std::lock_guard lock(mutex_);
    Entry* const found = find(target);
    return found == nullptr ? std::nullopt : known_of(shown, *found);
}

std::optional<AnswerCache::Given> AnswerCache::known_of(ShownStates shown, Entry& entry) {
    if (entry.is_made && entry.generation >= shown.oldest) {
        const bool should_renew = entry.generation < shown.newest && !entry.is_to_be_renewed;
        entry.is_to_be_renewed = entry.is_to_be_renewed || should_renew;
        return Given{entry.answer.get(), should_renew};
    }
    if (entry.before && entry.before_generation >= shown.oldest) return Given{entry.before};
    return std::nullopt;
}

AnswerCache::Given AnswerCache::get(ShownStates shown, const std::string& target, const Make& make) {
    std::promise<Kept> promise;
    Kept before;
    {
        std::unique_lock lock(mutex_);
        Entry fresh{.generation = shown.newest, .answer = promise.get_future().share()};
        if (Entry* const found = find(target); found != nullptr) {
            if (auto given = known_of(shown, *found)) return *std::move(given);
            if (!found->is_made && found->generation >= shown.oldest) {
                const std::shared_future<Kept> answer = found->answer;
                lock.unlock();
                return {answer.get()};
            }
            fresh.before = found->is_made ? found->answer.get() : found->before;
            fresh.before_generation = found->is_made ? found->generation : found->before_generation;
        }
        before = fresh.before;
        young_[target] = std::move(fresh);
    }
    try {
        Kept answer = make(before);
        promise.set_value(answer);
        keep(shown.newest, target, *answer);
        return {std::move(answer)};
    } catch (...) {
        promise.set_exception(std::current_exception());
        keep(shown.newest, target, {.status = 500});
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
    Leaving gone;
    const std::lock_guard lock(mutex_);
    gone = leaving();
    Entry* const found = find(target);
    if (found == nullptr || found->generation != generation) return;
    if (answer.status != 200) {
        young_.erase(target);
        old_.erase(target);
        return;
    }
    found->is_made = true;
    found->before = nullptr;
    found->bytes = target.size() + answer.body.size() + (answer.gzipped ? answer.gzipped->size() : 0);
    count(found->bytes);
}

void AnswerCache::count(std::size_t bytes) {
    young_bytes_ += bytes;
    if (young_bytes_ <= most_young_bytes) return;
    leaving_ = std::exchange(old_, std::exchange(young_, {}));
    young_bytes_ = 0;
}

AnswerCache::Leaving AnswerCache::leaving() {
    Leaving entries;
    for (auto& entry : entries) {
        if (!leaving_.empty()) entry = leaving_.extract(leaving_.begin());
    }
    return entries;
}

}  // namespace sayso::serve
