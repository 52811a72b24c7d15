#include "story/answers.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "story/pointing.h"

namespace sayso::story {
namespace {

// Likeness in thousandths, figures and negations aside, from which a contrary view answers a claim.
constexpr std::uint32_t alike_enough_to_answer = 330;
// … if nobody says that it is an answer.
constexpr std::uint32_t alike_without_a_word = 450;
constexpr std::uint64_t least_common_weight = 70;
// … from which a statement that is said to be an answer answers what is most like it.
constexpr std::uint32_t alike_with_a_word = 220;
// Bytes between a denial and its speaker's own account.
constexpr std::uint32_t goes_on_within = 200;

class Answering {
public:
    Answering(const Matter& matter, Readings readings, const Cast& cast, std::span<const Cluster> clusters)
        : matter_(matter), readings_(readings), cast_(cast), clusters_(clusters), cluster_of_(matter.tellings.size()) {
        for (std::size_t c = 0; c < clusters.size(); ++c)
            for (const std::size_t t : clusters[c]) cluster_of_[t] = c;
    }

    std::vector<Reply> all() {
        std::vector<Reply> replies;
        for (std::size_t t = 0; t < matter_.tellings.size(); ++t) add(t, replies);
        pass_on(replies);
        std::sort(replies.begin(), replies.end());
        replies.erase(std::unique(replies.begin(), replies.end()), replies.end());
        return replies;
    }

private:
    void add(std::size_t t, std::vector<Reply>& replies) const {
        const Told& told = matter_.tellings[t];
        if (const auto cluster = put_right_by(t)) {
            replies.push_back({.telling = t,
                               .cluster = *cluster,
                               .kind = puts_in_place(told) ? AnswerKind::correct : AnswerKind::deny});
            return;
        }
        if (told.stance) {
            if (const auto cluster = answered_by(t))
                replies.push_back({.telling = t, .cluster = *cluster, .kind = kind_of(t, *cluster)});
            return;
        }
        // Nobody says that it is an answer, but it is the contrary of what another one claims.
        if (const auto cluster = contrary_of(t))
            replies.push_back({.telling = t, .cluster = *cluster, .kind = kind_of(t, *cluster)});
        else if (const auto before = goes_on_after(t))
            replies.push_back({.telling = t, .cluster = *before, .kind = kind_of(t, *before)});
    }

    // Whether the words themselves, not their place alone, tell what is answered.
    bool is_about(const Reply& reply) const {
        const Cluster& claim = clusters_[reply.cluster];
        return std::any_of(claim.begin(), claim.end(), [&](std::size_t member) {
            return common_weight(matter_.tellings[member].terms, matter_.tellings[reply.telling].terms) >=
                   least_common_weight;
        });
    }

    // Whoever tells a denial again, or confirms it, denies the same claim.
    void pass_on(std::vector<Reply>& replies) const {
        const std::vector<Reply> given = replies;
        for (const Reply& reply : given) {
            const std::size_t own = cluster_of_[reply.telling];
            if (reply.kind == AnswerKind::confirm || own == reply.cluster || !is_about(reply)) continue;
            const std::int64_t first_said = matter_.tellings[clusters_[reply.cluster].front()].instant;
            for (const std::size_t again : clusters_[own]) {
                const Told& told = matter_.tellings[again];
                if (told.role == TellingRole::denied || told.instant < first_said) continue;
                std::erase(replies, Reply{.telling = again, .cluster = own, .kind = AnswerKind::confirm});
                const bool answers = std::any_of(given.begin(), given.end(), [&](const Reply& other) {
                    return other.telling == again && other.kind != AnswerKind::confirm;
                });
                if (!answers) replies.push_back({.telling = again, .cluster = reply.cluster, .kind = reply.kind});
            }
        }
    }

    std::optional<std::size_t> answered_by(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        const bool tells = told.weight >= pointing_weight;
        if (told.role == TellingRole::denied && tells) {
            if (told_by_others(t)) return cluster_of_[t];
            if (const auto cluster = most_like(t)) return cluster;
            if (const auto cluster = pointed_at(matter_, readings_, cast_, clusters_, cluster_of_, t)) return cluster;
            return cluster_of_[t];
        }
        if (told.stance->kind == AnswerKind::confirm) {
            if (joins_others(t)) return cluster_of_[t];
        } else if (const auto cluster = contrary_of(t)) {
            return cluster;
        }
        if (tells && !points_by_noun(told))
            if (const auto cluster = most_like(t)) return cluster;
        // A confirmation says what it confirms, or calls it by a noun.
        if (told.stance->kind == AnswerKind::confirm && (!told.pointer || told.weight >= 2 * pointing_weight))
            return std::nullopt;
        return pointed_at(matter_, readings_, cast_, clusters_, cluster_of_, t);
    }

    static bool points_by_noun(const Told& told) { return told.pointer && *told.pointer != Pointer::pronoun; }

    // Somebody stands behind what is denied.
    bool told_by_others(std::size_t t) const {
        const Cluster& cluster = clusters_[cluster_of_[t]];
        return std::any_of(cluster.begin(), cluster.end(), [&](std::size_t other) {
            const Told& claim = matter_.tellings[other];
            if (claim.role != TellingRole::told || claim.stance) return false;
            // "He never gave her any" says the same as "denied to have taken any".
            const Terms& content = matter_.tellings[t].terms;
            return 2 * common_weight(claim.denied_terms, content) <= common_weight(claim.terms, content);
        });
    }

    // The claim said by then, of those that fit, that shares most with it: `least` of likeness, and words that weigh.
    template <class Fits>
    std::optional<std::size_t> most_alike(std::size_t t, std::uint32_t least, const Fits& fits) const {
        const Told& told = matter_.tellings[t];
        std::optional<std::size_t> best;
        std::uint32_t best_likeness = least - 1;
        for (std::size_t other = 0; other < matter_.tellings.size(); ++other) {
            const Told& claim = matter_.tellings[other];
            if (cluster_of_[other] == cluster_of_[t] || claim.instant > told.instant || !fits(claim)) continue;
            const std::uint32_t alike = likeness(claim.terms, told.terms);
            if (alike <= best_likeness || common_weight(claim.terms, told.terms) < least_common_weight) continue;
            best = cluster_of_[other];
            best_likeness = alike;
        }
        return best;
    }

    // The claim of somebody else that shares most with it.
    std::optional<std::size_t> most_like(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        return most_alike(t, alike_with_a_word, [&](const Told& claim) {
            if (claim.stance || claim.role == TellingRole::denied || speak_together(claim, told)) return false;
            return told.stance->kind != AnswerKind::confirm ||
                   !(other_figure(claim, told) || are_contrary(claim, told));
        });
    }

    // "191, not 184": the claim that has the figure which is wrong; of several the one that most tell.
    std::optional<std::size_t> put_right_by(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        if (told.figures.empty() && (told.refused_numbers.empty() || told.numbers.empty())) return std::nullopt;
        std::optional<std::size_t> best;
        std::size_t most = 0;
        for (std::size_t other = 0; other < matter_.tellings.size(); ++other) {
            const Told& claim = matter_.tellings[other];
            if (claim.instant > told.instant || cluster_of_[other] == cluster_of_[t] ||
                !(has_refused(told, claim) || refuses_number(told, claim)))
                continue;
            const std::size_t tellings = clusters_[cluster_of_[other]].size();
            if (best && tellings <= most) continue;
            best = cluster_of_[other];
            most = tellings;
        }
        return best;
    }

    // "191, not 184" puts another value in place; "eight hurt, not eight dead" none.
    bool puts_in_place(const Told& told) const {
        if (told.refused.empty()) return true;
        return std::any_of(told.figures.begin(), told.figures.end(), [&](std::size_t f) {
            const Counted& given = matter_.figures[f];
            return std::any_of(told.refused.begin(), told.refused.end(), [&](std::size_t r) {
                const Counted& refused = matter_.figures[r];
                const bool same = given.concept_number == refused.concept_number || !given.told() || !refused.told();
                return same && readings_[given.article]->quantities[given.quantity].value !=
                                   readings_[refused.article]->quantities[refused.quantity].value;
            });
        });
    }

    // A year or a day that is said to be wrong; a day alone tells little.
    bool refuses_number(const Told& told, const Told& claim) const {
        const bool shared =
            std::any_of(told.refused_numbers.begin(), told.refused_numbers.end(), [&](std::uint64_t key) {
                return std::find(claim.numbers.begin(), claim.numbers.end(), key) != claim.numbers.end();
            });
        return shared && common_weight(told.terms, claim.terms) >= least_common_weight;
    }

    bool has_refused(const Told& told, const Told& claim) const {
        return std::any_of(told.refused.begin(), told.refused.end(), [&](std::size_t refused) {
            return std::any_of(claim.figures.begin(), claim.figures.end(), [&](std::size_t figure) {
                return may_be_same(matter_.figures[refused], matter_.figures[figure]);
            });
        });
    }

    bool may_be_same(const Counted& a, const Counted& b) const {
        const Quantity &x = readings_[a.article]->quantities[a.quantity],
                       &y = readings_[b.article]->quantities[b.quantity];
        if (x.value != y.value || x.high != y.high || a.unit != b.unit || !b.told()) return false;
        // A number alone must be one that is seldom there by chance.
        if (!a.told()) return is_telling(x);
        return a.concept_number == b.concept_number && (a.noun == b.noun || a.noun == 0 || b.noun == 0);
    }

    // A confirmation stands among the tellings of the claim, of which another one came before.
    bool joins_others(std::size_t t) const {
        const Cluster& cluster = clusters_[cluster_of_[t]];
        return std::any_of(cluster.begin(), cluster.end(), [&](std::size_t other) {
            return other < t && !speak_together(matter_.tellings[other], matter_.tellings[t]);
        });
    }

    bool speak_together(const Told& a, const Told& b) const { return share_voice(a, b, cast_); }

    bool other_figure(const Told& a, const Told& b) const { return have_other_figure(a, b, matter_, readings_); }

    // The claim that is most like what is said, and whose contrary it is.
    std::optional<std::size_t> contrary_of(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        if (!told.stance && told.denied_terms.empty()) return std::nullopt;
        return most_alike(t, told.stance ? alike_enough_to_answer : alike_without_a_word, [&](const Told& claim) {
            const bool contrary = are_contrary(claim, told) || (told.stance && other_figure(claim, told));
            return contrary && !speak_together(claim, told);
        });
    }

    // Right after a denial its speaker gives their own account: that denies the same claim.
    std::optional<std::size_t> goes_on_after(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        if (t == 0) return std::nullopt;
        const std::size_t other = t - 1;
        const Told& before = matter_.tellings[other];
        if (before.article != told.article || !before.stance || before.stance->kind != AnswerKind::deny ||
            (before.role == TellingRole::told && before.weight >= pointing_weight))
            return std::nullopt;
        if (before.extent.end > told.extent.begin || told.extent.begin - before.extent.end > goes_on_within)
            return std::nullopt;
        if (!speak_together(before, told)) return std::nullopt;
        const auto cluster = answered_by(other);
        return cluster && *cluster != cluster_of_[t] ? cluster : std::nullopt;
    }

    AnswerKind kind_of(std::size_t t, std::size_t cluster) const {
        const Told& told = matter_.tellings[t];
        const AnswerKind kind = told.stance ? told.stance->kind : AnswerKind::deny;
        if (kind != AnswerKind::deny || told.role == TellingRole::denied) return kind;
        const auto& claim = clusters_[cluster];
        const bool corrects = std::any_of(claim.begin(), claim.end(),
                                          [&](std::size_t m) { return other_figure(matter_.tellings[m], told); });
        return corrects ? AnswerKind::correct : kind;
    }

    const Matter& matter_;
    Readings readings_;
    const Cast& cast_;
    std::span<const Cluster> clusters_;
    std::vector<std::size_t> cluster_of_;
};

}  // namespace

std::vector<Reply> replies_of(const Matter& matter, Readings readings, const Cast& cast,
                              std::span<const Cluster> clusters) {
    return Answering(matter, readings, cast, clusters).all();
}

}  // namespace sayso::story
