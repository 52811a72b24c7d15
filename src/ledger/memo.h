// What was found before, up to a bound, for several threads (private to src/ledger).
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace sayso::ledger {

// Forgets everything when it is full, which is often enough good, and simple.
template <class Key, class Value>
class Memo {
public:
    explicit Memo(std::size_t most) : most_(most) {}

    // Null where the value was not kept, or was forgotten.
    [[nodiscard]] std::shared_ptr<const Value> find(const Key& key) const {
        const std::lock_guard lock(mutex_);
        const auto found = values_.find(key);
        return found == values_.end() ? nullptr : found->second;
    }
    // `size` in the unit of the bound.
    void keep(const Key& key, std::shared_ptr<const Value> value, std::size_t size) {
        const std::lock_guard lock(mutex_);
        if (size_ + size > most_) {
            values_.clear();
            size_ = 0;
        }
        if (values_.emplace(key, std::move(value)).second) size_ += size;
    }

private:
    std::size_t most_;
    mutable std::mutex mutex_;
    std::size_t size_ = 0;
    std::unordered_map<Key, std::shared_ptr<const Value>> values_;
};

}  // namespace sayso::ledger
