// Ledgers to read from, one for each request that is being answered: a Ledger belongs to one thread at a time. They
// share what of the file is in memory.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "sayso/ledger.h"
#include "serve/line.h"

namespace sayso::serve {

class LedgerPool {
public:
    // At most `most` who stand in line have a ledger at once: more than the machine has cores would only wait for each
    // other, and each has a page cache of its own.
    LedgerPool(std::string path, TermsOf terms_of, std::size_t most)
        : path_(std::move(path)), terms_of_(std::move(terms_of)), line_(most, patience) {}

    // Goes back to the pool at its end.
    class Lease {
    public:
        Lease(LedgerPool& pool, Line::Place place, std::unique_ptr<Ledger> ledger)
            : pool_(&pool), place_(std::move(place)), ledger_(std::move(ledger)) {}
        ~Lease() {
            if (ledger_) pool_->give_back(std::move(ledger_));
        }
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        [[nodiscard]] const Ledger& operator*() const { return *ledger_; }
        [[nodiscard]] const Ledger* operator->() const { return ledger_.get(); }

    private:
        LedgerPool* pool_;
        Line::Place place_;
        std::unique_ptr<Ledger> ledger_;
    };

    // Waits until it is the caller's turn. May be called from any thread; not by one that has a lease or a place.
    [[nodiscard]] Result<Lease> borrow(Work work);
    // Of those who borrow, and of whoever needs no ledger but takes their turn among them.
    [[nodiscard]] Line& line() { return line_; }
    // A ledger of its own to read with, or to write with.
    [[nodiscard]] Result<std::unique_ptr<Ledger>> open_to_read() const;
    [[nodiscard]] Result<std::unique_ptr<Ledger>> open_to_write() const;

private:
    static constexpr std::chrono::milliseconds patience{5};

    void give_back(std::unique_ptr<Ledger> ledger);

    std::string path_;
    TermsOf terms_of_;
    std::shared_ptr<LedgerCache> cache_ = make_ledger_cache();
    Line line_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Ledger>> idle_;
};

}  // namespace sayso::serve
