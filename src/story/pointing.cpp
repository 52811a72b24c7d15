#include "story/pointing.h"

#include <algorithm>

namespace sayso::story {
namespace {

// Bytes between an answer that points back and what it points to: by a pronoun, and by a noun.
constexpr std::int64_t pronoun_reaches = 350, noun_reaches = 1500;
// … or to what it brings in.
constexpr std::uint32_t follows_at_once = 30;
// What is lighter says nothing that could be answered.
constexpr std::uint64_t least_weight = 40;

class Pointing {
public:
    Pointing(const Matter& matter, Readings readings, const Cast& cast, std::span<const Cluster> clusters,
             const std::vector<std::size_t>& cluster_of, std::size_t t)
        : matter_(matter),
          readings_(readings),
          cast_(cast),
          clusters_(clusters),
          cluster_of_(cluster_of),
          t_(t),
          told_(matter.tellings[t]) {}

    // What stands right behind it ("rejects reports that …"); else what the sentence before tells again, if it can only
    // mean what is near; else what somebody else said, in the article before it, or in another one if the answer names
    // who said it.
    std::optional<std::size_t> target() const {
        if (const auto retold = told_before()) return retold;
        std::optional<std::size_t> best;
        std::int64_t highest = -reach();
        for (std::size_t other = 0; other < matter_.tellings.size(); ++other) {
            const Told& claim = matter_.tellings[other];
            if (!can_be_meant(claim)) continue;
            const bool here = claim.article == told_.article;
            if (here && claim.extent.begin >= told_.extent.end &&
                claim.extent.begin - told_.extent.end <= follows_at_once && claim.speakers.empty())
                return cluster_of_[other];
            if (here ? claim.extent.begin >= told_.extent.begin || (must_be_about() && !is_about(claim))
                     : !is_meant_elsewhere(claim))
                continue;
            const std::int64_t weight = weight_as_target(other);
            if (weight < highest) continue;
            highest = weight;
            best = cluster_of_[other];
        }
        return best;
    }

private:
    std::int64_t reach() const { return told_.pointer == Pointer::pronoun ? pronoun_reaches : noun_reaches; }

    const Statement& statement_of(const Told& claim) const {
        return readings_[claim.article]->statements[claim.statement];
    }

    bool can_be_meant(const Told& claim) const {
        if (&claim == &told_ || (claim.stance && claim.role == TellingRole::told) || claim.instant > told_.instant)
            return false;
        if (!told_.retracts && share_voice(claim, told_, cast_)) return false;
        if (claim.article == told_.article &&
            (claim.extent.contains(told_.extent) || told_.extent.contains(claim.extent)))
            return false;
        if (statement_of(claim).act == Act::ask || (claim.weight < least_weight && claim.figures.empty())) return false;
        if (told_.pointer == Pointer::demand) return statement_of(claim).act == Act::demand;
        if (told_.stance && told_.stance->kind == AnswerKind::confirm &&
            have_other_figure(claim, told_, matter_, readings_))
            return false;
        return told_.pointer != Pointer::figure || !claim.figures.empty();
    }

    // What says something of its own answers what is about the same.
    bool must_be_about() const { return told_.weight >= pointing_weight && !told_.pointer; }

    bool is_about(const Told& claim) const {
        constexpr std::uint64_t least_in_common = 40;
        return common_weight(claim.terms, told_.terms) >= least_in_common || names_speaker(claim) ||
               is_claimant_named(claim);
    }

    // Who answers says whose claim it is ("the minister's figure").
    bool is_claimant_named(const Told& claim) const {
        return std::any_of(told_.named.begin(), told_.named.end(), [&](Figurehead one) {
            return std::binary_search(claim.speakers.begin(), claim.speakers.end(), one);
        });
    }

    // In another article: if it is named whose it is, or it is what the noun calls it and about the same.
    bool is_meant_elsewhere(const Told& claim) const {
        if (told_.pointer == Pointer::pronoun) return false;
        if (is_claimant_named(claim)) return told_.pointer.has_value() || is_about(claim);
        return is_called_so(claim) && is_about(claim);
    }

    // What the sentence before tells, though nobody is said to say it there.
    std::optional<std::size_t> told_before() const {
        if (told_.pointer != Pointer::pronoun) return std::nullopt;
        constexpr std::uint64_t least_in_common = 70, least_part = 600;  // part of the claim, in thousandths
        std::optional<std::size_t> best;
        std::uint64_t most = least_part - 1;
        for (std::size_t other = 0; other < matter_.tellings.size(); ++other) {
            const Told& claim = matter_.tellings[other];
            if (!can_be_meant(claim) || claim.weight == 0) continue;
            const std::uint64_t common = common_weight(claim.terms, told_.before);
            if (common < least_in_common || 1000 * common / claim.weight <= most) continue;
            most = 1000 * common / claim.weight;
            best = cluster_of_[other];
        }
        return best;
    }

    // What its speaker says right behind it, if they go on: it is about what is answered.
    const Told* own_account() const {
        constexpr std::uint32_t goes_on_within = 200;  // bytes
        if (t_ + 1 >= matter_.tellings.size()) return nullptr;
        const Told& next = matter_.tellings[t_ + 1];
        const bool goes_on = next.article == told_.article && next.extent.begin >= told_.extent.end &&
                             next.extent.begin - told_.extent.end <= goes_on_within && share_voice(next, told_, cast_);
        return goes_on ? &next : nullptr;
    }

    // What is said names who answers: an accusation is rejected by the accused. By beginnings of words, since a
    // country's people and its adjective have one with it.
    bool names_speaker(const Told& claim) const {
        constexpr std::size_t beginning = 5;  // bytes
        const std::string_view text = readings_[claim.article]->article.text;
        for (const Figurehead speaker : told_.speakers) {
            for (const FoldedWord& name : folded_words(cast_.party(speaker).name)) {
                if (name.form.size() < beginning) continue;
                for (const Span piece : statement_of(claim).content)
                    for (const FoldedWord& word : folded_words(piece.of(text)))
                        if (word.form.starts_with(name.form.substr(0, beginning))) return true;
            }
        }
        return false;
    }

    bool told_by_outlet(const Told& claim) const {
        const Statement& statement = statement_of(claim);
        return !statement.via.empty() || std::any_of(statement.who.begin(), statement.who.end(),
                                                     [](const Party& party) { return party.kind == "outlet"; });
    }

    // It is what the noun calls it.
    bool is_called_so(const Told& claim) const {
        if (!told_.pointer) return false;
        switch (*told_.pointer) {
            case Pointer::accusation: return statement_of(claim).act == Act::judge || names_speaker(claim);
            case Pointer::report: return told_by_outlet(claim);
            case Pointer::figure: return !claim.figures.empty();
            case Pointer::demand: return statement_of(claim).act == Act::demand;
            default: return false;
        }
    }

    // How much speaks for it that this statement is meant: it is what the noun calls it, near, about who answers or the
    // same thing, said by whom the answer names, told by many. In bytes of distance.
    std::int64_t weight_as_target(std::size_t other) const {
        constexpr std::int64_t for_naming = 600, for_telling = 80, most_tellings = 5, for_noun = 400;
        constexpr std::int64_t for_common = 10;  // each sixteenth of a nat
        constexpr std::int64_t for_claimant = 800, other_article = 900;
        const Told& claim = matter_.tellings[other];
        const bool pronoun = told_.pointer == Pointer::pronoun;
        const auto tellings = static_cast<std::int64_t>(clusters_[cluster_of_[other]].size());
        const std::int64_t distance =
            claim.article == told_.article
                ? std::int64_t{told_.extent.begin} - std::min(claim.extent.end, told_.extent.begin)
                : other_article;
        const Told* const account = own_account();
        std::uint64_t common = account == nullptr ? 0 : common_weight(claim.terms, account->terms);
        common += common_weight(claim.terms, told_.terms);
        return for_common * static_cast<std::int64_t>(common) + (!pronoun && names_speaker(claim) ? for_naming : 0) +
               (is_claimant_named(claim) ? for_claimant : 0) + (is_called_so(claim) ? for_noun : 0) +
               for_telling * std::min(tellings, most_tellings) - distance;
    }

    const Matter& matter_;
    Readings readings_;
    const Cast& cast_;
    std::span<const Cluster> clusters_;
    const std::vector<std::size_t>& cluster_of_;
    std::size_t t_;
    const Told& told_;
};

}  // namespace

std::optional<std::size_t> pointed_at(const Matter& matter, Readings readings, const Cast& cast,
                                      std::span<const Cluster> clusters, const std::vector<std::size_t>& cluster_of,
                                      std::size_t t) {
    return Pointing(matter, readings, cast, clusters, cluster_of, t).target();
}

bool have_other_figure(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    return std::any_of(a.figures.begin(), a.figures.end(), [&](std::size_t x) {
        return std::any_of(b.figures.begin(), b.figures.end(), [&](std::size_t y) {
            return agreement_of(matter.figures[x], matter.figures[y], readings) == Agreement::another;
        });
    });
}

bool share_voice(const Told& a, const Told& b, const Cast& cast) {
    return std::any_of(a.speakers.begin(), a.speakers.end(), [&](Figurehead x) {
        return std::any_of(b.speakers.begin(), b.speakers.end(),
                           [&](Figurehead y) { return x == y || cast.speaks_for(x) == y || cast.speaks_for(y) == x; });
    });
}

}  // namespace sayso::story
