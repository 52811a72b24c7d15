#include "story/shared_words.h"

#include <algorithm>
#include <array>

#include "story/parallel.h"

namespace sayso::story {
namespace {

struct Place {
    std::uint64_t key = 0;
    std::uint32_t text = 0, at = 0;
    auto operator<=>(const Place&) const = default;
};

// Places of equal sequences stand together; lists of different buckets share no sequence.
constexpr std::size_t buckets = 256;
constexpr unsigned bucket_shift = 56;  // by a key's highest byte

std::uint64_t key_of(const Words& words, std::uint32_t at) {
    std::uint64_t key = 0;
    for (std::uint32_t i = at; i < at + seed_words; ++i) {
        key = (key ^ words.keys[i]) * 0x9e3779b97f4a7c15U;  // 2^64 / golden ratio: spreads (Knuth, TAOCP 3, 6.4)
        key ^= key >> 29U;
    }
    return key;
}

template <class Take>
void each_place(std::span<const Words* const> texts, const Take& take) {
    for (std::uint32_t text = 0; text < texts.size(); ++text)
        for (std::uint32_t at = 0; at + seed_words <= texts[text]->size(); ++at)
            take(Place{key_of(*texts[text], at), text, at});
}

// All places, bucket by bucket; `ends` are where each bucket ends.
std::vector<Place> scattered(std::span<const Words* const> texts, std::array<std::size_t, buckets>& ends) {
    ends = {};
    each_place(texts, [&](const Place& place) { ++ends[place.key >> bucket_shift]; });
    std::size_t begin = 0;
    for (std::size_t& end : ends) {
        const std::size_t size = end;
        end = begin;
        begin += size;
    }
    std::vector<Place> places(begin);
    each_place(texts, [&](const Place& place) { places[ends[place.key >> bucket_shift]++] = place; });
    return places;
}

// What a bucket holds: places of set phrases, and places of sequences that a few texts share, each with its fellows.
struct Found {
    std::vector<Place> set_phrases, shared;
};

Found found_in(std::span<Place> places, std::uint32_t widest_spread) {
    std::sort(places.begin(), places.end());
    Found found;
    for (auto begin = places.begin(); begin != places.end();) {
        const auto end = std::find_if(begin, places.end(), [&](const Place& place) { return place.key != begin->key; });
        if (end - begin > static_cast<std::ptrdiff_t>(widest_spread))
            found.set_phrases.insert(found.set_phrases.end(), begin, end);
        else if (end - begin > 1)
            found.shared.insert(found.shared.end(), begin, end);
        begin = end;
    }
    return found;
}

bool says_enough(const Place& place, const SetPhrases& phrases) {
    constexpr std::uint32_t least_beyond = 2;
    std::uint32_t beyond = 0;
    for (std::uint32_t at = place.at; at < place.at + seed_words; ++at) beyond += phrases.has(place.text, at) ? 0 : 1;
    return beyond >= least_beyond;
}

void add_pairs(std::span<const Place> same, std::vector<Seed>& seeds) {
    for (std::size_t i = 0; i < same.size(); ++i)
        for (std::size_t k = i + 1; k < same.size(); ++k)
            if (same[i].text != same[k].text) seeds.push_back({same[i].text, same[k].text, same[i].at, same[k].at});
}

}  // namespace

SetPhrases::SetPhrases(std::span<const Words* const> texts) {
    std::uint64_t count = 0;
    first_.reserve(texts.size());
    for (const Words* const words : texts) {
        first_.push_back(count);
        count += words->size();
    }
    words_.resize(count);
}

void SetPhrases::add(std::uint32_t text, std::uint32_t at) {
    for (std::uint32_t i = 0; i < seed_words; ++i) words_[first_[text] + at + i] = true;
}

SharedWords shared_words(std::span<const Words* const> texts, const CopyOptions& options) {
    std::array<std::size_t, buckets> ends{};
    std::vector<Place> places = scattered(texts, ends);
    std::array<Found, buckets> found;
    in_parallel(options.threads, buckets, [&](std::size_t bucket) {
        const std::size_t begin = bucket == 0 ? 0 : ends[bucket - 1];
        found[bucket] = found_in(std::span(places).subspan(begin, ends[bucket] - begin), options.widest_spread);
    });
    places = {};
    SharedWords shared{.seeds = {}, .phrases = SetPhrases(texts)};
    for (const Found& bucket : found)
        for (const Place& place : bucket.set_phrases) shared.phrases.add(place.text, place.at);
    for (Found& bucket : found) {
        std::erase_if(bucket.shared, [&](const Place& place) { return !says_enough(place, shared.phrases); });
        for (auto begin = bucket.shared.begin(); begin != bucket.shared.end();) {
            const auto end =
                std::find_if(begin, bucket.shared.end(), [&](const Place& place) { return place.key != begin->key; });
            add_pairs({begin, end}, shared.seeds);
            begin = end;
        }
        bucket = {};
    }
    std::sort(shared.seeds.begin(), shared.seeds.end());
    return shared;
}

}  // namespace sayso::story
