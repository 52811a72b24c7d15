// Articles on the same matter, found as they come in.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "story/language.h"
#include "story/story.h"
#include "story/told.h"

namespace sayso {
namespace {

using story::Term;
using story::Terms;

// What stands for an article: its heaviest terms, a term that is repeated counting up to four times.
constexpr std::size_t kept_terms = 48;
constexpr std::uint32_t most_times = 4;
// Likeness of two articles on one matter, in thousandths, and how far apart they may be. Chosen on the example stories
// among other news (docs/story.md).
constexpr std::uint32_t alike_enough = 200;
constexpr std::int64_t window_seconds = 10LL * 24 * 60 * 60;

Terms heaviest(Terms terms) {
    std::sort(terms.begin(), terms.end(),
              [](const Term& a, const Term& b) { return std::tuple(b.weight, a.key) < std::tuple(a.weight, b.key); });
    if (terms.size() > kept_terms) terms.resize(kept_terms);
    std::sort(terms.begin(), terms.end());
    return terms;
}

// The stretch of time that a list of articles with a term covers: only two of them need be looked at.
std::int64_t stretch_of(std::int64_t instant) {
    return instant / window_seconds - (instant % window_seconds < 0 ? 1 : 0);
}

struct Posting {
    std::uint32_t article = 0;
    std::uint32_t weight = 0;
};

struct StretchOfTerm {
    std::uint64_t term = 0;
    std::int64_t stretch = 0;
    bool operator==(const StretchOfTerm&) const = default;
};

struct HashOfStretch {
    std::size_t operator()(const StretchOfTerm& place) const {
        constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
        return place.term ^ (static_cast<std::uint64_t>(place.stretch) * golden);
    }
};

}  // namespace

struct StoryIndex::Impl {
    explicit Impl(std::vector<Pack> packs) : languages(std::move(packs)) {}

    struct Known {
        std::int64_t instant = 0;
        std::uint64_t weight = 0;
        std::uint32_t parent = 0;  // of the union-find forest
    };

    std::uint32_t root(std::uint32_t article) {
        while (known[article].parent != article) {
            known[article].parent = known[known[article].parent].parent;
            article = known[article].parent;
        }
        return article;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        const auto [low, high] = std::minmax({root(a), root(b)});
        if (low == high) return;
        known[high].parent = low;
        std::vector<std::uint32_t>&into = together[low], &from = together[high];
        if (into.size() < from.size()) into.swap(from);  // the shorter list is moved: log n times at most each
        into.insert(into.end(), from.begin(), from.end());
        from = {};
    }

    // Joins the article with every earlier one that is like it.
    void join_alike(std::uint32_t number, const Terms& terms) {
        std::map<std::uint32_t, std::uint64_t> common;
        const std::int64_t here = stretch_of(known[number].instant);
        for (const Term& term : terms) {
            for (std::int64_t stretch = here - 1; stretch <= here + 1; ++stretch) {
                const auto list = postings.find({term.key, stretch});
                if (list == postings.end()) continue;
                for (const Posting& posting : list->second)
                    common[posting.article] += std::min(posting.weight, term.weight);
            }
        }
        for (const auto& [other, weight] : common) {
            const std::uint64_t both = known[other].weight + known[number].weight;
            const std::int64_t apart = known[other].instant - known[number].instant;
            if (apart > window_seconds || apart < -window_seconds) continue;
            if (2000 * weight >= alike_enough * both) join(other, number);
        }
    }

    std::size_t add(const Article& article) {
        const auto number = static_cast<std::uint32_t>(known.size());
        const story::Language& language = languages.of(article);
        const Terms terms = heaviest(language.weighed_terms(article.text, most_times));
        std::int64_t instant = story::instant_of(article.published);
        if (instant > last_instant) instant = last_instant;  // undated ones are of one time
        known.push_back({.instant = instant, .weight = story::weight_of(terms), .parent = number});
        together.push_back({number});
        join_alike(number, terms);
        for (const Term& term : terms) postings[{term.key, stretch_of(instant)}].push_back({number, term.weight});
        return number;
    }

    static constexpr std::int64_t last_instant = std::int64_t{1} << 40U;
    story::Languages languages;
    std::vector<Known> known;
    std::vector<std::vector<std::uint32_t>> together;  // of each root, its story's articles
    std::unordered_map<StretchOfTerm, std::vector<Posting>, HashOfStretch> postings;
};

StoryIndex::StoryIndex(std::vector<Pack> packs) : impl_(std::make_unique<Impl>(std::move(packs))) {}
StoryIndex::~StoryIndex() = default;
StoryIndex::StoryIndex(StoryIndex&&) noexcept = default;
StoryIndex& StoryIndex::operator=(StoryIndex&&) noexcept = default;

std::size_t StoryIndex::add(const Article& article) { return impl_->add(article); }

std::vector<std::size_t> StoryIndex::story_of(std::size_t article) const {
    const auto& list = impl_->together[impl_->root(static_cast<std::uint32_t>(article))];
    std::vector<std::size_t> articles(list.begin(), list.end());
    std::sort(articles.begin(), articles.end());
    return articles;
}

std::vector<std::vector<std::size_t>> StoryIndex::stories() const {
    std::vector<std::vector<std::size_t>> stories;
    std::map<std::uint32_t, std::size_t> place;
    for (std::uint32_t article = 0; article < impl_->known.size(); ++article) {
        const auto [found, fresh] = place.emplace(impl_->root(article), stories.size());
        if (fresh) stories.emplace_back();
        stories[found->second].push_back(article);
    }
    return stories;
}

}  // namespace sayso
