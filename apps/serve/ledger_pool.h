// Ledgers to read from, one for each request that is being answered: a Ledger belongs to one thread at a time.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "sayso/ledger.h"

namespace sayso::serve {

class LedgerPool {
public:
    LedgerPool(std::string path, TermsOf terms_of) : path_(std::move(path)), terms_of_(std::move(terms_of)) {}

    // Goes back to the pool at its end.
    class Lease {
    public:
        Lease(LedgerPool& pool, std::unique_ptr<Ledger> ledger) : pool_(&pool), ledger_(std::move(ledger)) {}
        ~Lease() {
            if (ledger_) pool_->give_back(std::move(ledger_));
        }
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        [[nodiscard]] const Ledger& operator*() const { return *ledger_; }
        [[nodiscard]] const Ledger* operator->() const { return ledger_.get(); }

    private:
        LedgerPool* pool_;
        std::unique_ptr<Ledger> ledger_;
    };

    // One that is idle, else a new one. May be called from any thread.
    [[nodiscard]] Result<Lease> borrow();
    // A ledger of its own to write with.
    [[nodiscard]] Result<std::unique_ptr<Ledger>> open_to_write() const;

private:
    void give_back(std::unique_ptr<Ledger> ledger);

    std::string path_;
    TermsOf terms_of_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Ledger>> idle_;
};

}  // namespace sayso::serve
