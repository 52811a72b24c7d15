#include "serve/ledger_watch.h"

#include <utility>

namespace sayso::serve {

ShownStates LedgerWatch::shown_at(Clock::time_point now) const {
    return {.newest = newest_, .oldest = now < before_until_ ? newest_ - 1 : newest_};
}

std::optional<ShownStates> LedgerWatch::known_at(Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    if (newest_ == 0 || now >= next_look_) return std::nullopt;
    return shown_at(now);
}

Result<ShownStates> LedgerWatch::shown() {
    if (const auto known = known_at(Clock::now())) return *known;
    std::unique_lock looking(looking_, std::try_to_lock);
    if (!looking) {
        const std::lock_guard lock(mutex_);
        if (newest_ > 0) return shown_at(Clock::now());
    }
    if (!looking) looking.lock();
    return look();
}

Result<ShownStates> LedgerWatch::look() {
    const Clock::time_point now = Clock::now();
    if (!ledger_) {
        auto ledger = ledgers_.open_to_read();
        if (!ledger) return ledger.error();
        ledger_ = std::move(ledger).value();
    }
    auto state = ledger_->state();
    if (!state) return state.error();
    const std::lock_guard lock(mutex_);
    const Clock::time_point last_seen = std::exchange(seen_, now);
    if (newest_ == 0 || state_ != *state) note_another(now, last_seen);
    state_ = std::move(state).value();
    return shown_at(now);
}

void LedgerWatch::note_another(Clock::time_point now, Clock::time_point last_seen) {
    if (++newest_ == 1) return;
    const bool is_one_of_many = now < busy_until_ && !is_written_here_;
    before_until_ = is_one_of_many ? last_seen + 2 * shown_for_ : now;
    busy_until_ = now + 2 * shown_for_;
    next_look_ = now + shown_for_;
    is_written_here_ = false;
}

void LedgerWatch::note_written() {
    const std::lock_guard looking(looking_);
    {
        const std::lock_guard lock(mutex_);
        is_written_here_ = true;
    }
    // At once: whoever asks next may come while another looks, and go by what was last seen. What fails here fails
    // again for whoever asks.
    static_cast<void>(look());
}

}  // namespace sayso::serve
