#include "statement/pointing_back.h"

#include <algorithm>

namespace sayso::statement {

bool points_back(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(match.clause);
    const TokenIndex first = clause.tokens.begin;
    if (clause.finite == no_token || clause.finite <= first) return false;
    if (first + 1 == clause.finite) {
        if (grammar.cues.speech_word(view.lower(first)) & word_back_object) return true;
        const Act act = match.cue->act;
        const bool tells =
            act == Act::state || act == Act::warn || act == Act::estimate || act == Act::confirm || act == Act::demand;
        return tells && !match.negated && view.token(first).upos == Upos::ADV &&
               (is_asked_for(grammar, match.cue->prepositions, first) || contains(match.words, first)) &&
               !has_cue(grammar, clause.sentence - 1);
    }
    const Phrase* phrase = phrase_at(view, first);
    return phrase != nullptr && phrase->preposition == first && phrase->tokens.end == clause.finite &&
           contains(match.words, phrase->head) && view.token(phrase->tokens.begin).morph.pron_type == PronType::dem;
}

bool has_cue(const Grammar& grammar, std::uint32_t sentence) {
    const TokenRange clauses = grammar.view.clauses_of_sentence(sentence);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const std::vector<VerbMatch> matches = match_verbs(grammar, c);
        if (std::any_of(matches.begin(), matches.end(), [&](const VerbMatch& match) {
                return !match.passive || speaker_of_verb(grammar, c, match.verb).role != SpeakerRole::nobody;
            }))
            return true;
    }
    return false;
}

Speaker asked_for(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    for (TokenIndex t : view.own_tokens(match.clause)) {
        const Phrase* phrase = is_asked_for(grammar, match.cue->prepositions, t) ? phrase_at(view, t) : nullptr;
        if (phrase != nullptr && phrase->preposition == t)
            return {with_attributes(grammar, *phrase), SpeakerRole::medium};
    }
    return {};
}

}  // namespace sayso::statement
