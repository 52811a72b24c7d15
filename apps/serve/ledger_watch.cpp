#include "serve/ledger_watch.h"

#include <utility>

namespace sayso::serve {

ShownStates LedgerWatch::shown_at(Clock::time_point now) const {
    return {.newest = newest_, .oldest = now < before_until_ ? newest_ - 1 : newest_};
}

Result<ShownStates> LedgerWatch::shown() {
    const std::lock_guard lock(mutex_);
    const Clock::time_point now = Clock::now();
    if (newest_ > 0 && now < next_look_) return shown_at(now);
    if (!ledger_) {
        auto ledger = ledgers_.open_to_read();
        if (!ledger) return ledger.error();
        ledger_ = std::move(ledger).value();
    }
    auto state = ledger_->state();
    if (!state) return state.error();
    const Clock::time_point last_seen = std::exchange(seen_, now);
    if (newest_ > 0 && state_ == *state) return shown_at(now);
    state_ = std::move(state).value();
    if (++newest_ == 1) return shown_at(now);
    const bool is_one_of_many = now < busy_until_ && !is_written_here_;
    before_until_ = is_one_of_many ? last_seen + 2 * shown_for_ : now;
    busy_until_ = now + 2 * shown_for_;
    next_look_ = now + shown_for_;
    is_written_here_ = false;
    return shown_at(now);
}

void LedgerWatch::note_written() {
    const std::lock_guard lock(mutex_);
    next_look_ = {};
    is_written_here_ = true;
}

}  // namespace sayso::serve
