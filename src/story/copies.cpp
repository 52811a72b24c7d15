// Which article took what from which: candidates, direction, and one origin for each stretch of text.
#include <algorithm>
#include <tuple>

#include "story/copy_runs.h"
#include "story/story.h"
#include "story/told.h"

namespace sayso {
namespace {

using story::Run;
using story::Seed;
using story::WordRange;
using story::Words;

// An article with what is asked of it again and again.
struct Text {
    const Article* article = nullptr;
    Words words;
    Words outlet;
    std::int64_t time = 0;
    bool wire = false;  // an agency's own text
};

Text text_of(const Article& article) {
    const bool wire =
        std::find(article.agencies.begin(), article.agencies.end(), article.outlet) != article.agencies.end();
    return {.article = &article,
            .words = story::words_of(article.text),
            .outlet = story::words_of(article.outlet),
            .time = story::instant_of(article.published),
            .wire = wire};
}

// When the words were printed.
std::int64_t time_at(const Article& article, Span place) { return story::instant_of(published_at(article, place)); }

bool versions_of_one(const Article& a, const Article& b) { return a.id == b.id || (!a.url.empty() && a.url == b.url); }

bool credits(const Text& later, const Text& earlier) {
    const auto& agencies = later.article->agencies;
    if (std::find(agencies.begin(), agencies.end(), earlier.article->outlet) != agencies.end()) return true;
    const auto& name = earlier.outlet.keys;
    if (name.empty()) return false;
    return std::search(later.words.keys.begin(), later.words.keys.end(), name.begin(), name.end()) !=
           later.words.keys.end();
}

// A copy before it is known whether a better origin of the same words exists.
struct Candidate {
    std::uint32_t from = 0, to = 0;
    Run run;  // left: from, right: to
    bool credited = false;
    std::int64_t time = 0;  // of the origin
};

void turn(Run& run) {
    std::swap(run.left, run.right);
    for (story::WordEdit& edit : run.edits) std::swap(edit.left, edit.right);
}

Candidate candidate_of(const std::vector<Text>& texts, std::uint32_t left, std::uint32_t right, Run run) {
    const Text &a = texts[left], &b = texts[right];
    const std::int64_t left_time = time_at(*a.article, a.words.bytes(run.left.begin, run.left.end));
    const std::int64_t right_time = time_at(*b.article, b.words.bytes(run.right.begin, run.right.end));
    const bool forward = std::tuple(!a.wire, left_time, a.article->id) < std::tuple(!b.wire, right_time, b.article->id);
    if (!forward) turn(run);
    const std::uint32_t from = forward ? left : right, to = forward ? right : left;
    return {.from = from,
            .to = to,
            .run = std::move(run),
            .credited = credits(texts[to], texts[from]),
            .time = forward ? left_time : right_time};
}

std::vector<Candidate> candidates_in(const std::vector<Text>& texts, const CopyOptions& options) {
    std::vector<Words> words;
    words.reserve(texts.size());
    for (const Text& text : texts) words.push_back(text.words);
    const std::vector<Seed> seeds = story::shared_seeds(words, options.widest_spread);
    std::vector<Candidate> candidates;
    for (auto begin = seeds.begin(); begin != seeds.end();) {
        const std::uint32_t left = begin->left, right = begin->right;
        const auto end = std::find_if(begin, seeds.end(),
                                      [&](const Seed& seed) { return seed.left != left || seed.right != right; });
        if (!versions_of_one(*texts[left].article, *texts[right].article)) {
            for (Run& run : story::runs_of(words[left], words[right], {begin, end}, options)) {
                candidates.push_back(candidate_of(texts, left, right, std::move(run)));
            }
        }
        begin = end;
    }
    return candidates;
}

std::uint32_t common(WordRange a, WordRange b) {
    const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
    return begin < end ? end - begin : 0;
}

// How much speaks for an origin: the words it shares; a wire text or a named source counts as three more, since a paper
// may have mended a word or two and still copy the agency.
std::uint32_t weight_of(const Candidate& candidate, const std::vector<Text>& texts) {
    constexpr std::uint32_t bonus = 3;
    return candidate.run.same_words + (texts[candidate.from].wire || candidate.credited ? bonus : 0);
}

// For each target, best origin first; what is mostly covered by better origins is dropped.
std::vector<Candidate> one_origin_each(std::vector<Candidate> candidates, const std::vector<Text>& texts) {
    const auto rank = [&](const Candidate& c) {
        return std::tuple(c.to, -static_cast<std::int64_t>(weight_of(c, texts)), c.time,
                          std::string_view(texts[c.from].article->id), c.run.right.begin);
    };
    std::sort(candidates.begin(), candidates.end(),
              [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
    std::vector<Candidate> kept;
    std::size_t target_begin = 0;
    for (Candidate& candidate : candidates) {
        if (!kept.empty() && kept.back().to != candidate.to) target_begin = kept.size();
        std::uint32_t covered = 0;
        for (std::size_t k = target_begin; k < kept.size(); ++k)
            covered += common(kept[k].run.right, candidate.run.right);
        if (2 * covered < candidate.run.right.size()) kept.push_back(std::move(candidate));
    }
    return kept;
}

Copy copy_of(const Candidate& candidate, const std::vector<Text>& texts, std::span<const Article> articles) {
    const Words &from = texts[candidate.from].words, &to = texts[candidate.to].words;
    const auto index_of = [&](std::uint32_t text) {
        return static_cast<std::size_t>(texts[text].article - articles.data());
    };
    Copy copy{.from = index_of(candidate.from),
              .to = index_of(candidate.to),
              .from_span = from.bytes(candidate.run.left.begin, candidate.run.left.end),
              .to_span = to.bytes(candidate.run.right.begin, candidate.run.right.end),
              .same_words = candidate.run.same_words,
              .credited = candidate.credited};
    for (const story::WordEdit& edit : candidate.run.edits) {
        copy.edits.push_back({from.bytes(edit.left.begin, edit.left.end), to.bytes(edit.right.begin, edit.right.end)});
    }
    return copy;
}

}  // namespace

std::vector<Copy> find_copies(std::span<const Article> articles, const CopyOptions& options) {
    std::vector<Text> texts;
    texts.reserve(articles.size());
    for (const Article& article : articles) texts.push_back(text_of(article));
    // From here on nothing depends on the order in which the articles came.
    std::sort(texts.begin(), texts.end(), [](const Text& a, const Text& b) {
        return std::tie(a.article->id, a.time, a.article->text) < std::tie(b.article->id, b.time, b.article->text);
    });
    std::vector<Candidate> kept = one_origin_each(candidates_in(texts, options), texts);
    std::sort(kept.begin(), kept.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(a.to, a.run.right, a.from) < std::tuple(b.to, b.run.right, b.from);
    });
    std::vector<Copy> copies;
    copies.reserve(kept.size());
    for (const Candidate& candidate : kept) copies.push_back(copy_of(candidate, texts, articles));
    return copies;
}

}  // namespace sayso
