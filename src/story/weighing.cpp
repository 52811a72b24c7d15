#include "story/weighing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "story/numbering.h"

namespace sayso::story {

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

namespace {

bool stands_in_copy(const Told& told, const CopiesByArticle& copies) {
    const std::span<const Copy> into = copies.into(told.article);
    return std::any_of(into.begin(), into.end(), [&](const Copy& copy) { return copy.to_span.overlaps(told.extent); });
}

std::array<Terms*, 7> lists_of(Told& told) {
    return {&told.terms, &told.denied_terms, &told.focus, &told.negations, &told.values, &told.before, &told.beside};
}

// The terms of a story: which there are, and how many statements have each.
class StoryTerms {
public:
    explicit StoryTerms(std::span<Told> tellings) {
        std::size_t most = 0;
        for (Told& told : tellings)
            for (const Terms* const terms : lists_of(told)) most += terms->size();
        Numbering numbers(most);
        for (Told& told : tellings)
            for (Terms* const terms : lists_of(told))
                for (Term& term : *terms) term.key = numbers.number_of(term.key);
        statements_.resize(numbers.keys().size());
        note_order(numbers.keys());
    }

    void count(const Told& told) {
        for (const Term& term : told.terms) ++statements_[term.key];
    }

    // Of each number in order of coming the one in order of keys.
    [[nodiscard]] const std::vector<std::uint32_t>& ranks() const { return ranks_; }
    [[nodiscard]] std::vector<std::uint64_t> take_ordered_keys() { return std::move(ordered_); }

    [[nodiscard]] std::vector<std::uint32_t> rarities(std::uint64_t all) const {
        constexpr std::size_t few = 32;  // statements have most terms
        std::array<std::uint32_t, few> of_few{};
        for (std::size_t some = 0; some < few; ++some) of_few[some] = rarity(all, some);
        std::vector<std::uint32_t> found;
        found.reserve(statements_.size());
        for (const std::uint64_t some : statements_) found.push_back(some < few ? of_few[some] : rarity(all, some));
        return found;
    }

private:
    void note_order(const std::vector<std::uint64_t>& keys) {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> numbered;
        numbered.reserve(keys.size());
        for (std::uint32_t number = 0; number < keys.size(); ++number) numbered.emplace_back(keys[number], number);
        std::sort(numbered.begin(), numbered.end());
        ranks_.resize(keys.size());
        ordered_.reserve(keys.size());
        for (const auto& [key, number] : numbered) {
            ranks_[number] = static_cast<std::uint32_t>(ordered_.size());
            ordered_.push_back(key);
        }
    }

    std::vector<std::uint64_t> statements_, ordered_;
    std::vector<std::uint32_t> ranks_;
};

}  // namespace

std::vector<std::uint64_t> weigh_in_story(std::span<Told> tellings, const CopiesByArticle& copies) {
    constexpr std::uint64_t other_news = 30;  // statements that are thought to stand beside the story's
    StoryTerms story(tellings);
    std::uint64_t all = other_news;
    for (const Told& told : tellings) {
        if (stands_in_copy(told, copies)) continue;
        ++all;
        story.count(told);
    }
    const std::vector<std::uint32_t>& ranks = story.ranks();
    const std::vector<std::uint32_t> rarities = story.rarities(all);
    for (Told& told : tellings) {
        for (Terms* const terms : lists_of(told))
            for (Term& term : *terms)
                term = {.key = ranks[term.key], .weight = std::min(term.weight, rarities[term.key])};
        told.weight = weight_of(told.terms);
    }
    return story.take_ordered_keys();
}

}  // namespace sayso::story
