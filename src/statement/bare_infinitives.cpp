#include "statement/bare_infinitives.h"

#include <algorithm>

#include "statement/speakers.h"

namespace sayso::statement {
namespace {

// "auszuführen"; "die Miete nicht zu erhöhen", with an object at `begin`, for "droht zu kippen" tells nothing.
bool is_infinitive(const Grammar& grammar, TokenIndex t, TokenIndex begin) {
    const DocumentView& view = grammar.view;
    const VerbForm form = view.token(t).morph.verb_form;
    const bool behind_marker =
        view.token(t - 1).upos == Upos::PART && (grammar.cues.speech_word(view.lower(t - 1)) & word_negation) == 0;
    if (form != VerbForm::inf || !behind_marker) return form == VerbForm::zu_inf;
    const Phrase* object = phrase_without_preposition(view, begin, t);
    return object != nullptr && object->can_be(Case::acc);
}

}  // namespace

TokenRange bare_infinitive(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(match.clause);
    if (clause.finite != match.verb) return {};
    TokenIndex begin = std::max(match.verb + 1, clause.subject.end);
    const std::vector<TokenIndex>& own = view.own_tokens(match.clause);
    const auto infinitive = std::find_if(own.begin(), own.end(), [&](TokenIndex t) {
        return t > begin && is_infinitive(grammar, t, begin) && !contains(match.words, t);
    });
    if (infinitive == own.end()) return {};
    for (TokenRange word : match.words) begin = word.begin < *infinitive ? std::max(begin, word.end) : begin;
    return {begin, *infinitive + 1};
}

}  // namespace sayso::statement
