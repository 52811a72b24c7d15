// Which state of the ledger is shown: the newest, but not more than one a second.
//
// Somebody may add to the ledger many times a second. An answer that was right a second ago still is one; whoever reads
// should not wait because of that. On a quiet ledger a change is seen at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "serve/ledger_pool.h"

namespace sayso::serve {

class LedgerWatch {
public:
    // A state that others made is shown for at least so long.
    LedgerWatch(const LedgerPool& ledgers, std::chrono::milliseconds shown_for)
        : ledgers_(ledgers), shown_for_(shown_for) {}

    // A number that grows when another state is shown. An answer that was begun after this call is not from before that
    // state. May be called from any thread.
    [[nodiscard]] Result<std::uint64_t> generation();
    // What was written here is shown at once.
    void note_written();

private:
    using Clock = std::chrono::steady_clock;

    const LedgerPool& ledgers_;
    std::chrono::milliseconds shown_for_;
    std::mutex mutex_;
    std::unique_ptr<Ledger> ledger_;  // opened when first needed
    std::string state_;
    std::uint64_t generation_ = 0;
    Clock::time_point next_look_;  // no other state is shown before
};

}  // namespace sayso::serve
