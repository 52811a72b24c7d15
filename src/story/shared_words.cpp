#include "story/shared_words.h"

#include <algorithm>
#include <bit>

#include "story/parallel.h"

namespace sayso::story {
namespace {

// Where a sequence begins.
struct Place {
    std::uint64_t key = 0;  // of the sequence
    std::uint32_t text = 0, at = 0;
    auto operator<=>(const Place&) const = default;
};

// Which of so many equal ranges of keys has this one.
std::size_t range_of(std::uint64_t key, std::size_t ranges) { return (key >> 32U) * ranges >> 32U; }

// The places of one round by their keys, in lists that fit the caches; used round after round, since to ask for fresh
// memory takes longer than what is done with it.
class Buckets {
public:
    explicit Buckets(std::size_t places) : lists_(std::clamp<std::size_t>(places / places_of_list, 1, most)) {}
    void add(const Place& place) { lists_[range_of(place.key, lists_.size())].push_back(place); }
    [[nodiscard]] std::span<std::vector<Place>> lists() { return lists_; }

private:
    static constexpr std::size_t places_of_list = 4096, most = 256;
    std::vector<std::vector<Place>> lists_;
};

// Tells most keys that come once from those that come again, in a few bits for each (Bloom 1970).
class Repeats {
public:
    explicit Repeats(std::size_t keys) : once_(std::bit_ceil(bits_for_each * keys + 1)), again_(once_.size()) {}
    void add(std::uint64_t key) {
        if (once_[slot(key)])
            again_[slot(key)] = true;
        else
            once_[slot(key)] = true;
    }
    // Never false for a key that was added more than once.
    [[nodiscard]] bool has(std::uint64_t key) const { return again_[slot(key)]; }

private:
    static constexpr std::size_t bits_for_each = 8;
    [[nodiscard]] std::size_t slot(std::uint64_t key) const { return key & (once_.size() - 1); }
    std::vector<bool> once_, again_;
};

// Moves the places of sequences that stand more than once in the list, and some others, to the result, in order.
void add_repeated(std::vector<Place>& list, std::vector<Place>& result) {
    Repeats repeats(list.size());
    for (const Place& place : list) repeats.add(place.key);
    const auto begin = static_cast<std::ptrdiff_t>(result.size());
    for (const Place& place : list)
        if (repeats.has(place.key)) result.push_back(place);
    std::sort(result.begin() + begin, result.end());
    list.clear();
}

// Sequences are looked at in rounds, by their first word, so that few places are held at a time. Each round goes
// through all words.
std::vector<Place> repeated_in(std::span<const Words* const> texts, std::size_t round, std::size_t rounds,
                               Buckets& buckets) {
    for (std::uint32_t text = 0; text < texts.size(); ++text) {
        const std::vector<std::uint64_t>& keys = texts[text]->keys;
        for (std::uint32_t at = 0; at + seed_words <= keys.size(); ++at)
            if (range_of(keys[at], rounds) == round) buckets.add({key_of_sequence(keys.data() + at), text, at});
    }
    std::vector<Place> repeated;
    for (std::vector<Place>& list : buckets.lists()) add_repeated(list, repeated);
    return repeated;
}

// Of each round, the places of sequences that stand more than once, those of one together; and some others.
std::vector<std::vector<Place>> repeated(std::span<const Words* const> texts, std::size_t words,
                                         std::uint32_t threads) {
    constexpr std::size_t words_of_round = std::size_t{1} << 18U, most_rounds = 8;
    std::vector<std::vector<Place>> found(std::clamp<std::size_t>(words / words_of_round, 1, most_rounds));
    const std::size_t lanes = std::clamp<std::size_t>(threads, 1, found.size());
    in_parallel(threads, lanes, [&](std::size_t lane) {
        Buckets buckets(words / found.size());
        for (std::size_t round = lane; round < found.size(); round += lanes)
            found[round] = repeated_in(texts, round, found.size(), buckets);
    });
    return found;
}

// Calls take(places) with all places of each sequence.
template <class Take>
void each_sequence(std::span<const Place> places, const Take& take) {
    for (auto begin = places.begin(); begin != places.end();) {
        const auto end = std::find_if(begin, places.end(), [&](const Place& place) { return place.key != begin->key; });
        take(std::span(begin, end));
        begin = end;
    }
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

SequencePlaces::SequencePlaces(const Words& words) : first_(std::bit_ceil(2 * words.keys.size() + 1)) {
    for (std::uint32_t at = 0; at + seed_words <= words.keys.size(); ++at) {
        keys_.push_back(key_of_sequence(words.keys.data() + at));
        std::uint32_t& first = first_[keys_.back() & (first_.size() - 1)];
        next_.push_back(first);
        first = at + 1;
    }
}

std::uint32_t SequencePlaces::most_repeats() const {
    std::uint32_t most = 0;
    for (const std::uint64_t key : keys_) {
        std::uint32_t repeats = 0;
        for (std::uint32_t place = first_of(key); place != 0; place = next_[place - 1])
            repeats += keys_[place - 1] == key ? 1 : 0;
        most = std::max(most, repeats);
    }
    return most;
}

SharedWords shared_words(std::span<const Words* const> texts, const CopyOptions& options) {
    SharedWords shared{.seeds = {}, .phrases = SetPhrases(texts)};
    std::vector<std::vector<Place>> rounds = repeated(texts, shared.phrases.words(), options.threads);
    for (const std::vector<Place>& places : rounds)
        each_sequence(places, [&](std::span<const Place> same) {
            if (same.size() <= options.widest_spread) return;
            for (const Place& place : same) shared.phrases.add(place.text, place.at);
        });
    std::vector<std::vector<Seed>> seeds(rounds.size());
    in_parallel(options.threads, rounds.size(), [&](std::size_t round) {
        std::vector<Place>& places = rounds[round];
        std::erase_if(places, [&](const Place& place) { return !says_enough(place, shared.phrases); });
        each_sequence(places, [&](std::span<const Place> same) { add_pairs(same, seeds[round]); });
        places = {};
    });
    for (const std::vector<Seed>& list : seeds) shared.seeds.insert(shared.seeds.end(), list.begin(), list.end());
    std::sort(shared.seeds.begin(), shared.seeds.end());
    return shared;
}

}  // namespace sayso::story
