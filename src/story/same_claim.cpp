#include "story/same_claim.h"

#include <algorithm>
#include <bitset>
#include <iterator>
#include <limits>

#include "story/agreement.h"
#include "story/pointing.h"
#include "story/weighing.h"

namespace sayso::story {
namespace {

constexpr std::int32_t whole = 1000;

// The two statements of an article that are most like another one, as thousandths.
struct Likest {
    std::uint32_t first = 0, second = 0;
    void add(std::uint32_t likeness) {
        second = std::max(second, std::min(first, likeness));
        first = std::max(first, likeness);
    }
    // The one beside a statement of this likeness.
    [[nodiscard]] std::uint32_t beside(std::uint32_t likeness) const { return likeness >= first ? second : first; }
};

struct Candidate {
    std::uint32_t a = 0, b = 0;
    std::uint32_t likeness = 0, in_common = 0;
    std::uint32_t beside_heaviest = 0;  // what they share but the heaviest term
    std::uint32_t digits = 0;           // of a number that both have
};

std::uint64_t affirmed_weight(const Told& told) {
    return told.weight - std::min(told.weight, weight_of(told.negations));
}

// "Rejected the report on the dam" says nothing that another statement could say, too.
bool only_points(const Told& told) {
    return told.stance && told.role == TellingRole::denied && told.pointer && told.weight < 2 * pointing_weight;
}

// "That was wrong. I saw two, there were five", "the 85,000 are too many" do not say again what they call wrong.
bool calls_wrong(const Told& told, const Told& before) {
    if (!told.stance || told.stance->kind == AnswerKind::confirm || told.role == TellingRole::denied) return false;
    const bool of_figure = told.stance->of_figure && told.pointer == Pointer::figure;
    return of_figure || (told.stance->kind == AnswerKind::deny && told.pointer == Pointer::pronoun &&
                         told.article == before.article);
}

// A figure of what befell somebody is what a statement is about.
bool has_news(const Told& told, const Matter& matter) {
    return std::any_of(told.figures.begin(), told.figures.end(),
                       [&](std::size_t f) { return matter.figures[f].concept_number != no_concept; });
}

std::int32_t part(std::uint64_t some, std::uint64_t all) {
    return static_cast<std::int32_t>(std::min<std::uint64_t>(whole, whole * some / std::max<std::uint64_t>(all, 1)));
}

// The words of a statement that tell something, and what stands around it: most words do not, which a bit for each of
// these tells at once.
class Around {
public:
    Around(const Told& told, const std::vector<std::uint64_t>& keys)
        : around_(&told.wording->around), weight_(std::max(told.weight, least_weight)) {
        own_.reserve(told.terms.size());
        for (const Term& term : told.terms)
            if (term.weight >= telling_weight) own_.push_back({.key = keys[term.key], .weight = term.weight});
        for (const std::uint64_t key : *around_) bits_.set(key % bits_.size());
    }

    // The part of its words that stands around the other.
    [[nodiscard]] std::int32_t told_around(const Around& other) const {
        std::uint64_t shared = 0;
        for (const Term& term : own_)
            if (other.bits_.test(term.key % bits_.size()) &&
                std::binary_search(other.around_->begin(), other.around_->end(), term.key))
                shared += term.weight;
        return part(shared, weight_);
    }

private:
    static constexpr std::uint64_t least_weight = 60;
    const std::vector<std::uint64_t>* around_;
    std::uint64_t weight_;
    Terms own_;  // with the keys that they have without the story
    std::bitset<256> bits_;
};

// The logarithm of the hours between them.
std::int32_t time_between(const Told& a, const Told& b) {
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max(), hour = 3600, longest = 1000;
    if (a.instant == b.instant) return 0;
    const auto [first, last] = std::minmax(a.instant, b.instant);
    const std::int64_t hours = last == never ? longest : std::min((last - first) / hour, longest);
    constexpr std::int32_t sixteenths_of_five = 80;  // of the largest logarithm
    return whole * static_cast<std::int32_t>(rarity(static_cast<std::uint64_t>(hours) + 1, 1)) / sixteenths_of_five;
}

class Comparing {
public:
    Comparing(const Matter& matter, Readings readings, const CopiesByArticle& copies)
        : matter_(matter), readings_(readings), copies_(copies) {
        likest_.resize(matter.tellings.size() * readings.size());
        affirmed_.reserve(matter.tellings.size());
        around_.reserve(matter.tellings.size());
        for (const Told& told : matter.tellings) {
            affirmed_.push_back(affirmed_weight(told));
            around_.emplace_back(told, matter.keys);
        }
    }

    // Calls take(a, b, signs) for each pair, when all of them are known: how much one stands out depends on the others.
    template <class Take>
    void each_pair(const Take& take) {
        for (std::size_t t = 0; t < matter_.tellings.size(); ++t) note_candidates(t);
        for (const Candidate& candidate : candidates_) take(candidate.a, candidate.b, signs_of(candidate));
    }

private:
    [[nodiscard]] const Told& told(std::size_t t) const { return matter_.tellings[t]; }
    Likest& likest(std::size_t t, std::size_t article) { return likest_[t * readings_.size() + article]; }

    // Those told before `t` with which it shares a term that tells something, or a number.
    void note_candidates(std::size_t t) {
        const Told& own = told(t);
        const std::vector<InCommon> shared = matter_.terms.in_common_with(own.terms, t, telling_weight, telling_);
        if (own.values.empty()) {
            for (const std::size_t other : telling_) note_candidate(other, t, shared[other], 0);
            return;
        }
        const std::vector<InCommon> numbers = matter_.values.in_common_with(own.values, t, 1, with_number_);
        either_.clear();
        std::set_union(telling_.begin(), telling_.end(), with_number_.begin(), with_number_.end(),
                       std::back_inserter(either_));
        for (const std::size_t other : either_) note_candidate(other, t, shared[other], numbers[other].heaviest);
    }

    // `digits` of a number that both have.
    void note_candidate(std::size_t other, std::size_t t, InCommon shared, std::uint32_t digits) {
        const Told &own = told(t), &before = told(other);
        const std::uint64_t negated = common_weight(own.negations, before.negations);
        const std::uint64_t in_common = shared.weight - std::min<std::uint64_t>(negated, shared.weight);
        const std::uint32_t likeness = share_of_both(in_common, affirmed_[t], affirmed_[other]);
        likest(t, before.article).add(likeness);
        likest(other, own.article).add(likeness);
        if (only_points(own) || only_points(before) || calls_wrong(own, before)) return;
        candidates_.push_back({.a = static_cast<std::uint32_t>(other),
                               .b = static_cast<std::uint32_t>(t),
                               .likeness = likeness,
                               .in_common = static_cast<std::uint32_t>(in_common),
                               .beside_heaviest = shared.weight - shared.heaviest,
                               .digits = digits});
    }

    Signs signs_of(const Candidate& candidate) {
        const Told &a = told(candidate.a), &b = told(candidate.b);
        Signs found{};
        const auto set = [&](Sign sign, std::int32_t value) { found[static_cast<std::size_t>(sign)] = value; };
        const auto note = [&](Sign sign, bool holds) { set(sign, holds ? whole : 0); };
        const auto likeness = static_cast<std::int32_t>(candidate.likeness);
        const std::int32_t of_lesser = part(candidate.in_common, std::min(a.weight, b.weight));
        set(Sign::of_lesser, of_lesser);
        set(Sign::by_one_term, candidate.beside_heaviest < telling_weight ? of_lesser : 0);
        set(Sign::of_greater, part(candidate.in_common, std::max(a.weight, b.weight)));
        set(Sign::stands_out,
            likeness - static_cast<std::int32_t>(std::max(likest(candidate.a, b.article).beside(candidate.likeness),
                                                          likest(candidate.b, a.article).beside(candidate.likeness))));
        set(Sign::told_around, std::max(around_[candidate.a].told_around(around_[candidate.b]),
                                        around_[candidate.b].told_around(around_[candidate.a])));
        note_numbers(candidate, set, note);
        note(Sign::one_negates, a.negations.empty() != b.negations.empty());
        note(Sign::one_denied, a.role != b.role);
        note(Sign::voice, share_voice(a, b));
        const bool copied = are_copied(a, b, copies_);
        note(Sign::copied, copied);
        set(Sign::copied_alike, copied ? likeness : 0);
        note(Sign::one_article, a.article == b.article);
        note(Sign::headline, a.article == b.article && a.wording->headline != b.wording->headline);
        set(Sign::time, time_between(a, b));
        return found;
    }

    template <class Set, class Note>
    void note_numbers(const Candidate& candidate, const Set& set, const Note& note) const {
        constexpr std::int32_t each_digit = 500;
        const Told &a = told(candidate.a), &b = told(candidate.b);
        const bool shared = candidate.digits > 0;
        const Agreement figures = figures_of(a, b, matter_, readings_);
        set(Sign::number, each_digit * static_cast<std::int32_t>(candidate.digits));
        note(Sign::other_numbers, !shared && !a.values.empty() && !b.values.empty());
        note(Sign::other_figure, figures == Agreement::another);
        note(Sign::refused, refuse_each_other(a, b));
        note(Sign::only_one_news,
             !shared && figures == Agreement::unrelated && has_news(a, matter_) != has_news(b, matter_));
    }

    const Matter& matter_;
    Readings readings_;
    const CopiesByArticle& copies_;
    std::vector<Likest> likest_;  // of each telling, in each article
    std::vector<std::uint64_t> affirmed_;
    std::vector<Around> around_;
    std::vector<Candidate> candidates_;
    std::vector<std::uint32_t> telling_, with_number_, either_;  // of the telling that is held against those before it
};

}  // namespace

std::int32_t SameWeights::sum(const Signs& found) const {
    std::int64_t sum = 0;
    for (std::size_t sign = 0; sign < signs; ++sign) sum += std::int64_t{of[sign]} * found[sign];
    return base + static_cast<std::int32_t>(sum / whole);
}

bool are_copied(const Told& a, const Told& b, const CopiesByArticle& copies) {
    return copies.lead(a.passage(), b.passage()) || copies.lead(b.passage(), a.passage());
}

std::vector<Pair> pairs_of(const Matter& matter, Readings readings, const CopiesByArticle& copies) {
    std::vector<Pair> pairs;
    Comparing(matter, readings, copies).each_pair([&](std::uint32_t a, std::uint32_t b, const Signs& signs) {
        pairs.push_back({.a = a, .b = b, .signs = signs});
    });
    return pairs;
}

std::vector<Link> links_of(const Matter& matter, Readings readings, const CopiesByArticle& copies,
                           const SameWeights& weights) {
    std::vector<Link> links;
    Comparing(matter, readings, copies).each_pair([&](std::uint32_t a, std::uint32_t b, const Signs& signs) {
        links.push_back({.weight = weights.sum(signs), .a = a, .b = b});
    });
    return links;
}

}  // namespace sayso::story
