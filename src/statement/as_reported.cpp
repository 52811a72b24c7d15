#include "statement/as_reported.h"

namespace sayso::statement {

TokenRange refused_before(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    constexpr TokenIndex longest = 8;
    const TokenIndex begin = view.clause(c).tokens.begin;
    const TokenIndex first = view.sentence_of(begin).tokens.begin;
    if (begin == first) return {};
    const TokenIndex end = begin - 1;
    for (TokenIndex t = end; t-- > first && end - t <= longest && view.is_word(t);) {
        if (view.token(t).morph.verb_form == VerbForm::fin) return {};
        if ((grammar.cues.speech_word(view.lower(t)) & word_negation) == 0) continue;
        const bool contrasts = t > first && (!view.is_word(t - 1) || view.token(t - 1).upos == Upos::CCONJ);
        return contrasts ? TokenRange{t + 1, end} : TokenRange{};
    }
    return {};
}

std::uint32_t told_around(const DocumentView& view, std::uint32_t c) {
    const TokenIndex end = view.clause(c).tokens.end;
    std::uint32_t around = view.clause(c).parent;
    while (!is_main(view.clause(around)) && view.clause(around).tokens.end == end) {
        const std::uint32_t next = view.clause(around).parent;
        const bool infinitive =
            view.clause(around).kind == ClauseKind::infinitive && next != none && view.clause(next).tokens.end == end;
        if (next == none || (!is_attached(view.clause(around)) && !infinitive)) break;
        around = next;
    }
    return around;
}

}  // namespace sayso::statement
