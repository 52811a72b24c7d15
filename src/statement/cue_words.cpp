#include "statement/cue_words.h"

#include <algorithm>

#include "statement/verb_match.h"

namespace sayso::statement {
namespace {

// Whether nothing but words of the cue, or verbs, stands behind the word in its clause: in "rechnet nicht mit Regen" it
// belongs to what follows.
bool closes_before_cue(const DocumentView& view, const Finding& f, TokenIndex word) {
    const std::vector<TokenIndex>& own = view.own_tokens(view.clause_of(f.anchor));
    return std::all_of(own.begin(), own.end(), [&](TokenIndex t) {
        if (t <= word || !view.is_word(t) || contains(f.cue, t)) return true;
        const std::uint32_t p = t + 1 < view.size() ? view.phrase_of(t + 1) : none;
        const bool opens_cue = p != none && view.phrase(p).preposition == t && contains(f.cue, view.phrase(p).head);
        return opens_cue || view.token(t).upos == Upos::VERB || view.token(t).upos == Upos::AUX;
    });
}

// "Bestätigte das nicht": the word that turns an act round is a part of its cue.
void add_negation(const Grammar& grammar, Finding& f) {
    const std::uint32_t c = grammar.view.clause_of(f.anchor);
    if (!f.negated || f.rule == Rule::verb_with_as || c == none) return;
    const TokenIndex word = negation_of(grammar, c, f.anchor, f.cue);
    if (word == no_token || contains(f.cue, word) || !closes_before_cue(grammar.view, f, word)) return;
    TokenRanges content;
    for (TokenRange range : f.content) {
        for (TokenRange piece : pieces(grammar, range, {{word, word + 1}})) content.push_back(piece);
    }
    f.content = std::move(content);
    f.cue.push_back({word, word + 1});
}

// "Wollte … nicht kommentieren": the verb of will of who refuses.
void add_will(const Grammar& grammar, Finding& f) {
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(f.anchor);
    const TokenIndex finite = c == none ? no_token : view.clause(c).finite;
    const bool refuses = std::any_of(f.cue.begin(), f.cue.end(), [&](TokenRange word) {
        const std::uint32_t part = grammar.cues.speech_word(view.lower(word.begin));
        return (part & (word_negation | word_neither)) == word_negation ||
               view.token(word.begin).morph.pron_type == PronType::neg;
    });
    if (refuses && finite != no_token && finite != f.anchor && modal_cue(grammar, view.token(finite)) != nullptr)
        f.cue.push_back({finite, finite + 1});
}

// "War die Rede", "ist einverstanden": not the auxiliary, but the article of the cue's noun.
void drop_auxiliary(const Grammar& grammar, Finding& f) {
    const DocumentView& view = grammar.view;
    if (f.cue.size() < 2 || view.token(f.anchor).upos != Upos::AUX ||
        grammar.cues.helper(view.token(f.anchor).lemma) != Helper::perfect)
        return;
    std::erase(f.cue, TokenRange{f.anchor, f.anchor + 1});
    TokenRanges articles;
    for (TokenRange word : f.cue) {
        const bool article = word.begin > 0 && view.token(word.begin).upos == Upos::NOUN &&
                             view.token(word.begin - 1).morph.pron_type == PronType::art &&
                             !contains(f.cue, word.begin - 1);
        if (article) articles.push_back({word.begin - 1, word.begin});
    }
    f.cue.insert(f.cue.end(), articles.begin(), articles.end());
}

// "Reagierte mit Unverständnis", "stellte in Aussicht": the preposition of the cue's noun. Where somebody else acts
// than the subject ("stieß auf Kritik") the marks have the noun alone.
void add_prepositions(const DocumentView& view, Finding& f) {
    if (f.rule == Rule::passive_verb && view.token(f.anchor).morph.verb_form != VerbForm::part) return;
    TokenRanges more;
    for (TokenRange word : f.cue) {
        const std::uint32_t p = view.phrase_of(word.begin);
        const TokenIndex preposition = p == none || view.phrase(p).head != word.begin || word.begin == f.anchor
                                           ? no_token
                                           : view.phrase(p).preposition;
        const bool near = preposition != no_token && preposition + 2 >= word.begin && !contains(f.cue, preposition) &&
                          !contains(f.content, preposition);
        if (near) more.push_back({preposition, preposition + 1});
    }
    f.cue.insert(f.cue.end(), more.begin(), more.end());
}

}  // namespace

void complete_cues(const Grammar& grammar, std::vector<Finding>& findings) {
    for (Finding& f : findings) {
        if (f.form != Form::reported || f.anchor == no_token) continue;
        add_negation(grammar, f);
        add_will(grammar, f);
        drop_auxiliary(grammar, f);
        add_prepositions(grammar.view, f);
        std::sort(f.cue.begin(), f.cue.end());
    }
}

}  // namespace sayso::statement
