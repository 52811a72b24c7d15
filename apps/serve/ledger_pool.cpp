#include "serve/ledger_pool.h"

namespace sayso::serve {

Result<LedgerPool::Lease> LedgerPool::borrow() {
    {
        std::unique_lock lock(mutex_);
        if (lent_ < most_) {
            ++lent_;
        } else {
            Waiting waiting;
            line_.push_back(&waiting);
            waiting.changed.wait(lock, [&] { return waiting.called; });
        }
        if (!idle_.empty()) {
            std::unique_ptr<Ledger> ledger = std::move(idle_.back());
            idle_.pop_back();
            return Lease(*this, std::move(ledger));
        }
    }
    auto ledger = open_to_read();
    if (!ledger) {
        give_back(nullptr);
        return std::move(ledger).error();
    }
    return Lease(*this, std::move(ledger).value());
}

Result<std::unique_ptr<Ledger>> LedgerPool::open_to_read() const {
    return Ledger::open(path_, {.mode = LedgerOptions::Mode::read, .terms_of = terms_of_, .cache = cache_});
}

Result<std::unique_ptr<Ledger>> LedgerPool::open_to_write() const {
    return Ledger::open(path_, {.mode = LedgerOptions::Mode::write, .terms_of = terms_of_, .cache = nullptr});
}

void LedgerPool::give_back(std::unique_ptr<Ledger> ledger) {
    const std::lock_guard lock(mutex_);
    if (ledger) idle_.push_back(std::move(ledger));
    if (line_.empty()) {
        --lent_;
        return;
    }
    // Goes on to the first in line, whom nobody can overtake. Called under the lock: after it they may be gone.
    line_.front()->called = true;
    line_.front()->changed.notify_one();
    line_.pop_front();
}

}  // namespace sayso::serve
