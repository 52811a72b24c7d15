#include "page/function_words.h"

#include <algorithm>
#include <utility>

namespace sayso::page {

void FunctionWords::insert(std::string word) {
    if (word.empty()) return;
    longest_ = std::max(longest_, word.size());
    if (word.size() > short_size) {
        long_.insert(std::move(word));
        return;
    }
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < word.size(); ++i) bytes = with_byte(bytes, i, word[i]);
    if (contains_short(bytes)) return;
    short_.push_back(bytes);
    fill_slots();
}

// Puts the newest word into its slot, or all of them into slots twice as many.
void FunctionWords::fill_slots() {
    const bool full = slots_.size() < 4 * short_.size();
    if (full) slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), 0);
    for (std::size_t i = full ? 0 : short_.size() - 1; i < short_.size(); ++i) {
        std::size_t slot = slot_of(short_[i]);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = short_[i];
    }
}

}  // namespace sayso::page
