#include "story/answers.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace sayso::story {
namespace {

// Likeness in thousandths, figures and negations aside, from which a contrary view answers a claim.
constexpr std::uint32_t alike_enough_to_answer = 330;
constexpr std::uint64_t least_common_weight = 70;
// Content lighter than this (about a rare word) only points back: "that is wrong", "rejects the accusation".
constexpr std::uint64_t pointing_weight = 120;
// Bytes between an answer that points back and what it points to.
constexpr std::uint32_t pointing_distance = 500;
// … and between a denial and its speaker's own account.
constexpr std::uint32_t goes_on_within = 200;
// … or to what it brings in.
constexpr std::uint32_t follows_at_once = 30;

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
        if (told.role == TellingRole::denied && told.weight >= pointing_weight) return cluster_of_[t];
        if (told.stance->kind == AnswerKind::confirm) {
            if (joins_others(t)) return cluster_of_[t];
        } else if (const auto cluster = contrary_of(t)) {
            return cluster;
        }
        if (told.weight >= 2 * pointing_weight && told.stance->kind == AnswerKind::confirm) return std::nullopt;
        return pointed_at(t);
    }

    // A confirmation stands among the tellings of the claim, of which another one came before.
    bool joins_others(std::size_t t) const {
        const Cluster& cluster = clusters_[cluster_of_[t]];
        return std::any_of(cluster.begin(), cluster.end(), [&](std::size_t other) {
            return other < t && !speak_together(matter_.tellings[other], matter_.tellings[t]);
        });
    }

    bool speak_together(const Told& a, const Told& b) const {
        return !a.speakers.empty() && std::any_of(a.speakers.begin(), a.speakers.end(), [&](Figurehead x) {
            return std::any_of(b.speakers.begin(), b.speakers.end(), [&](Figurehead y) {
                return x == y || cast_.speaks_for(x) == y || cast_.speaks_for(y) == x;
            });
        });
    }

    bool other_figure(const Told& a, const Told& b) const {
        for (const std::size_t x : a.figures) {
            for (const std::size_t y : b.figures)
                if (agreement_of(matter_.figures[x], matter_.figures[y], readings_) == Agreement::another) return true;
        }
        return false;
    }

    // The claim that is most like what is said, and whose contrary it is.
    std::optional<std::size_t> contrary_of(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        std::optional<std::size_t> best;
        std::uint32_t best_likeness = alike_enough_to_answer - 1;
        for (std::size_t other = 0; other < matter_.tellings.size(); ++other) {
            const Told& claim = matter_.tellings[other];
            if (cluster_of_[other] == cluster_of_[t] || claim.instant > told.instant) continue;
            const bool opposed = are_contrary(claim, told);
            const bool contrary = opposed || (told.stance && other_figure(claim, told));
            if (!contrary || (!told.stance && told.denied_terms.empty()) || speak_together(claim, told)) continue;
            const std::uint32_t alike = likeness(claim.terms, told.terms);
            if (alike <= best_likeness || common_weight(claim.terms, told.terms) < least_common_weight) continue;
            best = cluster_of_[other];
            best_likeness = alike;
        }
        return best;
    }

    bool can_be_pointed_at(const Told& claim, const Told& told) const {
        return claim.article == told.article && &claim != &told && !(claim.stance && claim.role == TellingRole::told) &&
               !speak_together(claim, told);
    }

    // What is said names who answers: an accusation is rejected by the accused. By beginnings of words, since a
    // country's people and its adjective have one with it.
    bool names_speaker(const Told& claim, const Told& told) const {
        constexpr std::size_t beginning = 5;  // bytes
        const std::string_view text = readings_[claim.article]->article.text;
        for (const Figurehead speaker : told.speakers) {
            for (const FoldedWord& name : folded_words(cast_.party(speaker).name)) {
                if (name.form.size() < beginning) continue;
                for (const Span piece : readings_[claim.article]->statements[claim.statement].content)
                    for (const FoldedWord& word : folded_words(piece.of(text)))
                        if (word.form.starts_with(name.form.substr(0, beginning))) return true;
            }
        }
        return false;
    }

    // How much speaks for it that an answer which only points back means this statement before it: near, about who
    // answers, told by many. In bytes of distance.
    std::int64_t weight_as_target(std::size_t other, const Told& told) const {
        constexpr std::int64_t for_naming = 600, for_telling = 80, most_tellings = 5;
        const Told& claim = matter_.tellings[other];
        const auto tellings = static_cast<std::int64_t>(clusters_[cluster_of_[other]].size());
        const std::int64_t distance = told.extent.begin - std::min(claim.extent.end, told.extent.begin);
        return (names_speaker(claim, told) ? for_naming : 0) + for_telling * std::min(tellings, most_tellings) -
               distance;
    }

    // What stands right behind it ("rejects reports that …"); else what somebody else said before it in the article.
    std::optional<std::size_t> pointed_at(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        std::optional<std::size_t> best;
        std::int64_t highest = -static_cast<std::int64_t>(pointing_distance);
        for (std::size_t other = first_of_article(t);
             other < matter_.tellings.size() && matter_.tellings[other].article == told.article; ++other) {
            const Told& claim = matter_.tellings[other];
            if (!can_be_pointed_at(claim, told)) continue;
            if (claim.extent.begin >= told.extent.end && claim.extent.begin - told.extent.end <= follows_at_once &&
                claim.speakers.empty())
                return cluster_of_[other];
            if (claim.extent.begin >= told.extent.begin) continue;
            const std::int64_t weight = weight_as_target(other, told);
            if (weight < highest) continue;
            highest = weight;
            best = cluster_of_[other];
        }
        return best;
    }

    std::size_t first_of_article(std::size_t t) const {
        while (t > 0 && matter_.tellings[t - 1].article == matter_.tellings[t].article) --t;
        return t;
    }

    // A person who is quoted right behind what a body says mostly belongs to it ("the works manager").
    bool speaks_next_for(const Told& body, const Told& person) const {
        if (body.speakers.size() != 1 || person.speakers.size() != 1) return false;
        const Party &a = cast_.party(body.speakers.front()), &b = cast_.party(person.speakers.front());
        return a.kind != "person" && b.kind == "person" && b.named;
    }

    // Right after a denial its speaker gives their own account: that denies the same claim.
    std::optional<std::size_t> goes_on_after(std::size_t t) const {
        const Told& told = matter_.tellings[t];
        if (t == 0) return std::nullopt;
        const std::size_t other = t - 1;
        const Told& before = matter_.tellings[other];
        if (before.article != told.article || !before.stance || before.stance->kind != AnswerKind::deny)
            return std::nullopt;
        if (before.extent.end > told.extent.begin || told.extent.begin - before.extent.end > goes_on_within)
            return std::nullopt;
        if (!speak_together(before, told) && !speaks_next_for(before, told)) return std::nullopt;
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
