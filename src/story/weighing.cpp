#include "story/weighing.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

namespace sayso::story {
namespace {

// Sixteen times the natural logarithm of all / some, by halves: whole numbers, the same on every machine.
std::uint32_t rarity(std::uint64_t all, std::uint64_t some) {
    constexpr std::uint32_t sixteenths_of_two = 11;  // 16 ln 2
    std::uint32_t weight = 0;
    some = std::max<std::uint64_t>(some, 1);
    while (all >= 2 * some) {
        some *= 2;
        weight += sixteenths_of_two;
    }
    return weight + static_cast<std::uint32_t>((all - std::min(all, some)) * sixteenths_of_two / some);
}

bool stands_in_copy(const Told& told, const CopiesByArticle& copies) {
    const std::span<const Copy> into = copies.into(told.article);
    return std::any_of(into.begin(), into.end(), [&](const Copy& copy) { return copy.to_span.overlaps(told.extent); });
}

std::array<Terms*, 6> lists_of(Told& told) {
    return {&told.terms, &told.denied_terms, &told.focus, &told.negations, &told.before, &told.beside};
}

// The terms of a story: which there are, and how many statements have each.
class StoryTerms {
public:
    explicit StoryTerms(std::span<Told> tellings) {
        for (Told& told : tellings)
            for (Terms* const terms : lists_of(told))
                for (Term& term : *terms) term.key = number_of(term.key);
        numbers_.clear();
        statements_.resize(keys_.size());
    }

    void count(const Told& told) {
        for (const Term& term : told.terms) ++statements_[term.key];
    }

    // Of each number in order of coming the one in order of keys.
    [[nodiscard]] std::vector<std::uint64_t> ranks() const {
        std::vector<std::uint64_t> ordered(keys_.size()), ranks(keys_.size());
        std::iota(ordered.begin(), ordered.end(), 0U);
        std::sort(ordered.begin(), ordered.end(),
                  [&](std::uint64_t a, std::uint64_t b) { return keys_[a] < keys_[b]; });
        for (std::size_t rank = 0; rank < ordered.size(); ++rank) ranks[ordered[rank]] = rank;
        return ranks;
    }

    [[nodiscard]] std::vector<std::uint32_t> rarities(std::uint64_t all) const {
        std::vector<std::uint32_t> found;
        found.reserve(statements_.size());
        for (const std::uint64_t some : statements_) found.push_back(rarity(all, some));
        return found;
    }

private:
    std::uint64_t number_of(std::uint64_t key) {
        const auto [place, fresh] = numbers_.emplace(key, keys_.size());
        if (fresh) keys_.push_back(key);
        return place->second;
    }

    std::unordered_map<std::uint64_t, std::uint64_t> numbers_;
    std::vector<std::uint64_t> keys_, statements_;
};

}  // namespace

void weigh_in_story(std::span<Told> tellings, const CopiesByArticle& copies) {
    constexpr std::uint64_t other_news = 30;  // statements that are thought to stand beside the story's
    StoryTerms story(tellings);
    std::uint64_t all = other_news;
    for (const Told& told : tellings) {
        if (stands_in_copy(told, copies)) continue;
        ++all;
        story.count(told);
    }
    const std::vector<std::uint64_t> ranks = story.ranks();
    const std::vector<std::uint32_t> rarities = story.rarities(all);
    for (Told& told : tellings) {
        for (Terms* const terms : lists_of(told))
            for (Term& term : *terms)
                term = {.key = ranks[term.key], .weight = std::min(term.weight, rarities[term.key])};
        told.weight = weight_of(told.terms);
    }
}

}  // namespace sayso::story
