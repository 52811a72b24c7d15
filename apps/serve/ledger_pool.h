// Ledgers to read from, one for each request that is being answered: a Ledger belongs to one thread at a time. They
// share what of the file is in memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "sayso/ledger.h"

namespace sayso::serve {

class LedgerPool {
public:
    // At most `most` ledgers are open at once: more than the machine has cores would only wait for each other, and each
    // has a page cache of its own.
    LedgerPool(std::string path, TermsOf terms_of, std::size_t most)
        : path_(std::move(path)), terms_of_(std::move(terms_of)), most_(most) {}

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

    // Waits until one is free; whoever came first is first. May be called from any thread; not by one that has a lease.
    [[nodiscard]] Result<Lease> borrow();
    // A ledger of its own to read with, or to write with.
    [[nodiscard]] Result<std::unique_ptr<Ledger>> open_to_read() const;
    [[nodiscard]] Result<std::unique_ptr<Ledger>> open_to_write() const;

private:
    void give_back(std::unique_ptr<Ledger> ledger);

    std::string path_;
    TermsOf terms_of_;
    std::shared_ptr<LedgerCache> cache_ = make_ledger_cache();
    std::size_t most_;
    // Somebody in line, who is called when a ledger is theirs.
    struct Waiting {
        std::condition_variable changed;
        bool called = false;
    };

    std::mutex mutex_;
    std::deque<Waiting*> line_;
    std::size_t lent_ = 0;
    std::vector<std::unique_ptr<Ledger>> idle_;
};

}  // namespace sayso::serve
