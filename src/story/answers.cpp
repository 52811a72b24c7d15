#include "story/answers.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "story/pointing.h"

namespace sayso::story {
namespace {

constexpr std::uint64_t least_common_weight = 70;

class Answering {
public:
    Answering(const Matter& matter, Readings readings, const Cast& cast, std::span<const Cluster> clusters)
        : scene_{.matter = matter, .readings = readings, .cast = cast, .clusters = clusters, .cluster_of = {}},
          answered_(matter.tellings.size()) {
        scene_.cluster_of.resize(matter.tellings.size());
        for (std::size_t c = 0; c < clusters.size(); ++c)
            for (const std::size_t t : clusters[c]) scene_.cluster_of[t] = c;
    }

    std::vector<Reply> all() {
        std::vector<Reply> replies;
        for (std::size_t t = 0; t < answered_.size(); ++t) {
            answered_[t] = target_of(scene_, t, answered_);
            if (!answered_[t] && denies_own(t)) answered_[t] = scene_.cluster_of[t];
            if (answered_[t])
                replies.push_back({.telling = t, .cluster = *answered_[t], .kind = kind_of(t, *answered_[t])});
        }
        pass_on(replies);
        std::sort(replies.begin(), replies.end());
        replies.erase(std::unique(replies.begin(), replies.end()), replies.end());
        return replies;
    }

private:
    // What is denied is a claim, though nobody is heard to make it.
    bool denies_own(std::size_t t) const {
        const Told& told = scene_.told(t);
        return told.role == TellingRole::denied && told.weight >= pointing_weight;
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
                if (!about && !share_voice(told, scene_.told(reply.telling), scene_.cast)) continue;
                std::erase(replies, Reply{.telling = again, .cluster = own, .kind = AnswerKind::confirm});
                const bool answers = std::any_of(given.begin(), given.end(), [&](const Reply& other) {
                    return other.telling == again && other.kind != AnswerKind::confirm;
                });
                if (!answers) replies.push_back({.telling = again, .cluster = reply.cluster, .kind = reply.kind});
            }
        }
    }

    // "191, not 184" puts another value in place; "eight hurt, not eight dead" none.
    bool puts_in_place(const Told& told) const {
        if (told.refused.empty()) return !told.refused_numbers.empty() && !told.numbers.empty();
        return std::any_of(told.figures.begin(), told.figures.end(), [&](std::size_t f) {
            const Counted& given = scene_.matter.figures[f];
            return std::any_of(told.refused.begin(), told.refused.end(), [&](std::size_t r) {
                const Counted& refused = scene_.matter.figures[r];
                const bool same = given.concept_number == refused.concept_number || !given.told() || !refused.told();
                return same && quantity_of(given, scene_.readings).value != quantity_of(refused, scene_.readings).value;
            });
        });
    }

    // A denial that puts another value in the place of the claimed one corrects it.
    AnswerKind kind_of(std::size_t t, std::size_t cluster) const {
        const Told& told = scene_.told(t);
        const AnswerKind kind = told.stance ? told.stance->kind : AnswerKind::deny;
        if (kind != AnswerKind::deny || told.role == TellingRole::denied) return kind;
        if (told.contrasts || told.puts_instead || puts_in_place(told)) return AnswerKind::correct;
        const auto& claim = scene_.clusters[cluster];
        const bool corrects = std::any_of(claim.begin(), claim.end(), [&](std::size_t m) {
            return measure_otherwise(scene_.told(m), told, scene_.matter, scene_.readings);
        });
        return corrects ? AnswerKind::correct : kind;
    }

    Scene scene_;
    Answered answered_;
};

}  // namespace

std::vector<Reply> replies_of(const Matter& matter, Readings readings, const Cast& cast,
                              std::span<const Cluster> clusters) {
    return Answering(matter, readings, cast, clusters).all();
}

}  // namespace sayso::story
