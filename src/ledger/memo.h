// What was found before, up to a bound, for several threads (private to src/ledger).
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace sayso::ledger {

// Invariant: what was kept or asked for since the memo was last half full is there. Two halves do that: when the young
// one is full it becomes the old one, and what is asked for comes back from there. A list of all in order of use would
// forget one at a time, and have to be written to for every look. The old half leaves a little with each that comes:
// all of it at once takes as long as fifty searches, and they would wait.
template <class Key, class Value>
class Memo {
public:
    // `most` is of all sizes together.
    explicit Memo(std::size_t most) : most_young_(most / 2) {}

    // Null where the value was not kept, or was forgotten.
    [[nodiscard]] std::shared_ptr<const Value> find(const Key& key) {
        Leaving leaving;
        const std::lock_guard lock(mutex_);
        if (const auto young = young_.find(key); young != young_.end()) return young->second.value;
        const auto old = old_.find(key);
        if (old == old_.end()) return nullptr;
        const Kept kept = std::move(old->second);
        old_.erase(old);
        put(key, kept, leaving);
        return kept.value;
    }
    // Takes the place of what was kept under the key. `size` in the unit of the bound.
    void keep(const Key& key, std::shared_ptr<const Value> value, std::size_t size) {
        Leaving leaving;
        const std::lock_guard lock(mutex_);
        put(key, {std::move(value), size}, leaving);
    }

private:
    struct Kept {
        std::shared_ptr<const Value> value;
        std::size_t size = 0;
    };

    using Entries = std::unordered_map<Key, Kept>;
    // Gone when their owner is: after the lock is left.
    using Leaving = std::array<typename Entries::node_type, 2>;

    void put(const Key& key, Kept kept, Leaving& leaving) {
        if (young_size_ + kept.size > most_young_) {
            leaving_ = std::exchange(old_, std::exchange(young_, {}));
            young_size_ = 0;
        }
        for (auto& entry : leaving) {
            if (!leaving_.empty()) entry = leaving_.extract(leaving_.begin());
        }
        Kept& place = young_[key];
        young_size_ += kept.size - place.size;
        place = std::move(kept);
    }

    std::size_t most_young_;
    std::mutex mutex_;
    std::size_t young_size_ = 0;
    Entries young_;
    Entries old_;
    Entries leaving_;
};

}  // namespace sayso::ledger
