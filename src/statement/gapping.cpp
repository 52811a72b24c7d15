#include "statement/gapping.h"

#include <algorithm>
#include <optional>

#include "statement/speakers.h"

namespace sayso::statement {
namespace {

class Gapping {
public:
    Gapping(const Grammar& grammar, const VerbMatch& match, Rule rule)
        : grammar_(grammar), view_(grammar.view), match_(match), by_object_(rule == Rule::verb_with_object) {}

    std::vector<Finding> split(Finding& first) const {
        std::vector<Finding> others;
        const TokenIndex end = first.content.back().end;
        for (TokenIndex t = match_.verb + 1; t < end; ++t) {
            if (!view_.is_mark(t, ",")) continue;
            const std::optional<TokenRange> who = speaker_at(t + 1, end);
            if (!who) continue;
            if (!end_at(others.empty() ? first : others.back(), t)) return {};
            Finding other = first;
            other.speaker = {*who};
            other.speaker_role = SpeakerRole::subject;
            other.addressee.clear();
            other.content = pieces(grammar_, {who->end, end}, {});
            if (other.content.empty()) return {};
            others.push_back(std::move(other));
            t = who->end;
        }
        if (others.empty()) return others;
        first.gapped = true;
        for (Finding& other : others) other.gapped = true;
        return others;
    }

private:
    // The phrase that begins at t, if it can be a subject and what the verb asks for stands right behind it.
    std::optional<TokenRange> speaker_at(TokenIndex t, TokenIndex end) const {
        const Phrase* phrase = phrase_without_preposition(view_, t, end);
        if (phrase == nullptr || !phrase->can_be(Case::nom)) return std::nullopt;
        return by_object_ ? beside_object(*phrase, end) : before_preposition(*phrase, end);
    }

    std::optional<TokenRange> before_preposition(const Phrase& phrase, TokenIndex end) const {
        TokenRange who = with_attributes(grammar_, phrase);
        // "… die Opposition von einem Debakel": no part of the name. What is put to a noun behind the preposition ("von
        // seiner Frau, der Tochter von Müller") stands in its case.
        TokenIndex preposition = who.begin;
        while (preposition < who.end && !is_asked_for(grammar_, match_.cue->prepositions, preposition)) ++preposition;
        if (!phrase.can_be(Case::dat)) who.end = preposition;
        const bool follows = who.end + 1 < end && is_asked_for(grammar_, match_.cue->prepositions, who.end);
        return follows ? std::optional(who) : std::nullopt;
    }

    // "…, die Staatsanwältin acht Jahre Haft": another phrase without a preposition, in the accusative, up to the end.
    std::optional<TokenRange> beside_object(const Phrase& phrase, TokenIndex end) const {
        if (const TokenRange who = before_bare_object(phrase, end); !who.empty()) return who;
        const TokenRange who = phrase.tokens;
        const Phrase* what = phrase_without_preposition(view_, who.end, end);
        if (what == nullptr || !what->can_be(Case::acc) || view_.clause_of(who.begin) != match_.clause)
            return std::nullopt;
        for (TokenIndex t = who.begin; t < end; ++t) {
            if (view_.token(t).morph.verb_form == VerbForm::fin) return std::nullopt;
        }
        return who;
    }

    // "…, die Verteidigung Freispruch": two nouns that look like one phrase, up to the end; empty if they are not.
    TokenRange before_bare_object(const Phrase& phrase, TokenIndex end) const {
        const TokenIndex last = phrase.tokens.end - 1;
        const bool two = phrase.tokens.end == end && phrase.tokens.size() > 2 &&
                         view_.token(phrase.tokens.begin).upos == Upos::DET && view_.token(last).upos == Upos::NOUN &&
                         view_.token(last - 1).upos == Upos::NOUN;
        return two ? TokenRange{phrase.tokens.begin, last} : TokenRange{};
    }

    // Cuts the content at t, if it has what the verb asks for before.
    bool end_at(Finding& finding, TokenIndex t) const {
        TokenRanges content;
        for (TokenRange range : finding.content)
            if (range.begin < t) content.push_back({range.begin, std::min(range.end, t)});
        const bool whole =
            by_object_ ? !content.empty() : std::any_of(content.begin(), content.end(), [&](TokenRange range) {
                return is_asked_for(grammar_, match_.cue->prepositions, range.begin);
            });
        if (whole) finding.content = std::move(content);
        return whole;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    const VerbMatch& match_;
    bool by_object_;
};

}  // namespace

std::vector<Finding> split_gapped(const Grammar& grammar, const VerbMatch& match, Finding& first) {
    const bool can_be_shared = first.rule == Rule::verb_with_preposition || first.rule == Rule::verb_with_object;
    if (!can_be_shared || first.content.empty()) return {};
    return Gapping(grammar, match, first.rule).split(first);
}

}  // namespace sayso::statement
