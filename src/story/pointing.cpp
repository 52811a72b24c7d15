#include "story/pointing.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "story/agreement.h"
#include "story/compared.h"
#include "story/recognised.h"

namespace sayso::story {
namespace {

// Weight that two statements must share to be about the same, in sixteenths of a nat; more of it than `most` adds
// nothing.
constexpr std::uint64_t least_in_common = 40, least_told_again = 70, most_in_common = 240;
// Likeness in thousandths from which what nobody calls an answer says the contrary, and from which it does if only the
// claim has a negation.
constexpr std::uint32_t alike_without_a_word = 450, alike_to_negated = 600;
// … and from which what an answer says itself leads into another article.
constexpr std::uint32_t alike_elsewhere = 500;
// Bytes between an answer that points and what it brings in; between it and what its speaker goes on to say.
constexpr std::uint32_t follows_at_once = 30, goes_on_within = 200;
// Further away in an article tells no more.
constexpr std::int64_t farthest = 3000, most_tellings = 5;

template <class List, class Test>
bool any(const List& list, const Test& test) {
    return std::any_of(list.begin(), list.end(), test);
}

// An answer and a claim that it may mean.
class Meaning {
public:
    Meaning(const Scene& scene, std::size_t t, std::size_t other, Manner manner, const Answered& answered,
            const Compared& compared)
        : scene_(scene),
          t_(t),
          other_(other),
          answered_(answered),
          compared_(compared),
          told_(scene.told(t)),
          claim_(scene.told(other)),
          manner_(manner),
          weights_(scene.weights) {}

    bool is_possible() const {
        // What nobody calls an answer hardly ever is one: first of all this is looked at.
        return (manner_ != Manner::unsaid || answers_unsaid()) && stands_right() && speaks_right() && suits_noun() &&
               suits_manner() && !is_superseded() && !gives_the_same();
    }

    std::int64_t weight() const { return by_words() + by_names() + by_course() + by_place(); }

private:
    bool points() const { return manner_ == Manner::that || manner_ == Manner::noun; }
    bool here() const { return claim_.article == told_.article; }
    bool in_one_cluster() const { return scene_.cluster_of[t_] == scene_.cluster_of[other_]; }
    bool is(AnswerKind kind) const { return told_.stance && told_.stance->kind == kind; }

    // Who corrects a figure means the last one that somebody gave, not one that they have changed since.
    bool is_superseded() const {
        if (!is(AnswerKind::correct) || told_.figures.empty() || is_refused()) return false;
        for (std::size_t later = other_ + 1; later < t_; ++later)
            if (share_voice(scene_.told(later), claim_, scene_.cast) && differ(claim_, scene_.told(later)) &&
                differ(scene_.told(later), told_))
                return true;
        return false;
    }

    // "It was 172, not 95" puts nobody right who said 172.
    bool gives_the_same() const {
        return told_.role == TellingRole::told && !is(AnswerKind::confirm) && !is(AnswerKind::doubt) &&
               have_same_figure(claim_, told_, scene_.matter, scene_.readings);
    }

    bool differ(const Told& a, const Told& b) const { return have_other_figure(a, b, scene_.matter, scene_.readings); }

    bool stands_right() const {
        if (in_one_cluster() && (other_ > t_ || (told_.role != TellingRole::denied && !is(AnswerKind::confirm))))
            return false;
        if (!here()) return !points() || is_meant_elsewhere();
        if (claim_.extent.contains(told_.extent) || told_.extent.contains(claim_.extent)) return false;
        return claim_.extent.begin < told_.extent.begin || manner_ == Manner::tells || is_brought_in();
    }

    bool speaks_right() const {
        const bool own = share_voice(claim_, told_, scene_.cast);
        return told_.retracts ? own : !own || may_be_own() || manner_ == Manner::that;
    }

    bool may_be_own() const {
        return told_.retracts || is_refused() || is(AnswerKind::correct) || continues() || withdraws();
    }

    bool is_in_content() const { return told_.stance && told_.stance->in_content; }

    // "That account he does not keep up."
    bool withdraws() const {
        return told_.role == TellingRole::denied && in_one_cluster() && (is_in_content() || told_.stance->withdraws);
    }

    bool suits_noun() const {
        if (told_.pointer == Pointer::demand && scene_.statement(other_).act != Act::demand && !is_answerer_named())
            return false;
        // "A total failure was out of the question": no noun for a claim leads there, so the words must.
        if (is_in_content() && told_.stance->of_claim && told_.pointer == Pointer::view &&
            compared_.in_common(other_).weight < least_in_common && !is_claimant_named() && !is_refused())
            return false;
        return told_.pointer != Pointer::figure || !claim_.figures.empty();
    }

    bool suits_manner() const {
        if (manner_ == Manner::confirms) {
            if ((is_in_content() || told_.stance->finding) && !in_one_cluster()) return false;
            return !differ(claim_, told_) && !compared_.is_contrary(other_);
        }
        if (manner_ == Manner::flatly) return contradicts_flatly() || is_refused() || continues();
        if (is(AnswerKind::correct) && !told_.figures.empty() && !is_refused())
            return differ(claim_, told_) || measures_otherwise(told_);
        return true;
    }

    // One of them negates what the other one tells, not only something else on the same occasion.
    bool is_contrary() const {
        return compared_.is_contrary(other_) &&
               (common_weight(told_.focus, claim_.terms) > 0 || common_weight(claim_.focus, told_.terms) > 0);
    }

    bool contradicts_flatly() const { return is_contrary() && compared_.in_common(other_).weight >= least_in_common; }

    bool answers_unsaid() const {
        const bool contrary =
            is_contrary() &&
            compared_.likeness(other_) >= (told_.denied_terms.empty() ? alike_to_negated : alike_without_a_word);
        return contrary || is_refused() || continues();
    }

    // In another article: if it is named whose it is, or it is what the noun calls it and about the same, or is told
    // again beside the answer.
    bool is_meant_elsewhere() const {
        if (told_.retracts || in_one_cluster() || is_refused() || 2 * told_again() >= thousand) return true;
        if (told_.role == TellingRole::denied && compared_.likeness(other_) >= alike_to_negated) return true;
        if (told_.pointer == Pointer::pronoun) return false;
        if (told_.stance && told_.stance->such) return compared_.in_common(other_).weight >= least_in_common;
        if (is_claimant_named()) return told_.pointer.has_value() || is_about();
        if (compared_.in_common(other_).weight >= least_told_again &&
            (is_answerer_named() || is_contrary() || compared_.likeness(other_) >= alike_elsewhere))
            return true;
        return is_called_so() && is_about();
    }

    bool is_about() const {
        return compared_.in_common(other_).weight >= least_in_common || is_claimant_named() || is_answerer_named();
    }

    std::int64_t by_words() const {
        std::int64_t sum = weights_.alike * compared_.likeness(other_) +
                           weights_.in_common * bounded(compared_.in_common(other_).weight);
        if (compared_.is_contrary(other_)) sum += weights_.contrary;
        if (is_refused()) sum += weights_.refused;
        if (differ(claim_, told_) || (continues() && count_alike(claim_, told_, scene_.matter, scene_.readings)))
            sum += weights_.other_figure;
        else if (may_measure_otherwise() && measures_otherwise(told_))
            sum += weights_.other_measure;
        sum += weights_.told_again * told_again();
        // What follows a retraction is something else, which still holds.
        if (const Told* const account = own_account(); account != nullptr && points() && !told_.retracts) {
            sum += weights_.own_account * bounded(common_weight(claim_.terms, account->terms));
            if (measures_otherwise(*account)) sum += weights_.own_measure;
        }
        return sum;
    }

    std::int64_t by_names() const {
        std::int64_t sum = 0;
        if (is_claimant_named()) sum += weights_.claimant;
        if (manner_ != Manner::that && is_answerer_named()) sum += weights_.answerer;
        if (is_called_so()) sum += weights_.called_so;
        if (share_voice(claim_, told_, scene_.cast) && !may_be_own()) sum -= weights_.own_voice;
        if (!points() && !is_about() && told_again() == 0 && !continues()) sum -= weights_.unrelated;
        return sum;
    }

    std::int64_t by_course() const {
        const auto tellings = static_cast<std::int64_t>(scene_.clusters[scene_.cluster_of[other_]].size());
        std::int64_t sum = weights_.tellings * std::min(tellings, most_tellings);
        if (continues()) sum += told_.contrasts ? weights_.limits : weights_.after_answer;
        if (in_one_cluster()) sum += weights_.joined;
        return sum;
    }

    std::int64_t by_place() const {
        if (is_brought_in()) return weights_.brought_in;
        const bool that = manner_ == Manner::that;
        if (!here()) {
            if (that && 2 * told_again() >= thousand) return 0;
            return -(that ? weights_.elsewhere_that : points() ? weights_.elsewhere_noun : weights_.elsewhere);
        }
        const Span &first = std::min(claim_.extent, told_.extent), &second = std::max(claim_.extent, told_.extent);
        const std::int64_t bytes = std::int64_t{second.begin} - std::min(first.end, second.begin);
        constexpr std::int64_t step = 10;
        const bool verdict = manner_ == Manner::tells && is_in_content() && claim_.extent < told_.extent;
        if (verdict && bytes <= goes_on_within) return weights_.right_behind;
        return -(points() ? weights_.distance_pointing : weights_.distance) * std::min(bytes, farthest) / step;
    }

    static std::int64_t bounded(std::uint64_t common) {
        return static_cast<std::int64_t>(std::min(common, most_in_common));
    }

    bool may_measure_otherwise() const { return continues() || manner_ == Manner::tells || manner_ == Manner::noun; }

    bool measures_otherwise(const Told& told) const {
        return measure_otherwise(claim_, told, scene_.matter, scene_.readings);
    }

    // How much of the claim the sentence of the answer or the one before tells again, in thousandths.
    std::int64_t told_again() const {
        // What stands in that sentence itself is only near.
        const bool stands_there = here() && claim_.extent.overlaps(told_.sentence_before);
        const std::uint64_t before = stands_there && manner_ != Manner::that ? 0 : compared_.told_before(other_);
        const std::uint64_t common = std::max<std::uint64_t>(before, compared_.told_beside(other_));
        if (common < least_told_again || claim_.weight == 0) return 0;
        return static_cast<std::int64_t>(thousand * common / claim_.weight);
    }

    bool is_brought_in() const {
        return here() && told_.stance && told_.weight < pointing_weight && claim_.speakers.empty() &&
               claim_.extent.begin >= told_.extent.end && claim_.extent.begin - told_.extent.end <= follows_at_once;
    }

    // What the same speaker says right before answers this claim, and this goes on from there.
    bool continues() const {
        if (t_ == 0 || in_one_cluster() || answered_[t_ - 1] != scene_.cluster_of[other_]) return false;
        const Told& before = scene_.told(t_ - 1);
        if (manner_ != Manner::flatly && before.stance && before.stance->flat) return false;
        if (before.stance && before.stance->kind == AnswerKind::confirm && !told_.contrasts) return false;
        return goes_on(before, told_);
    }

    bool goes_on(const Told& first, const Told& next) const {
        return first.article == next.article && next.extent.begin >= first.extent.end &&
               next.extent.begin - first.extent.end <= goes_on_within && share_voice(first, next, scene_.cast);
    }

    // What its speaker says right behind it: it is about what is answered.
    const Told* own_account() const {
        if (t_ + 1 >= scene_.matter.tellings.size()) return nullptr;
        const Told& next = scene_.told(t_ + 1);
        return goes_on(told_, next) ? &next : nullptr;
    }

    // Who answers says whose claim it is ("the minister's figure"), or in which paper it stands.
    bool is_claimant_named() const {
        if (claim_.wording->speaker_titles.have_common(told_.wording->claimant_titles)) return true;
        return any(told_.named, [&](Figurehead one) {
            return (!here() && scene_.cast.is_outlet_of(one, claim_.article)) ||
                   any(claim_.speakers, [&](Figurehead speaker) {
                       return speaker == one || scene_.cast.speaks_for(speaker) == one ||
                              scene_.cast.speaks_for(one) == speaker;
                   });
        });
    }

    // What is said names who answers, or the body that they speak for: an accusation is rejected by the accused.
    bool is_answerer_named() const {
        return claim_.wording->names.have_common(told_.speaker_names) ||
               claim_.wording->titles.have_common(told_.wording->speaker_titles);
    }

    bool is_told_by_outlet() const {
        const Statement& statement = scene_.statement(other_);
        return !statement.via.empty() || any(statement.who, [](const Party& party) { return party.kind == "outlet"; });
    }

    // It is what the noun calls it.
    bool is_called_so() const {
        if (!told_.pointer) return false;
        switch (*told_.pointer) {
            case Pointer::accusation: return scene_.statement(other_).act == Act::judge || is_answerer_named();
            case Pointer::report: return is_told_by_outlet();
            case Pointer::figure: return !claim_.figures.empty();
            case Pointer::demand: return is_answerer_named();
            case Pointer::view: return is_claimant_named();
            default: return false;
        }
    }

    // It has the figure, year or day that the answer says is wrong; a day alone tells little.
    bool is_refused() const {
        if (any(told_.refused, [&](std::size_t refused) {
                return any(claim_.figures, [&](std::size_t figure) {
                    return may_be_same(scene_.matter.figures[refused], scene_.matter.figures[figure]);
                });
            }))
            return true;
        const std::vector<std::uint64_t>& numbers = claim_.wording->numbers;
        return any(told_.wording->refused_numbers,
                   [&](std::uint64_t number) {
                       return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
                   }) &&
               (compared_.in_common(other_).weight >= least_told_again || is_answerer_named());
    }

    bool may_be_same(const Counted& refused, const Counted& figure) const {
        const Quantity &x = quantity_of(refused, scene_.readings), &y = quantity_of(figure, scene_.readings);
        if (x.value != y.value || x.high != y.high || !figure.told()) return false;
        // A number alone must be one that is seldom there by chance; its unit may be told with another one ("not 90,
        // but 22 minutes"). The rarer it is, the less it matters what it is said to count.
        if (refused.unit.empty() && (refused.noun == 0 ? is_telling(x) : is_long(x))) return true;
        if (refused.unit != figure.unit || !refused.told()) return false;
        return refused.concept_number == figure.concept_number &&
               (refused.noun == figure.noun || refused.noun == 0 || figure.noun == 0);
    }

    static bool is_long(const Quantity& quantity) {
        constexpr std::size_t digits = 3;
        return quantity.value.value_or("").size() >= digits && is_telling(quantity);
    }

    static constexpr std::int64_t thousand = 1000;

    const Scene& scene_;
    std::size_t t_, other_;
    const Answered& answered_;
    const Compared& compared_;
    const Told &told_, &claim_;
    Manner manner_;
    const Weights& weights_;
};

// Whether its words alone make it an answer, or what it refuses.
bool says_answer(const Told& told) {
    return manner_of(told) != Manner::unsaid || !told.refused.empty() || !told.wording->refused_numbers.empty();
}

std::int64_t least_of(Manner manner, const Weights& weights) {
    switch (manner) {
        case Manner::unsaid: return weights.least_unsaid;
        case Manner::flatly: return weights.least_flatly;
        case Manner::tells: return weights.least_telling;
        case Manner::confirms: return weights.least_confirming;
        case Manner::that: return weights.least_that;
        case Manner::noun: break;
    }
    return weights.least_noun;
}

}  // namespace

Manner manner_of(const Told& told) {
    if (!told.stance) return Manner::unsaid;
    if (told.stance->flat) return Manner::flatly;
    const bool says_much = told.weight >= 2 * pointing_weight;
    if (told.stance->kind == AnswerKind::confirm && (!told.pointer || says_much)) return Manner::confirms;
    if (told.pointer == Pointer::pronoun) return Manner::that;
    if (told.stance->such) return Manner::noun;
    if (told.role == TellingRole::denied && says_much) return Manner::tells;
    return told.pointer || told.names_only || told.weight < pointing_weight ? Manner::noun : Manner::tells;
}

namespace {

// A claim, no answer or question, that says something. An answer that gives another figure is a claim, too.
bool can_be_answered(const Scene& scene, std::size_t t) {
    constexpr std::uint64_t least_weight = 40;
    const Told& claim = scene.told(t);
    const bool answers = claim.stance && !claim.stance->flat && claim.role == TellingRole::told &&
                         claim.stance->kind != AnswerKind::confirm && claim.figures.empty();
    return !answers && scene.statement(t).act != Act::ask && (claim.weight >= least_weight || !claim.figures.empty());
}

// Those that `t` may be held against, ascending. Most answer nothing, unless they say the contrary or go on from the
// one before, and so are held against few others.
std::vector<std::size_t> within_reach(const Scene& scene, std::size_t t, const Answered& answered,
                                      const Compared& compared) {
    std::vector<std::size_t> others;
    if (says_answer(scene.told(t))) {
        others.resize(scene.matter.tellings.size());
        std::iota(others.begin(), others.end(), 0U);
        return others;
    }
    const auto answered_before = t == 0 ? std::nullopt : answered[t - 1];
    if (!answered_before) return compared.contrary();
    const Cluster& before = scene.clusters[*answered_before];
    std::set_union(before.begin(), before.end(), compared.contrary().begin(), compared.contrary().end(),
                   std::back_inserter(others));
    return others;
}

}  // namespace

Scene scene_of(const Matter& matter, Readings readings, const Cast& cast, std::span<const Cluster> clusters,
               const Weights& weights) {
    Scene scene{.matter = matter,
                .readings = readings,
                .cast = cast,
                .clusters = clusters,
                .cluster_of = std::vector<std::size_t>(matter.tellings.size()),
                .answerable = {},
                .weights = weights};
    for (std::size_t c = 0; c < clusters.size(); ++c)
        for (const std::size_t t : clusters[c]) scene.cluster_of[t] = c;
    for (std::size_t t = 0; t < matter.tellings.size(); ++t) scene.answerable.push_back(can_be_answered(scene, t));
    return scene;
}

std::optional<std::size_t> target_of(const Scene& scene, std::size_t t, const Answered& answered) {
    const Compared compared(scene.matter, t);
    std::optional<std::size_t> best;
    const Manner manner = manner_of(scene.told(t));
    std::int64_t highest = least_of(manner, scene.weights);
    for (const std::size_t other : within_reach(scene, t, answered, compared)) {
        if (other == t || !scene.answerable[other] || scene.told(other).instant > scene.told(t).instant) continue;
        const Meaning meaning(scene, t, other, manner, answered, compared);
        if (!meaning.is_possible()) continue;
        const std::int64_t weight = meaning.weight();
        if (weight < highest) continue;
        highest = weight;
        best = scene.cluster_of[other];
    }
    return best;
}

const Quantity& quantity_of(const Counted& figure, Readings readings) {
    return readings[figure.article]->quantities[figure.quantity];
}

namespace {

bool have_figures(const Told& a, const Told& b, Agreement wanted, const Matter& matter, Readings readings) {
    return any(a.figures, [&](std::size_t x) {
        return any(b.figures, [&](std::size_t y) {
            return agreement_of(matter.figures[x], matter.figures[y], readings) == wanted;
        });
    });
}

}  // namespace

bool have_same_figure(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    return have_figures(a, b, Agreement::same, matter, readings);
}

bool have_other_figure(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    return have_figures(a, b, Agreement::another, matter, readings);
}

bool measure_otherwise(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    return any(a.figures, [&](std::size_t x) {
        return any(b.figures, [&](std::size_t y) {
            const Counted &one = matter.figures[x], &other = matter.figures[y];
            const Quantity &p = quantity_of(one, readings), &q = quantity_of(other, readings);
            if (one.unit != other.unit || (p.value == q.value && p.high == q.high)) return false;
            return !one.unit.empty() || !one.told() || !other.told() ||
                   agreement_of(one, other, readings) == Agreement::another;
        });
    });
}

bool count_alike(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    constexpr double widest = 2;
    const auto number = [&](std::size_t f) { return amount_of(quantity_of(matter.figures[f], readings)); };
    return any(a.figures, [&](std::size_t x) {
        return any(b.figures, [&](std::size_t y) {
            const double one = number(x), other = number(y);
            return matter.figures[x].unit == matter.figures[y].unit && one != other && one > 0 && other > 0 &&
                   std::max(one, other) <= widest * std::min(one, other);
        });
    });
}

bool share_voice(const Told& a, const Told& b, const Cast& cast) {
    return any(a.speakers, [&](Figurehead x) {
        return any(b.speakers, [&](Figurehead y) {
            const auto body = cast.speaks_for(x), other = cast.speaks_for(y);
            return x == y || body == y || other == x || (body && body == other);
        });
    });
}

}  // namespace sayso::story
