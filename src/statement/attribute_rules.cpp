// Participles of saying in front of a noun, with who says it: "die von der Polizei genannte Zahl".
#include <algorithm>
#include <optional>

#include "statement/rules.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

// Who says it: the words behind an article and a word for who acts, up to the participle and the adverbs in front of
// it; empty if there are none.
TokenRange agent_before(const Grammar& grammar, TokenIndex participle) {
    const DocumentView& view = grammar.view;
    constexpr TokenIndex reach = 12;
    const TokenIndex first = view.sentence_of(participle).tokens.begin;
    TokenIndex end = participle;
    while (end > first && view.token(end - 1).upos == Upos::ADV) --end;
    for (TokenIndex t = end; t-- > first + 1 && participle - t < reach;) {
        const Upos tag = view.token(t).upos;
        const bool comma = view.is_mark(t, ",") || view.is_mark(t, ":");
        if (comma || tag == Upos::VERB || tag == Upos::AUX) return {};
        if ((grammar.cues.speech_word(view.lower(t)) & word_agent) == 0) continue;
        return view.token(t - 1).upos == Upos::DET ? TokenRange{t + 1, end} : TokenRange{};
    }
    return {};
}

struct Said {
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
};

// By the participle, or by a verb in the past that looks like one ("die vom Amt verbreitete Zahl").
std::optional<Said> said_by(const Grammar& grammar, TokenIndex t) {
    const Token& token = grammar.view.token(t);
    if (token.upos == Upos::ADJ) {
        const ParticipleCue* const cue = grammar.cues.participle(token.lemma);
        return cue == nullptr ? std::nullopt : std::optional(Said{cue->act, cue->certainty});
    }
    const bool past = token.upos == Upos::VERB && token.morph.tense == Tense::past;
    const std::vector<VerbCue>* const rows = past ? grammar.cues.verbs(token.lemma) : nullptr;
    if (rows == nullptr || !rows->back().with.empty() || (rows->back().frames & frame_object) == 0) return std::nullopt;
    return Said{rows->back().act, rows->back().certainty};
}

// The phrase of the noun behind the participle, which may begin with the article in front of both; nullptr if none
// follows.
const Phrase* noun_behind(const DocumentView& view, TokenIndex participle) {
    const std::uint32_t p = view.phrase_of(participle + 1);
    if (p == none || view.phrase(p).head <= participle) return nullptr;
    return view.phrase(p).tokens.begin <= participle + 1 ? &view.phrase(p) : nullptr;
}

// "Zahl von 19 Verletzten": with the number behind it that the noun stands for.
TokenRange content_of(const Grammar& grammar, TokenIndex begin, const Phrase& noun) {
    const TokenIndex end = with_attributes(grammar, noun).end;
    const Phrase* const number = phrase_at(grammar.view, end);
    const bool goes_on =
        number != nullptr && number->preposition == end && grammar.view.token(number->tokens.begin).upos == Upos::NUM;
    return {begin, goes_on ? number->tokens.end : end};
}

}  // namespace

void find_by_attributes(const Grammar& grammar, std::vector<Finding>& findings) {
    const DocumentView& view = grammar.view;
    for (TokenIndex t = 0; t + 1 < view.size(); ++t) {
        const std::optional<Said> said = said_by(grammar, t);
        if (!said) continue;
        const TokenRange who = agent_before(grammar, t);
        const Phrase* const noun = who.empty() ? nullptr : noun_behind(view, t);
        // A noun of saying tells itself whose it is ("die vom Verband verbreitete Behauptung").
        if (noun == nullptr || grammar.cues.noun(view.token(noun->head).lemma) != nullptr) continue;
        findings.push_back({.rule = Rule::passive_verb,
                            .form = Form::reported,
                            .act = said->act,
                            .certainty = said->certainty,
                            .content = pieces(grammar, content_of(grammar, t + 1, *noun), {}),
                            .cue = {{t, t + 1}},
                            .speaker = {who},
                            .speaker_role = SpeakerRole::agent,
                            .anchor = t,
                            .is_attribute = true});
        if (findings.back().content.empty()) findings.pop_back();
    }
}

}  // namespace sayso::statement
