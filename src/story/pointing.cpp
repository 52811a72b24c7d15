#include "story/pointing.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "story/agreement.h"
#include "story/recognised.h"
#include "story/response.h"

namespace sayso::story {
namespace {

// Weight that two statements must share to be about the same, in sixteenths of a nat; more of it than `most` adds
// nothing.
constexpr std::uint64_t least_in_common = 40, least_told_again = 70, most_in_common = 240;
// … and from which what an answer says itself leads into another article.
constexpr std::uint32_t alike_elsewhere = 500;
// Bytes between an answer that points and what it brings in.
constexpr std::uint32_t follows_at_once = 30;
// Further away in an article tells no more.
constexpr std::int64_t farthest = 3000, most_tellings = 5;

template <class List, class Test>
bool any(const List& list, const Test& test) {
    return std::any_of(list.begin(), list.end(), test);
}

// An answer and a claim that it may mean.
class Meaning {
public:
    Meaning(const Scene& scene, const Response& response, std::size_t other)
        : scene_(scene),
          response_(response),
          t_(response.t),
          other_(other),
          compared_(response.compared),
          told_(response.told),
          claim_(scene.told(other)),
          manner_(response.manner),
          weights_(scene.weights) {}

    bool is_possible() const {
        // What nobody calls an answer hardly ever is one: first of all this is looked at.
        return (manner_ != Manner::unsaid || answers_unsaid()) && stands_right() && speaks_right() && suits_noun() &&
               suits_manner() && !is_superseded() && !gives_the_same();
    }

    std::int64_t weight() const { return by_words() + by_names() + by_course() + by_place(); }

private:
    bool points() const { return response_.points(); }
    bool here() const { return claim_.article == told_.article; }
    bool in_one_cluster() const { return scene_.cluster_of[t_] == scene_.cluster_of[other_]; }
    bool is(AnswerKind kind) const { return told_.stance && told_.stance->kind == kind; }

    // Who corrects a figure means the last one that somebody gave, not one that they have changed since.
    bool is_superseded() const {
        if (!is(AnswerKind::correct) || told_.figures.empty() || is_refused()) return false;
        for (std::size_t later = other_ + 1; later < t_; ++later)
            if (share_voice(scene_.told(later), claim_) && differ(claim_, scene_.told(later)) &&
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
        const bool own = share_voice(claim_, told_);
        return told_.retracts ? own : !own || may_be_own();
    }

    bool may_be_own() const {
        return told_.retracts || is_refused() || is(AnswerKind::correct) || continues() || withdraws();
    }

    bool is_in_content() const { return told_.stance && told_.stance->in_content; }

    // "That account he does not keep up."
    bool withdraws() const {
        return told_.role == TellingRole::denied && in_one_cluster() && told_.stance &&
               (told_.stance->in_content || told_.stance->withdraws);
    }

    bool suits_noun() const {
        if (told_.pointer == Pointer::demand && scene_.statement(other_).act != Act::demand && !is_answerer_named())
            return false;
        // "A total failure was out of the question": no noun for a claim leads there, so the words must.
        if (told_.stance && told_.stance->in_content && (told_.stance->of_claim || told_.role == TellingRole::denied) &&
            told_.pointer == Pointer::view && compared_.in_common(other_) < least_in_common && !is_claimant_named() &&
            !is_refused())
            return false;
        // "There was no such call" is about a call.
        if (told_.stance && told_.stance->such && compared_.in_common(other_) < least_in_common && told_again() == 0)
            return false;
        return told_.pointer != Pointer::figure || !claim_.figures.empty();
    }

    bool suits_manner() const {
        if (manner_ == Manner::confirms) {
            if (told_.stance && (told_.stance->in_content || told_.stance->finding) && !in_one_cluster()) return false;
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

    bool contradicts_flatly() const { return is_contrary() && compared_.in_common(other_) >= least_told_again; }

    bool answers_unsaid() const {
        return (compared_.likeness(other_) >= response_.least_alike() && is_contrary()) || is_refused() ||
               (continues() && goes_on_answering());
    }

    // Most of what somebody says behind a denial denies nothing.
    bool goes_on_answering() const {
        return told_.contrasts || told_.puts_instead || contradicts_flatly() || measures_otherwise(told_) ||
               count_alike(claim_, told_, scene_.matter, scene_.readings);
    }

    // What tells in words of its own what it denies or doubts shares a good part of them with what it means, unless
    // that is named otherwise.
    bool is_of_one_matter() const {
        if (in_one_cluster() || is_refused() || continues()) return true;
        const bool called = told_.pointer && told_.pointer != Pointer::pronoun && !is_in_content();
        if (called && (is_called_so() || is_claimant_named())) return true;
        const std::uint64_t part = is(AnswerKind::doubt) ? 2 : 6;  // half of the lighter one's, or a sixth
        return part * compared_.in_common(other_) >= std::min(told_.weight, claim_.weight);
    }

    // In another article: if it is named whose it is, or it is what the noun calls it and about the same, or is told
    // again beside the answer.
    bool is_meant_elsewhere() const {
        if (told_.retracts || in_one_cluster() || is_refused() || 2 * told_again() >= thousand) return true;
        if (told_.role == TellingRole::denied && compared_.likeness(other_) >= alike_to_negated) return true;
        if (told_.pointer == Pointer::pronoun) return false;
        if (told_.stance && told_.stance->such) return compared_.in_common(other_) >= least_in_common;
        if (is_claimant_named()) return told_.pointer.has_value() || is_about();
        if (compared_.in_common(other_) >= least_told_again &&
            (is_answerer_named() || is_contrary() || compared_.likeness(other_) >= alike_elsewhere))
            return true;
        return is_called_so() && is_about();
    }

    bool is_about() const {
        return compared_.in_common(other_) >= least_in_common || is_claimant_named() || is_answerer_named();
    }

    std::int64_t by_words() const {
        std::int64_t sum =
            weights_.alike * compared_.likeness(other_) + weights_.in_common * bounded(compared_.in_common(other_));
        if (compared_.is_contrary(other_)) sum += weights_.contrary;
        if (is_refused()) sum += weights_.refused;
        if (differ(claim_, told_) || (continues() && count_alike(claim_, told_, scene_.matter, scene_.readings)))
            sum += weights_.other_figure;
        else if (may_measure_otherwise() && measures_otherwise(told_))
            sum += weights_.other_measure;
        sum += weights_.told_again * told_again();
        // What follows a retraction is something else, which still holds.
        if (response_.account != nullptr && !told_.retracts) {
            sum += weights_.own_account * bounded(response_.told_in_account[other_]);
            if (measures_otherwise(*response_.account)) sum += weights_.own_measure;
        }
        return sum;
    }

    std::int64_t by_names() const {
        std::int64_t sum = 0;
        if (is_claimant_named()) sum += weights_.claimant;
        if (manner_ != Manner::that && is_answerer_named()) sum += weights_.answerer;
        if (is_called_so()) sum += weights_.called_so;
        if (share_voice(claim_, told_) && !may_be_own()) sum -= weights_.own_voice;
        if ((manner_ == Manner::tells || manner_ == Manner::flatly) && !is_of_one_matter())
            sum -= weights_.of_another_matter;
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
        if (!told_again_) told_again_ = find_told_again();
        return *told_again_;
    }
    std::int64_t find_told_again() const {
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
    bool continues() const { return response_.continued == scene_.cluster_of[other_] && !in_one_cluster(); }

    // Who answers says whose claim it is ("the minister's figure"), or in which paper it stands.
    bool is_claimant_named() const {
        if (!is_claimant_named_) is_claimant_named_ = names_claimant();
        return *is_claimant_named_;
    }
    bool names_claimant() const {
        if (claim_.wording->speaker_titles.have_common(told_.wording->claimant_titles)) return true;
        if (claim_.voices.have_common(response_.named) ||
            any(claim_.speakers, [&](Figurehead speaker) { return response_.bodies_of_named.has(speaker); }))
            return true;
        return !here() && !response_.outlet_named.empty() && response_.outlet_named[claim_.article];
    }

    // What is said names who answers, or the body that they speak for: an accusation is rejected by the accused.
    bool is_answerer_named() const {
        if (!is_answerer_named_) is_answerer_named_ = names_answerer();
        return *is_answerer_named_;
    }
    bool names_answerer() const {
        return any(told_.voices.numbers(),
                   [&](std::uint64_t who) { return claim_.wording->names.have_common(scene_.matter.names[who]); }) ||
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
    bool is_refused() const { return response_.refuses && has_what_is_refused(); }

    bool has_what_is_refused() const {
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
               (compared_.in_common(other_) >= least_told_again || is_answerer_named());
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

    // What is asked more than once is found the first time.
    mutable std::optional<bool> is_claimant_named_, is_answerer_named_;
    mutable std::optional<std::int64_t> told_again_;

    const Scene& scene_;
    const Response& response_;
    std::size_t t_, other_;
    const Compared& compared_;
    const Told &told_, &claim_;
    Manner manner_;
    const Weights& weights_;
};

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

// Those that it may be held against, ascending. Most answer nothing, unless they say the contrary of what is alike or
// go on from the one before, and so are held against few others.
std::vector<std::size_t> within_reach(const Scene& scene, const Response& response) {
    if (response.says_so()) {
        std::vector<std::size_t> others(scene.matter.tellings.size());
        std::iota(others.begin(), others.end(), 0U);
        return others;
    }
    std::vector<std::size_t> alike = response.compared.alike(response.least_alike());
    if (!response.continued) return alike;
    const Cluster& before = scene.clusters[*response.continued];
    std::vector<std::size_t> others;
    std::set_union(before.begin(), before.end(), alike.begin(), alike.end(), std::back_inserter(others));
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
    const Response response(scene, t, answered);
    std::optional<std::size_t> best;
    std::int64_t highest = least_of(response.manner, scene.weights);
    for (const std::size_t other : within_reach(scene, response)) {
        if (other == t || !scene.answerable[other] || scene.told(other).instant > response.told.instant) continue;
        const Meaning meaning(scene, response, other);
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

}  // namespace sayso::story
