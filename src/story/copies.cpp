// Which article took what from which: candidates, direction, and one origin for each stretch of text.
#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

#include "story/copies.h"
#include "story/copy_runs.h"
#include "story/parallel.h"
#include "story/story.h"
#include "story/told.h"

namespace sayso {
namespace {

using story::CopyText;
using story::Run;
using story::Seed;
using story::WordRange;
using story::Words;

// An article, its place in what was handed in, and what is known of its text.
struct Text {
    const Article* article = nullptr;
    const CopyText* known = nullptr;
    std::size_t index = 0;
};

// In an order that does not depend on that in which the articles came; a text's words have its number.
struct Corpus {
    std::vector<Text> texts;
    std::vector<const Words*> words;
};

Corpus corpus_of(std::span<const Article* const> articles, std::span<const CopyText* const> texts) {
    Corpus corpus;
    for (std::size_t i = 0; i < articles.size(); ++i)
        corpus.texts.push_back({.article = articles[i], .known = texts[i], .index = i});
    std::sort(corpus.texts.begin(), corpus.texts.end(), [](const Text& a, const Text& b) {
        return std::tie(a.article->id, a.known->instant, a.article->text) <
               std::tie(b.article->id, b.known->instant, b.article->text);
    });
    for (const Text& text : corpus.texts) corpus.words.push_back(&text.known->words);
    return corpus;
}

// When the words were printed.
std::int64_t time_at(const Text& text, Span place) {
    const auto at = published_at(*text.article, place);
    return at == text.article->published ? text.known->instant : story::instant_of(at);
}

bool versions_of_one(const Article& a, const Article& b) { return a.id == b.id || (!a.url.empty() && a.url == b.url); }

bool credits(const Text& later, const Text& earlier) {
    const auto& agencies = later.article->agencies;
    if (std::find(agencies.begin(), agencies.end(), earlier.article->outlet) != agencies.end()) return true;
    const auto& name = earlier.known->outlet.keys;
    if (name.empty()) return false;
    const auto& words = later.known->words.keys;
    return std::search(words.begin(), words.end(), name.begin(), name.end()) != words.end();
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

Candidate candidate_of(const Corpus& corpus, std::uint32_t left, std::uint32_t right, Run run) {
    const Text &a = corpus.texts[left], &b = corpus.texts[right];
    const std::int64_t left_time = time_at(a, corpus.words[left]->bytes(run.left.begin, run.left.end));
    const std::int64_t right_time = time_at(b, corpus.words[right]->bytes(run.right.begin, run.right.end));
    const bool forward =
        std::tuple(!a.known->wire, left_time, a.article->id) < std::tuple(!b.known->wire, right_time, b.article->id);
    if (!forward) turn(run);
    const std::uint32_t from = forward ? left : right, to = forward ? right : left;
    return {.from = from,
            .to = to,
            .run = std::move(run),
            .credited = credits(corpus.texts[to], corpus.texts[from]),
            .time = forward ? left_time : right_time};
}

// Words of the run, beyond set phrases, that stand in seeds: what makes it a copy, and not a phrase that both texts
// have with some frequent words around it.
bool says_enough(const Run& run, std::span<const Seed> seeds, const story::SetPhrases& phrases) {
    constexpr std::uint32_t least_words = 4;
    std::uint32_t words = 0, done = run.left.begin;
    for (const Seed& seed : seeds) {
        if (seed.left_at < run.left.begin || seed.left_at + story::seed_words > run.left.end ||
            seed.right_at < run.right.begin || seed.right_at + story::seed_words > run.right.end)
            continue;
        for (done = std::max(done, seed.left_at); done < seed.left_at + story::seed_words; ++done)
            words += phrases.has(seed.left, done) ? 0 : 1;
        if (words >= least_words) return true;
    }
    return false;
}

// A live entry tells when it was written: what it says is not from a text that came out later, be it an agency's.
bool is_older_entry(const Candidate& candidate, const Corpus& corpus) {
    const Text& text = corpus.texts[candidate.to];
    const Span place = corpus.words[candidate.to]->bytes(candidate.run.right.begin, candidate.run.right.end);
    return published_at(*text.article, place) != text.article->published && time_at(text, place) < candidate.time;
}

// An agency that reports on what a paper wrote says so and tells it in its own words: neither copied the other.
bool is_report_on(const Candidate& candidate, const Corpus& corpus) {
    const Text &from = corpus.texts[candidate.from], &to = corpus.texts[candidate.to];
    if (!from.known->wire || to.known->wire || from.known->instant <= to.known->instant || to.article->outlet.empty())
        return false;
    const Run& run = candidate.run;
    const bool word_for_word = 10 * run.same_words >= 9 * std::max(run.left.size(), run.right.size());
    return !word_for_word && from.article->text.find(to.article->outlet) != std::string::npos;
}

// Words of the later text that stand outside of quotation marks. A mark with nothing before it opens a quotation.
std::uint32_t words_outside_quotations(const Candidate& candidate, const Corpus& corpus) {
    const std::string_view text = corpus.texts[candidate.to].article->text;
    const Words& words = *corpus.words[candidate.to];
    static constexpr std::string_view marks[] = {"\"", "„", "“", "”", "»", "«"};
    const auto mark_at = [&](std::size_t at) {
        return std::find_if(std::begin(marks), std::end(marks),
                            [&](std::string_view mark) { return text.substr(at).starts_with(mark); });
    };
    const std::uint32_t begin = words.bytes(candidate.run.right.begin, candidate.run.right.end).begin;
    const std::size_t paragraph = begin == 0 ? 0 : text.find_last_of('\n', begin - 1) + 1;
    std::uint32_t outside = 0;
    bool quoted = false;
    std::size_t at = paragraph;
    for (std::uint32_t word = candidate.run.right.begin; word < candidate.run.right.end; ++word) {
        for (; at < words.spans[word].begin; ++at) {
            if (text[at] == '\n') quoted = false;
            if (mark_at(at) != std::end(marks)) quoted = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
        }
        outside += quoted ? 0 : 1;
    }
    return outside;
}

// What somebody said stands in many papers: who named no other has it from them.
bool is_mere_quotation(const Candidate& candidate, const Corpus& corpus) {
    constexpr std::uint32_t least_own_words = 8;
    return !candidate.credited && words_outside_quotations(candidate, corpus) < least_own_words;
}

// The candidates of one pair of texts.
std::vector<Candidate> candidates_of(const Corpus& corpus, std::span<const Seed> seeds,
                                     const story::SetPhrases& phrases, const CopyOptions& options) {
    const std::uint32_t left = seeds.front().left, right = seeds.front().right;
    std::vector<Candidate> candidates;
    if (versions_of_one(*corpus.texts[left].article, *corpus.texts[right].article)) return candidates;
    for (Run& run : story::runs_of(*corpus.words[left], *corpus.words[right], seeds, options)) {
        if (!says_enough(run, seeds, phrases)) continue;
        Candidate candidate = candidate_of(corpus, left, right, std::move(run));
        if (is_older_entry(candidate, corpus) || is_report_on(candidate, corpus) ||
            is_mere_quotation(candidate, corpus))
            continue;
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

std::vector<Candidate> candidates_in(const Corpus& corpus, const CopyOptions& options) {
    const story::SharedWords shared = story::shared_words(corpus.words, options);
    std::vector<std::span<const Seed>> pairs;
    for (auto begin = shared.seeds.begin(); begin != shared.seeds.end();) {
        const auto end = std::find_if(begin, shared.seeds.end(), [&](const Seed& seed) {
            return seed.left != begin->left || seed.right != begin->right;
        });
        pairs.emplace_back(begin, end);
        begin = end;
    }
    std::vector<std::vector<Candidate>> found(pairs.size());
    story::in_parallel(options.threads, pairs.size(), [&](std::size_t pair) {
        found[pair] = candidates_of(corpus, pairs[pair], shared.phrases, options);
    });
    std::vector<Candidate> candidates;
    for (std::vector<Candidate>& list : found) std::move(list.begin(), list.end(), std::back_inserter(candidates));
    return candidates;
}

// The candidates of pairs, of which most were compared when the story was told last: where no set phrase can be.
class Remembering {
public:
    Remembering(const Corpus& corpus, const story::RememberedCopies& remembered, const CopyOptions& options)
        : corpus_(corpus),
          remembered_(remembered),
          options_(options),
          no_phrases_(corpus.words),
          places_(corpus.texts.size()) {}

    std::vector<Candidate> candidates() {
        std::vector<Candidate> all;
        for (std::uint32_t left = 0; left < corpus_.texts.size(); ++left) {
            for (std::uint32_t right = left + 1; right < corpus_.texts.size(); ++right) {
                for (const story::PairCopy& copy : of_pair(left, right))
                    all.push_back({.from = copy.from_first ? left : right,
                                   .to = copy.from_first ? right : left,
                                   .run = copy.run,
                                   .credited = copy.credited,
                                   .time = copy.time});
            }
        }
        return all;
    }

private:
    const std::vector<story::PairCopy>& of_pair(std::uint32_t left, std::uint32_t right) {
        const std::size_t first = number_of(left), second = number_of(right);
        const auto* const known = remembered_.memory.find(first, second);
        return known != nullptr ? *known : remembered_.memory.keep(first, second, compare(left, right));
    }

    std::vector<story::PairCopy> compare(std::uint32_t left, std::uint32_t right) {
        std::vector<Seed> seeds = seeds_of(left, right);
        std::vector<story::PairCopy> copies;
        if (seeds.empty()) return copies;
        for (Candidate& candidate : candidates_of(corpus_, seeds, no_phrases_, options_))
            copies.push_back({.run = std::move(candidate.run),
                              .from_first = candidate.from == left,
                              .credited = candidate.credited,
                              .time = candidate.time});
        return copies;
    }

    // The article that came in last is held against all others, so its places are looked up.
    std::vector<Seed> seeds_of(std::uint32_t left, std::uint32_t right) {
        std::vector<Seed> seeds;
        const auto take = [&](std::uint32_t left_at, std::uint32_t right_at) {
            seeds.push_back({left, right, left_at, right_at});
        };
        if (number_of(left) > number_of(right))
            places_of(left).each_shared(*corpus_.words[right], take);
        else
            places_of(right).each_shared(*corpus_.words[left],
                                         [&](std::uint32_t here, std::uint32_t there) { take(there, here); });
        std::sort(seeds.begin(), seeds.end());
        return seeds;
    }

    std::size_t number_of(std::uint32_t text) const { return remembered_.numbers[corpus_.texts[text].index]; }

    const story::SequencePlaces& places_of(std::uint32_t text) {
        std::optional<story::SequencePlaces>& places = places_[text];
        if (!places) places.emplace(*corpus_.words[text]);
        return *places;
    }

    const Corpus& corpus_;
    const story::RememberedCopies& remembered_;
    const CopyOptions& options_;
    story::SetPhrases no_phrases_;
    std::vector<std::optional<story::SequencePlaces>> places_;
};

std::uint32_t common(WordRange a, WordRange b) {
    const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
    return begin < end ? end - begin : 0;
}

// How much speaks for an origin: the words it shares; a wire text or a named source counts as three more, since a paper
// may have mended a word or two and still copy the agency.
std::uint32_t weight_of(const Candidate& candidate, const std::vector<Text>& texts) {
    constexpr std::uint32_t bonus = 3;
    return candidate.run.same_words + (texts[candidate.from].known->wire || candidate.credited ? bonus : 0);
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

Copy copy_of(const Candidate& candidate, const Corpus& corpus) {
    const Words &from = *corpus.words[candidate.from], &to = *corpus.words[candidate.to];
    Copy copy{.from = corpus.texts[candidate.from].index,
              .to = corpus.texts[candidate.to].index,
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

namespace story {

CopyText copy_text_of(const Article& article) {
    const bool wire =
        std::find(article.agencies.begin(), article.agencies.end(), article.outlet) != article.agencies.end();
    return {.words = words_of(article.text),
            .outlet = words_of(article.outlet),
            .instant = instant_of(article.published),
            .wire = wire};
}

std::vector<Copy> copies_among(std::span<const Article* const> articles, std::span<const CopyText* const> texts,
                               const CopyOptions& options, std::optional<RememberedCopies> remembered) {
    const Corpus corpus = corpus_of(articles, texts);
    std::vector<const Words*> words;  // in the order of the articles
    for (const CopyText* const text : texts) words.push_back(&text->words);
    const bool may_know = remembered && remembered->memory.may_know(remembered->numbers, words, options.widest_spread);
    std::vector<Candidate> kept = one_origin_each(
        may_know ? Remembering(corpus, *remembered, options).candidates() : candidates_in(corpus, options),
        corpus.texts);
    std::sort(kept.begin(), kept.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(a.to, a.run.right, a.from) < std::tuple(b.to, b.run.right, b.from);
    });
    std::vector<Copy> copies;
    copies.reserve(kept.size());
    for (const Candidate& candidate : kept) copies.push_back(copy_of(candidate, corpus));
    return copies;
}

CopiesByArticle::CopiesByArticle(std::span<const Copy> copies, std::size_t articles) : into_(articles) {
    for (std::size_t begin = 0, end = 0; begin < copies.size(); begin = end) {
        while (end < copies.size() && copies[end].to == copies[begin].to) ++end;
        into_[copies[begin].to] = copies.subspan(begin, end - begin);
    }
}

bool CopiesByArticle::lead(const Passage& from, const Passage& to) const {
    return std::any_of(into_[to.article].begin(), into_[to.article].end(), [&](const Copy& copy) {
        return copy.from == from.article && copy.from_span.overlaps(from.span) && copy.to_span.overlaps(to.span);
    });
}

}  // namespace story

std::vector<Copy> find_copies(std::span<const Article> articles, const CopyOptions& options) {
    std::vector<CopyText> texts(articles.size());
    story::in_parallel(options.threads, articles.size(),
                       [&](std::size_t i) { texts[i] = story::copy_text_of(articles[i]); });
    std::vector<const Article*> every_article;
    std::vector<const CopyText*> every_text;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        every_article.push_back(&articles[i]);
        every_text.push_back(&texts[i]);
    }
    return story::copies_among(every_article, every_text, options);
}

}  // namespace sayso
