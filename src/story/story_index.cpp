// Articles on the same matter, found as they come in.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "story/language.h"
#include "story/story.h"
#include "story/told.h"
#include "story/word_terms.h"

namespace sayso {
namespace {

using story::Term;
using story::Terms;

// What stands for an article: its heaviest terms.
constexpr std::size_t kept_terms = 48;
// How far apart two articles on one matter may be.
constexpr std::int64_t window_seconds = 10LL * 24 * 60 * 60;
// Likeness in thousandths. Two articles that are so much alike are of one core, and what hangs together in cores.
constexpr std::uint64_t alike_alone = 220;
// Two cores are one story if all their pairs together are so much alike: the first share once, the second for each
// pair. What two articles share by chance counts for little among many pairs. Chosen on the example stories, made-up
// and real news (docs/story.md).
constexpr std::uint64_t alike_once = 100, alike_each = 60;
// What is less alike counts as not at all.
constexpr std::uint64_t least_alike = 40;

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

// How much an article is like another one.
struct Link {
    std::uint32_t other = 0;
    std::uint32_t likeness = 0;
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
    explicit Impl(std::shared_ptr<const story::Languages> shared) : languages(std::move(shared)) {}

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

    // Links the article with every earlier one that is like it.
    void link_alike(std::uint32_t number, const Terms& terms) {
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
            const std::int64_t apart = known[other].instant - known[number].instant;
            if (apart > window_seconds || apart < -window_seconds) continue;
            const std::uint32_t likeness = story::share_of_both(weight, known[other].weight, known[number].weight);
            if (likeness < least_alike) continue;
            links[other].push_back({number, likeness});
            links[number].push_back({other, likeness});
            if (likeness >= alike_alone) join(other, number);
        }
    }

    // The cores of one story with this one, by all their pairs.
    std::vector<std::uint32_t> alike_to(std::uint32_t core) {
        std::map<std::uint32_t, std::uint64_t> sums;
        for (const std::uint32_t article : together[core])
            for (const Link& link : links[article]) sums[root(link.other)] += link.likeness;
        std::vector<std::uint32_t> alike;
        for (const auto& [other, sum] : sums) {
            const std::uint64_t pairs = std::uint64_t{together[core].size()} * together[other].size();
            if (other != core && sum >= alike_once + alike_each * pairs) alike.push_back(other);
        }
        return alike;
    }

    // The numbers of all articles of one's story, ascending.
    std::vector<std::size_t> story_of(std::uint32_t article) {
        std::vector<std::uint32_t> cores = {root(article)};
        for (std::size_t next = 0; next < cores.size(); ++next)
            for (const std::uint32_t other : alike_to(cores[next]))
                if (std::find(cores.begin(), cores.end(), other) == cores.end()) cores.push_back(other);
        std::vector<std::size_t> articles;
        for (const std::uint32_t core : cores)
            articles.insert(articles.end(), together[core].begin(), together[core].end());
        std::sort(articles.begin(), articles.end());
        return articles;
    }

    std::size_t add(const Article& article, const story::WordTerms& words) {
        const auto number = static_cast<std::uint32_t>(known.size());
        const Terms terms = heaviest(words.weighed());
        std::int64_t instant = story::instant_of(article.published);
        if (instant > last_instant) instant = last_instant;  // undated ones are of one time
        known.push_back({.instant = instant, .weight = story::weight_of(terms), .parent = number});
        together.push_back({number});
        links.emplace_back();
        link_alike(number, terms);
        for (const Term& term : terms) postings[{term.key, stretch_of(instant)}].push_back({number, term.weight});
        return number;
    }

    static constexpr std::int64_t last_instant = std::int64_t{1} << 40U;
    std::shared_ptr<const story::Languages> languages;
    std::vector<Known> known;
    std::vector<std::vector<std::uint32_t>> together;  // of each root, its core's articles
    std::vector<std::vector<Link>> links;              // of each article
    std::unordered_map<StretchOfTerm, std::vector<Posting>, HashOfStretch> postings;
};

StoryIndex::StoryIndex(std::vector<Pack> packs)
    : StoryIndex(std::make_shared<const story::Languages>(std::move(packs))) {}
StoryIndex::StoryIndex(std::shared_ptr<const story::Languages> languages)
    : impl_(std::make_unique<Impl>(std::move(languages))) {}
StoryIndex::~StoryIndex() = default;
StoryIndex::StoryIndex(StoryIndex&&) noexcept = default;
StoryIndex& StoryIndex::operator=(StoryIndex&&) noexcept = default;

std::size_t StoryIndex::add(const Article& article) {
    return add(article, story::WordTerms(impl_->languages->of(article), article.text));
}

std::size_t StoryIndex::add(const Article& article, const story::WordTerms& words) {
    return impl_->add(article, words);
}

std::vector<std::size_t> StoryIndex::story_of(std::size_t article) const {
    return impl_->story_of(static_cast<std::uint32_t>(article));
}

std::vector<std::vector<std::size_t>> StoryIndex::stories() const {
    std::vector<std::vector<std::size_t>> stories;
    std::vector<bool> placed(impl_->known.size());
    for (std::uint32_t article = 0; article < impl_->known.size(); ++article) {
        if (placed[article]) continue;
        stories.push_back(impl_->story_of(article));
        for (const std::size_t one : stories.back()) placed[one] = true;
    }
    return stories;
}

}  // namespace sayso
