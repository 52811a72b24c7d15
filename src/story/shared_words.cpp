#include "story/shared_words.h"

#include <algorithm>

namespace sayso::story {
namespace {

struct Place {
    std::uint64_t key = 0;
    std::uint32_t text = 0, at = 0;
    auto operator<=>(const Place&) const = default;
};

std::uint64_t key_of(const Words& words, std::uint32_t at) {
    std::uint64_t key = 0;
    for (std::uint32_t i = at; i < at + seed_words; ++i) {
        key = (key ^ words.keys[i]) * 0x9e3779b97f4a7c15U;  // 2^64 / golden ratio: spreads (Knuth, TAOCP 3, 6.4)
        key ^= key >> 29U;
    }
    return key;
}

std::vector<Place> places_in(std::span<const Words> texts) {
    std::vector<Place> places;
    for (std::uint32_t text = 0; text < texts.size(); ++text) {
        for (std::uint32_t at = 0; at + seed_words <= texts[text].size(); ++at)
            places.push_back({key_of(texts[text], at), text, at});
    }
    std::sort(places.begin(), places.end());
    return places;
}

void add_pairs(std::span<const Place> same, std::vector<Seed>& seeds) {
    for (std::size_t i = 0; i < same.size(); ++i) {
        for (std::size_t k = i + 1; k < same.size(); ++k) {
            if (same[i].text != same[k].text) seeds.push_back({same[i].text, same[k].text, same[i].at, same[k].at});
        }
    }
}

}  // namespace

std::vector<Seed> shared_seeds(std::span<const Words> texts, std::uint32_t widest_spread) {
    const std::vector<Place> places = places_in(texts);
    std::vector<Seed> seeds;
    for (auto begin = places.begin(); begin != places.end();) {
        const auto end = std::find_if(begin, places.end(), [&](const Place& place) { return place.key != begin->key; });
        if (end - begin <= static_cast<std::ptrdiff_t>(widest_spread)) add_pairs({begin, end}, seeds);
        begin = end;
    }
    std::sort(seeds.begin(), seeds.end());
    return seeds;
}

}  // namespace sayso::story
