#include "serve/ledger_pool.h"

namespace sayso::serve {

Result<LedgerPool::Lease> LedgerPool::borrow(Work work) {
    Line::Place place = line_.enter(work);
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<Ledger> ledger = std::move(idle_.back());
            idle_.pop_back();
            return Lease(*this, std::move(place), std::move(ledger));
        }
    }
    auto ledger = open_to_read();
    if (!ledger) return std::move(ledger).error();
    return Lease(*this, std::move(place), std::move(ledger).value());
}

Result<std::unique_ptr<Ledger>> LedgerPool::open_to_read() const {
    return Ledger::open(path_, {.mode = LedgerOptions::Mode::read, .terms_of = terms_of_, .cache = cache_});
}

Result<std::unique_ptr<Ledger>> LedgerPool::open_to_write() const {
    return Ledger::open(path_, {.mode = LedgerOptions::Mode::write, .terms_of = terms_of_, .cache = nullptr});
}

void LedgerPool::give_back(std::unique_ptr<Ledger> ledger) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(ledger));
}

}  // namespace sayso::serve
