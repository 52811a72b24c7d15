#include "story/answers.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "story/pointing.h"
#include "story/recognised.h"

namespace sayso::story {
namespace {

constexpr std::uint64_t least_common_weight = 70;
// Likeness in thousandths of what is confirmed to a denial from which the confirmation denies that.
constexpr std::uint32_t alike_to_be_denied = 450;

class Answering {
public:
    Answering(const Matter& matter, Readings readings, const Cast& cast, std::span<const Cluster> clusters,
              const Weights& weights)
        : scene_(scene_of(matter, readings, cast, clusters, weights)), answered_(matter.tellings.size()) {}

    std::vector<Reply> all() {
        std::vector<Reply> replies;
        for (std::size_t t = 0; t < answered_.size(); ++t) {
            std::optional<std::size_t> cluster = answered_before(t);
            if (!cluster && denies_what_comes(t)) cluster = scene_.cluster_of[t];
            if (!cluster) cluster = target_of(scene_, t, answered_);
            if (!cluster && denies_own(t)) cluster = scene_.cluster_of[t];
            if (cluster) replies.push_back({.telling = t, .cluster = *cluster, .kind = kind_of(t, *cluster)});
            answered_[t] = cluster;
        }
        pass_on(replies);
        concede(replies);
        turn_against_denials(replies);
        agree_with_what_replaces(replies);
        leave_out_inner(replies);
        std::sort(replies.begin(), replies.end());
        replies.erase(std::unique(replies.begin(), replies.end()), replies.end());
        return replies;
    }

private:
    // "On Sunday she had still said that there was nothing to the rumours": what the speaker's same words answered when
    // they were first told, if they only point.
    std::optional<std::size_t> answered_before(std::size_t t) const {
        constexpr std::uint64_t least_weight = 60;
        constexpr std::uint32_t same_words = 800;  // thousandths
        const Told& told = scene_.told(t);
        if (!told.stance || !told.pointer || told.weight + told.verdict_weight < least_weight) return std::nullopt;
        for (std::size_t before = t; before-- > 0;) {
            const Told& first = scene_.told(before);
            if (!answered_[before] || first.article == told.article || !first.stance ||
                first.stance->kind != told.stance->kind || !share_voice(first, told))
                continue;
            if (likeness(first.terms, told.terms) >= same_words) return answered_[before];
        }
        return std::nullopt;
    }

    // What is denied may be told only later: "denied the shelling", which others report the day after.
    bool denies_what_comes(std::size_t t) const {
        const Told& told = scene_.told(t);
        if (told.role != TellingRole::denied) return false;
        const Cluster& own = scene_.clusters[scene_.cluster_of[t]];
        const auto is_told = [&](std::size_t other) { return scene_.told(other).role == TellingRole::told; };
        const auto is_told_later = [&](std::size_t other) {
            return is_told(other) && !share_voice(scene_.told(other), told);
        };
        const auto is_told_before = [&](std::size_t other) {
            return is_told(other) && scene_.told(other).instant <= told.instant;
        };
        return std::any_of(own.begin(), own.end(), is_told_later) &&
               std::none_of(own.begin(), own.end(), is_told_before);
    }

    // What is denied is a claim, though nobody is heard to make it: where the article's words say that it is denied,
    // and it is told in a clause. "Disputed the use of weapons" tells one, too; "rejected the motion", "questions the
    // procedure" do not.
    bool denies_own(std::size_t t) const {
        const Told& told = scene_.told(t);
        if (told.stance) {
            const Stance& stance = *told.stance;
            if (stance.in_content || stance.withdraws || stance.by_act) return false;
            const bool tells_none = stance.rejects || stance.kind == AnswerKind::doubt;
            if (tells_none && scene_.statement(t).form == Form::reported) return false;
        }
        return told.role == TellingRole::denied && told.weight >= (told.pointer ? 2 : 1) * pointing_weight;
    }

    // Whether the words themselves, not their place alone, tell what is answered.
    bool is_about(const Reply& reply) const {
        const Cluster& claim = scene_.clusters[reply.cluster];
        return std::any_of(claim.begin(), claim.end(), [&](std::size_t member) {
            return common_weight(scene_.told(member).terms, scene_.told(reply.telling).terms) >= least_common_weight;
        });
    }

    // Whoever tells a denial again, or confirms it, denies the same claim.
    void pass_on(std::vector<Reply>& replies) const {
        const std::vector<Reply> given = replies;
        for (const Reply& reply : given) {
            const std::size_t own = scene_.cluster_of[reply.telling];
            if (reply.kind == AnswerKind::confirm || own == reply.cluster) continue;
            const bool about = is_about(reply);
            const std::int64_t first_said = scene_.told(scene_.clusters[reply.cluster].front()).instant;
            for (const std::size_t again : scene_.clusters[own]) {
                const Told& told = scene_.told(again);
                if (told.role == TellingRole::denied || told.instant < first_said) continue;
                if (!about && !share_voice(told, scene_.told(reply.telling))) continue;
                std::erase(replies, Reply{.telling = again, .cluster = own, .kind = AnswerKind::confirm});
                const bool answers = std::any_of(given.begin(), given.end(), [&](const Reply& other) {
                    return other.telling == again && other.kind != AnswerKind::confirm;
                });
                if (!answers) replies.push_back({.telling = again, .cluster = reply.cluster, .kind = reply.kind});
            }
        }
    }

    bool answers(const std::vector<Reply>& replies, std::size_t t, std::size_t cluster) const {
        return std::any_of(replies.begin(), replies.end(),
                           [&](const Reply& one) { return one.telling == t && one.cluster == cluster; });
    }

    bool answered_in(std::size_t article, const std::vector<Reply>& replies, std::size_t cluster) const {
        return std::any_of(replies.begin(), replies.end(), [&](const Reply& one) {
            return one.cluster == cluster && scene_.told(one.telling).article == article;
        });
    }

    // Who denied a claim and later says the same confirms it.
    void concede(std::vector<Reply>& replies) const {
        std::vector<Reply> conceded;
        for (const Reply& reply : replies) {
            if (reply.kind != AnswerKind::deny && reply.kind != AnswerKind::doubt) continue;
            const Told& denial = scene_.told(reply.telling);
            if (said_before(reply.cluster, denial)) continue;
            for (const std::size_t later : scene_.clusters[reply.cluster]) {
                const Told& told = scene_.told(later);
                if (told.role == TellingRole::denied || told.article == denial.article ||
                    told.instant <= denial.instant || answers(replies, later, reply.cluster) || is_passed_on(later))
                    continue;
                if (share_voice(told, denial))
                    conceded.push_back({.telling = later, .cluster = reply.cluster, .kind = AnswerKind::confirm});
            }
        }
        replies.insert(replies.end(), conceded.begin(), conceded.end());
    }

    // Whether who speaks has said so themselves before.
    bool said_before(std::size_t cluster, const Told& told) const {
        return std::any_of(scene_.clusters[cluster].begin(), scene_.clusters[cluster].end(), [&](std::size_t member) {
            const Told& claim = scene_.told(member);
            return claim.role == TellingRole::told && claim.instant < told.instant && share_voice(claim, told);
        });
    }

    // Whether somebody else is said to have said it, too, in the same place.
    bool is_passed_on(std::size_t t) const {
        const Told& told = scene_.told(t);
        const auto differs = [&](std::size_t other) {
            const Told& beside = scene_.told(other);
            return other != t && beside.article == told.article && beside.extent.overlaps(told.extent) &&
                   !share_voice(beside, told);
        };
        const Cluster& own = scene_.clusters[scene_.cluster_of[t]];
        return std::any_of(own.begin(), own.end(), differs);
    }

    // An answer that nobody tells again is no claim, whatever it says.
    bool only_answers(std::size_t t) const {
        const auto& stance = scene_.told(t).stance;
        return stance && !stance->flat && scene_.clusters[scene_.cluster_of[t]].size() == 1;
    }

    // Who confirms a claim denies what was said against it, if in nearly the same words.
    void turn_against_denials(std::vector<Reply>& replies) const {
        std::vector<Reply> turned;
        for (const Reply& yes : replies) {
            if (yes.kind != AnswerKind::confirm) continue;
            for (const Reply& no : replies) {
                const Told& denial = scene_.told(no.telling);
                const std::size_t against = scene_.cluster_of[no.telling];
                if (no.kind != AnswerKind::deny || no.cluster != yes.cluster || against == no.cluster) continue;
                if (likeness(denial.terms, scene_.told(yes.telling).terms) < alike_to_be_denied) continue;
                if (denial.role == TellingRole::denied || only_answers(no.telling) || denial.weight < pointing_weight ||
                    denial.instant >= scene_.told(yes.telling).instant || !says_contrary(no) ||
                    answered_in(scene_.told(yes.telling).article, replies, against))
                    continue;
                turned.push_back({.telling = yes.telling, .cluster = against, .kind = AnswerKind::deny});
            }
        }
        replies.insert(replies.end(), turned.begin(), turned.end());
    }

    bool says_contrary(const Reply& reply) const {
        const Cluster& claim = scene_.clusters[reply.cluster];
        return std::any_of(claim.begin(), claim.end(), [&](std::size_t member) {
            return are_contrary(scene_.told(member), scene_.told(reply.telling));
        });
    }

    // "It was 172, not 95" confirms whoever said 172.
    void agree_with_what_replaces(std::vector<Reply>& replies) const {
        std::vector<Reply> agreed;
        for (const Reply& reply : replies) {
            const Told& told = scene_.told(reply.telling);
            if (reply.kind != AnswerKind::correct || told.refused.empty()) continue;
            for (std::size_t c = 0; c < scene_.clusters.size(); ++c)
                if (c != reply.cluster && !answers(replies, reply.telling, c) && !said_before(c, told) &&
                    gave_first(c, reply.telling))
                    agreed.push_back({.telling = reply.telling, .cluster = c, .kind = AnswerKind::confirm});
        }
        replies.insert(replies.end(), agreed.begin(), agreed.end());
    }

    // Whether a claim gave the same figure for the same thing before, one that is seldom the same by chance.
    bool gave_first(std::size_t cluster, std::size_t t) const {
        const Told& told = scene_.told(t);
        if (std::none_of(told.figures.begin(), told.figures.end(), [&](std::size_t f) {
                return is_telling(quantity_of(scene_.matter.figures[f], scene_.readings));
            }))
            return false;
        return std::any_of(scene_.clusters[cluster].begin(), scene_.clusters[cluster].end(), [&](std::size_t member) {
            const Told& claim = scene_.told(member);
            return claim.instant < told.instant && have_same_figure(claim, told, scene_.matter, scene_.readings);
        });
    }

    // One statement inside of another one ("…, as the paper reported, …") gives no answer besides it.
    void leave_out_inner(std::vector<Reply>& replies) const {
        const std::vector<Reply> given = replies;
        std::erase_if(replies, [&](const Reply& inner) {
            const Told& told = scene_.told(inner.telling);
            return std::any_of(given.begin(), given.end(), [&](const Reply& outer) {
                const Told& around = scene_.told(outer.telling);
                return outer.telling != inner.telling && outer.cluster == inner.cluster &&
                       around.article == told.article && around.extent.contains(told.extent) &&
                       (around.extent != told.extent || outer.telling < inner.telling);
            });
        });
    }

    // "191, not 184" puts another value in place; "eight hurt, not eight dead" none.
    bool puts_in_place(const Told& told) const {
        if (told.refused.empty()) return !told.wording->refused_numbers.empty() && !told.wording->numbers.empty();
        return std::any_of(told.figures.begin(), told.figures.end(), [&](std::size_t f) {
            const Counted& given = scene_.matter.figures[f];
            return std::any_of(told.refused.begin(), told.refused.end(), [&](std::size_t r) {
                const Counted& refused = scene_.matter.figures[r];
                const bool same = given.concept_number == refused.concept_number || !given.told() || !refused.told();
                return same && quantity_of(given, scene_.readings).value != quantity_of(refused, scene_.readings).value;
            });
        });
    }

    // "Doubted that. 'No warning reached us', she said": what is said against it after the doubt denies it.
    bool backs_a_doubt(std::size_t t, std::size_t cluster) const {
        const Told& told = scene_.told(t);
        if (t == 0 || answered_[t - 1] != cluster || !told.stance || !told.stance->negated) return false;
        const Told& before = scene_.told(t - 1);
        return before.stance && before.stance->kind == AnswerKind::doubt && before.article == told.article &&
               share_voice(before, told);
    }

    // A denial that puts another value in the place of the claimed one corrects it.
    AnswerKind kind_of(std::size_t t, std::size_t cluster) const {
        const Told& told = scene_.told(t);
        const AnswerKind kind = told.stance ? told.stance->kind : AnswerKind::deny;
        if (kind == AnswerKind::doubt && backs_a_doubt(t, cluster)) return AnswerKind::deny;
        if (kind != AnswerKind::deny || told.role == TellingRole::denied) return kind;
        if (told.contrasts || told.puts_instead || puts_in_place(told)) return AnswerKind::correct;
        if (told.stance && told.stance->flat) return kind;  // "never" puts nothing in place
        const auto& claim = scene_.clusters[cluster];
        const bool corrects = std::any_of(claim.begin(), claim.end(), [&](std::size_t m) {
            return measure_otherwise(scene_.told(m), told, scene_.matter, scene_.readings) ||
                   (!told.stance && count_alike(scene_.told(m), told, scene_.matter, scene_.readings));
        });
        return corrects ? AnswerKind::correct : kind;
    }

    Scene scene_;
    Answered answered_;
};

}  // namespace

std::vector<Reply> replies_of(const Matter& matter, Readings readings, const Cast& cast,
                              std::span<const Cluster> clusters, const Weights& weights) {
    return Answering(matter, readings, cast, clusters, weights).all();
}

}  // namespace sayso::story
