// What was found of two articles, kept for the next time (private to src/story).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "story/copy_runs.h"

namespace sayso::story {

// A run of words that two articles share, where it may be a copy. `left` of the run is the origin's.
struct PairCopy {
    Run run;
    bool from_first = true;  // of the two articles
    bool credited = false;
    std::int64_t time = 0;  // of the origin
};

// Copies between pairs of articles that are told in one story again and again. What two articles share does not depend
// on others, as long as no sequence of words can stand so often in the story that it is a set phrase. Articles go by
// numbers that they keep.
class CopyMemory {
public:
    // Whether no sequence of words can be a set phrase in these articles: then pairs may be known. `words` of each.
    [[nodiscard]] bool may_know(std::span<const std::size_t> numbers, std::span<const Words* const> words,
                                std::uint32_t widest_spread);
    // Of a pair; nullptr: not known. The first is always the same one of the two.
    [[nodiscard]] const std::vector<PairCopy>* find(std::size_t first, std::size_t second) const;
    const std::vector<PairCopy>& keep(std::size_t first, std::size_t second, std::vector<PairCopy> copies);

private:
    struct HashOfPair {
        std::size_t operator()(const std::pair<std::size_t, std::size_t>& pair) const {
            constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
            return pair.first * golden ^ pair.second;
        }
    };
    std::vector<std::uint32_t> repeats_;  // of each article, how often a sequence stands in it at most; 0: not counted
    std::unordered_map<std::pair<std::size_t, std::size_t>, std::vector<PairCopy>, HashOfPair> pairs_;
};

}  // namespace sayso::story
