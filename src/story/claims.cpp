#include "story/claims.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "story/pointing.h"

namespace sayso::story {
namespace {

// Likeness, in thousandths, from which two tellings say the same. Chosen on the example stories (docs/story.md).
constexpr std::uint32_t alike_by_one_speaker = 280;
constexpr std::uint32_t alike_by_others = 400;
constexpr std::uint32_t alike_passed_on = 300;
constexpr std::uint32_t alike_copied = 500;
// The same figure for the same thing leaves little to agree on: the lowest of all.
constexpr std::uint32_t alike_with_figure = 150;
constexpr std::uint32_t alike_with_figure_by_others = 240;
// One has a figure of what befell somebody, and the other none.
constexpr std::uint32_t alike_with_one_figure = 550;
// One of them says that it tells of something else ("the second sample is positive, too").
constexpr std::uint32_t alike_but_likewise = 550;
// Weight that a pair must share, in sixteenths of a nat: about one rare word.
constexpr std::uint64_t least_common_weight = 60;
// What the members of two clusters must share on average, as thousandths of what a pair must: a pair that is alike does
// not bring together what else hangs on either of them.
constexpr std::uint64_t share_on_average = 600;

// One of them has it from the other's paper.
bool passes_on(const Told& from, const Told& to, const Cast& cast) {
    if (from.article == to.article) return false;
    const auto names_outlet = [&](Figurehead number) { return cast.is_outlet_of(number, from.article); };
    return std::any_of(to.speakers.begin(), to.speakers.end(), names_outlet) ||
           std::any_of(to.via.begin(), to.via.end(), names_outlet);
}

// "A worker is missing" is another figure than "three workers are missing".
bool counts_more_than_one(const Told& told, std::uint32_t what, const Matter& matter, Readings readings) {
    return what != no_concept && std::any_of(told.figures.begin(), told.figures.end(), [&](std::size_t f) {
               const Counted& figure = matter.figures[f];
               return figure.concept_number == what &&
                      readings[figure.article]->quantities[figure.quantity].value != "1";
           });
}

Agreement figures_of(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    if (counts_more_than_one(a, b.befalls_one, matter, readings) ||
        counts_more_than_one(b, a.befalls_one, matter, readings))
        return Agreement::another;
    Agreement found = Agreement::unrelated;
    for (const std::size_t x : a.figures) {
        Agreement best = Agreement::unrelated;
        for (const std::size_t y : b.figures) {
            const Agreement one = agreement_of(matter.figures[x], matter.figures[y], readings);
            if (one == Agreement::same || best == Agreement::unrelated) best = one;
            if (best == Agreement::same) break;
        }
        if (best == Agreement::another) return best;
        if (best == Agreement::same) found = best;
    }
    return found;
}

// "On the 21st, not on the 18th" is another day.
bool refuses_number_of(const Told& a, const Told& b) {
    return std::any_of(a.wording->refused_numbers.begin(), a.wording->refused_numbers.end(), [&](std::uint64_t number) {
        return std::find(b.wording->numbers.begin(), b.wording->numbers.end(), number) != b.wording->numbers.end();
    });
}

bool refuse_each_other(const Told& a, const Told& b) { return refuses_number_of(a, b) || refuses_number_of(b, a); }

// Who gives the same figure twice does not contradict themselves: "never more than 95" is "95 at most".
bool are_at_one(const Told& a, const Told& b, Agreement figures, const Cast& cast) {
    return figures == Agreement::same && share_voice(a, b, cast);
}

bool contradict(const Told& a, const Told& b, const Matter& matter, Readings readings, const Cast& cast) {
    const Agreement figures = figures_of(a, b, matter, readings);
    if (figures == Agreement::another) return true;
    return !are_at_one(a, b, figures, cast) && (are_contrary(a, b) || refuse_each_other(a, b));
}

struct Pair {
    std::uint32_t likeness = 0;
    std::uint32_t in_common = 0;
    bool contrary = false;
    std::size_t a = 0, b = 0;
};

// From which likeness the two say the same.
std::uint32_t wanted_likeness(const Told& a, const Told& b, Agreement figures, const Cast& cast) {
    if (a.likewise != b.likewise) return alike_but_likewise;
    const bool same = figures == Agreement::same;
    if (share_voice(a, b, cast)) return same ? alike_with_figure : alike_by_one_speaker;
    if (passes_on(a, b, cast) || passes_on(b, a, cast)) return same ? alike_with_figure : alike_passed_on;
    return same ? alike_with_figure_by_others : alike_by_others;
}

// Whether one is a copy of the other.
bool are_copied(const Told& a, const Told& b, const CopiesByArticle& copies) {
    return copies.lead(a.passage(), b.passage()) || copies.lead(b.passage(), a.passage());
}

class Clustering {
public:
    Clustering(const Matter& matter, Readings readings, const Cast& cast, const CopiesByArticle& copies)
        : matter_(matter), readings_(readings), cast_(cast), copies_(copies) {
        members_.resize(matter.tellings.size());
        root_.resize(members_.size());
        std::iota(root_.begin(), root_.end(), 0U);
        for (std::size_t t = 0; t < members_.size(); ++t) members_[t] = {t};
    }

    void join(const Pair& pair) {
        const std::size_t a = root_[pair.a], b = root_[pair.b];
        if (a == b || clash(members_[a], members_[b]) || !agree(members_[a], members_[b])) return;
        const auto [low, high] = std::minmax(a, b);
        for (const std::size_t member : members_[high]) root_[member] = low;
        members_[low].insert(members_[low].end(), members_[high].begin(), members_[high].end());
        members_[high].clear();
    }

    std::vector<Cluster> take() {
        std::vector<Cluster> clusters;
        for (Cluster& cluster : members_) {
            if (cluster.empty()) continue;
            std::sort(cluster.begin(), cluster.end());
            clusters.push_back(std::move(cluster));
        }
        return clusters;
    }

private:
    // Whether the two clusters are alike on average; copies agree in any case.
    bool agree(const Cluster& a, const Cluster& b) const {
        if (a.size() == 1 && b.size() == 1) return true;
        std::uint64_t found = 0, wanted = 0;
        for (const std::size_t x : a) {
            for (const std::size_t y : b) {
                const Told &one = matter_.tellings[x], &other = matter_.tellings[y];
                const std::uint64_t least =
                    wanted_likeness(one, other, figures_of(one, other, matter_, readings_), cast_);
                const bool copied = are_copied(one, other, copies_);
                found += std::max<std::uint64_t>(likeness(one.terms, other.terms), copied ? least : 0);
                wanted += least;
            }
        }
        return 1000 * found >= share_on_average * wanted;
    }

    bool clash(const Cluster& a, const Cluster& b) const {
        for (const std::size_t x : a)
            for (const std::size_t y : b)
                if (contradict(matter_.tellings[x], matter_.tellings[y], matter_, readings_, cast_) &&
                    !are_copied(matter_.tellings[x], matter_.tellings[y], copies_))
                    return true;
        return false;
    }

    const Matter& matter_;
    Readings readings_;
    const Cast& cast_;
    const CopiesByArticle& copies_;
    std::vector<Cluster> members_;
    std::vector<std::size_t> root_;
};

// Without its negations.
std::uint64_t affirmed_weight(const Told& told) {
    return told.weight - std::min(told.weight, weight_of(told.negations));
}

// Pairs that share a term which tells something and are alike enough for any bound; most statements share none.
std::vector<Pair> pairs_sharing_terms(const Matter& matter) {
    constexpr std::uint32_t telling_weight = 24;
    std::vector<Pair> pairs;
    for (std::size_t t = 0; t < matter.tellings.size(); ++t) {
        const Told& told = matter.tellings[t];
        const std::vector<InCommon> shared = matter.terms.in_common_with(told.terms, t);
        for (std::size_t other = 0; other < t; ++other) {
            if (shared[other].heaviest < telling_weight) continue;
            const Told& before = matter.tellings[other];
            if (share_of_both(shared[other].weight, told.weight, before.weight) < alike_with_figure) continue;
            const std::uint64_t negated = common_weight(told.negations, before.negations);
            const std::uint64_t in_common =
                shared[other].weight - std::min<std::uint64_t>(negated, shared[other].weight);
            pairs.push_back({.likeness = share_of_both(in_common, affirmed_weight(told), affirmed_weight(before)),
                             .in_common = static_cast<std::uint32_t>(in_common),
                             .contrary = are_contrary(told, before),
                             .a = other,
                             .b = t});
        }
    }
    return pairs;
}

// A figure of what befell somebody is what a statement is about.
bool has_news(const Told& told, const Matter& matter) {
    return std::any_of(told.figures.begin(), told.figures.end(),
                       [&](std::size_t f) { return matter.figures[f].concept_number != no_concept; });
}

// "Rejected the report on the dam" says nothing that another statement could say, too.
bool only_points(const Told& told) {
    return told.stance && told.role == TellingRole::denied && told.pointer && told.weight < 2 * pointing_weight;
}

// "That was wrong. I saw two, there were five" does not say again what it calls wrong.
bool calls_wrong(const Told& told, const Told& before) {
    return told.stance && told.stance->kind == AnswerKind::deny && told.pointer == Pointer::pronoun &&
           told.article == before.article;
}

bool says_the_same(const Pair& pair, const Matter& matter, Readings readings, const Cast& cast,
                   const CopiesByArticle& copies) {
    const Told &a = matter.tellings[pair.a], &b = matter.tellings[pair.b];
    if (only_points(a) || only_points(b) || calls_wrong(b, a)) return false;
    const Agreement figures = figures_of(a, b, matter, readings);
    if (figures == Agreement::another) return false;
    if (pair.likeness >= alike_copied && are_copied(a, b, copies)) return true;
    if ((pair.contrary || refuse_each_other(a, b)) && !are_at_one(a, b, figures, cast)) return false;
    if (pair.in_common < least_common_weight) return false;
    if (figures == Agreement::unrelated && has_news(a, matter) != has_news(b, matter))
        return pair.likeness >= alike_with_one_figure;
    return pair.likeness >= wanted_likeness(a, b, figures, cast);
}

}  // namespace

Agreement agreement_of(const Counted& a, const Counted& b, Readings readings) {
    if (!a.told() || !b.told()) return Agreement::unrelated;
    if (a.concept_number != b.concept_number || a.noun != b.noun || a.unit != b.unit) return Agreement::unrelated;
    const Quantity &x = readings[a.article]->quantities[a.quantity], &y = readings[b.article]->quantities[b.quantity];
    return x.value == y.value && x.high == y.high ? Agreement::same : Agreement::another;
}

std::vector<Cluster> clusters_of(const Matter& matter, Readings readings, const Cast& cast,
                                 const CopiesByArticle& copies) {
    std::vector<Pair> pairs = pairs_sharing_terms(matter);
    std::erase_if(pairs, [&](const Pair& pair) { return !says_the_same(pair, matter, readings, cast, copies); });
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
        return std::tuple(y.likeness, x.a, x.b) < std::tuple(x.likeness, y.a, y.b);
    });
    Clustering clustering(matter, readings, cast, copies);
    for (const Pair& pair : pairs) clustering.join(pair);
    return clustering.take();
}

}  // namespace sayso::story
