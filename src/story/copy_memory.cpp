#include "story/copy_memory.h"

#include <algorithm>

namespace sayso::story {

bool CopyMemory::may_know(std::span<const std::size_t> numbers, std::span<const Words* const> words,
                          std::uint32_t widest_spread) {
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] >= repeats_.size()) repeats_.resize(numbers[i] + 1);
        std::uint32_t& repeats = repeats_[numbers[i]];
        if (repeats == 0) repeats = std::max(SequencePlaces(*words[i]).most_repeats(), 1U);
        most += repeats;
    }
    return most <= widest_spread;
}

const std::vector<PairCopy>* CopyMemory::find(std::size_t first, std::size_t second) const {
    const auto found = pairs_.find({first, second});
    return found == pairs_.end() ? nullptr : &found->second;
}

const std::vector<PairCopy>& CopyMemory::keep(std::size_t first, std::size_t second, std::vector<PairCopy> copies) {
    return pairs_.insert_or_assign({first, second}, std::move(copies)).first->second;
}

}  // namespace sayso::story
