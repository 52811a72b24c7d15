// Which state of the ledger is shown: the newest, but not more than one a second; and while one comes after the other,
// also the one before, if it was still the newest two seconds ago.
//
// Somebody may add to the ledger many times a second. An answer that was right two seconds ago still is one; whoever
// reads should not wait because of that. On a quiet ledger a change is seen at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "serve/ledger_pool.h"

namespace sayso::serve {

// By numbers that grow when another state is shown.
struct ShownStates {
    std::uint64_t newest = 0;
    std::uint64_t oldest = 0;  // what is as of this one, or a later one, may be shown
};

class LedgerWatch {
public:
    // A state that others made is shown for at least so long, and while they go on as long again.
    LedgerWatch(const LedgerPool& ledgers, std::chrono::milliseconds shown_for)
        : ledgers_(ledgers), shown_for_(shown_for) {}

    // An answer that was begun after this call is not from before the newest state. May be called from any thread.
    // While somebody looks at the ledger others go by what was last seen, rather than wait for each other.
    [[nodiscard]] Result<ShownStates> shown();
    // What was written here is shown at once.
    void note_written();

private:
    using Clock = std::chrono::steady_clock;

    // Nothing where it is time to look again.
    [[nodiscard]] std::optional<ShownStates> known_at(Clock::time_point now);
    // By whoever holds `looking_`.
    [[nodiscard]] Result<ShownStates> look();
    // By whoever holds `mutex_`, as the next one.
    [[nodiscard]] ShownStates shown_at(Clock::time_point now) const;
    void note_another(Clock::time_point now, Clock::time_point last_seen);

    const LedgerPool& ledgers_;
    std::chrono::milliseconds shown_for_;

    std::mutex looking_;              // taken before mutex_
    std::unique_ptr<Ledger> ledger_;  // opened when first needed
    std::string state_;

    std::mutex mutex_;  // of all below, and only for a moment
    std::uint64_t newest_ = 0;
    bool is_written_here_ = false;    // since the newest state
    Clock::time_point seen_;          // when the newest state was still the ledger's
    Clock::time_point next_look_;     // no other state is shown before
    Clock::time_point busy_until_;    // a change before this one is one of many
    Clock::time_point before_until_;  // so long the state before the newest is shown, too
};

}  // namespace sayso::serve
