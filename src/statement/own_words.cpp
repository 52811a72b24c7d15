#include "statement/own_words.h"

#include <algorithm>

#include "statement/speakers.h"

namespace sayso::statement {
namespace {

bool is_author_or_reader(const Token& token) {
    return token.upos == Upos::PRON && (token.morph.person == Person::first || token.morph.person == Person::second);
}

// The subject, or that of the clause in front that the verb goes on with ("Wir warten, gehen aber davon aus, dass …").
const Phrase* subject_of(const DocumentView& view, std::uint32_t c) {
    const std::uint32_t sentence = view.clause(c).sentence;
    while (view.clause(c).subject.empty() && view.clause(c).kind == ClauseKind::verb_first && c > 0 &&
           view.clause(c - 1).sentence == sentence)
        --c;
    return subject_phrase(view, c);
}

// "Ich fürchte, dass …", "Wenn Sie zweifeln, ob …", "fragst dich".
bool is_told_by_author(const DocumentView& view, const Finding& f, std::uint32_t c) {
    if (f.rule == Rule::source_phrase) return false;
    const Phrase* subject = subject_of(view, c);
    if (subject == nullptr) {
        const TokenIndex finite = view.clause(c).finite;
        return finite == f.anchor && view.token(finite).morph.person == Person::second;
    }
    const bool speaks = f.speaker.empty() || f.speaker.front() == subject->tokens;
    return speaks && is_author_or_reader(view.token(subject->head));
}

// In the past it tells a contrast: "Hieß es gestern noch, …, so …".
bool is_condition_or_order(const DocumentView& view, const Finding& f, std::uint32_t c) {
    const Clause& clause = view.clause(c);
    return f.form != Form::free && clause.kind == ClauseKind::verb_first && clause.finite == f.anchor &&
           view.sentence_of(f.anchor).tokens.begin == f.anchor && view.token(f.anchor).morph.tense != Tense::past;
}

// "Sollte die Bank ablehnen, springt das Land ein", "falls sie sich weigert": what has not been said yet (one of 7,717
// in the marked articles).
bool is_condition(const Grammar& grammar, const Finding& f, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(c);
    if (f.form == Form::free || f.rule == Rule::source_phrase || clause.finite == no_token) return false;
    if (clause.kind == ClauseKind::adverbial && clause.introducer != no_token)
        return (grammar.cues.speech_word(view.lower(clause.introducer)) & word_condition) != 0;
    return clause.kind == ClauseKind::verb_first && clause.finite == view.sentence_of(f.anchor).tokens.begin &&
           clause.mood == Mood::sub && grammar.cues.helper(view.token(clause.finite).lemma) == Helper::hearsay;
}

// "Meiner Meinung nach", "aus unserer Sicht": in a quotation, or in what somebody is said to have said, it is theirs,
// who speaks there anyway.
bool is_authors_view(const Grammar& grammar, const Finding& f) {
    return f.rule == Rule::source_phrase && !f.speaker.empty() && f.speaker.front().size() == 1 &&
           (grammar.cues.speech_word(grammar.view.lower(f.speaker.front().begin)) & word_mine) != 0;
}

bool is_own(const Grammar& grammar, const Finding& f) {
    if (is_authors_view(grammar, f)) return true;
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(f.anchor);
    if (f.form == Form::direct || c == none || view.quotation_of(f.anchor) != none) return false;
    return is_told_by_author(view, f, c) || is_condition_or_order(view, f, c) || is_condition(grammar, f, c);
}

}  // namespace

void drop_own_words(const Grammar& grammar, std::vector<Finding>& findings) {
    std::erase_if(findings, [&](const Finding& f) { return is_own(grammar, f); });
}

}  // namespace sayso::statement
