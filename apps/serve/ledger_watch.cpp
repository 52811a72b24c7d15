#include "serve/ledger_watch.h"

#include <utility>

namespace sayso::serve {

Result<std::uint64_t> LedgerWatch::generation() {
    const std::lock_guard lock(mutex_);
    const Clock::time_point now = Clock::now();
    if (generation_ > 0 && now < next_look_) return generation_;
    if (!ledger_) {
        auto ledger = ledgers_.open_to_read();
        if (!ledger) return ledger.error();
        ledger_ = std::move(ledger).value();
    }
    auto state = ledger_->state();
    if (!state) return state.error();
    if (generation_ > 0 && state_ == *state) return generation_;
    state_ = std::move(state).value();
    if (generation_ > 0) next_look_ = now + shown_for_;
    return ++generation_;
}

void LedgerWatch::note_written() {
    const std::lock_guard lock(mutex_);
    next_look_ = {};
}

}  // namespace sayso::serve
