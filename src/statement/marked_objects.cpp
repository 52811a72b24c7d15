#include "statement/marked_objects.h"

#include <algorithm>

#include "statement/addressee.h"
#include "statement/field.h"
#include "statement/main_clauses.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

// A phrase up to the first comma, with dependent clauses behind it alone.
bool is_phrase(const DocumentView& view, TokenRange inner) {
    const Phrase* phrase = phrase_at(view, inner.begin);
    TokenIndex comma = inner.begin;
    while (comma < inner.end && !view.is_mark(comma, ",")) ++comma;
    const bool opens = phrase != nullptr && phrase->tokens.begin == inner.begin && comma + 1 < inner.end &&
                       !text::any_finite(view.document, {inner.begin, comma});
    const std::uint32_t next = opens ? view.clause_of(comma + 1) : none;
    if (next == none || view.clause(next).introducer == no_token) return false;
    for (TokenIndex t = comma; t < inner.end; ++t) {
        const std::uint32_t c = view.clause_of(t);
        if (c != none && view.clause(c).tokens.begin == t && is_main(view.clause(c))) return false;
    }
    return true;
}

// Where what the verb is about begins, if the words in marks can be that; else no_token.
TokenIndex begin_of_object(const Grammar& grammar, const VerbMatch& match, TokenIndex marks) {
    const TokenIndex word = marks - 1;
    if (is_asked_for(grammar, match.cue->prepositions, word)) {
        if ((match.cue->frames & frame_as) == 0) return word;
        const Phrase* const what = Field(grammar, match).object(Case::acc);
        return what == nullptr ? word : std::min(word, what->tokens.begin);
    }
    // "Nannte ihn „einen Mann, der Wort hält“": what is called so stands in front, and is a part of it.
    if ((match.cue->frames & frame_as) != 0 && match.cue->prepositions.empty()) return no_token;
    const Upos tag = grammar.view.token(word).upos;
    const bool alone = tag != Upos::ADP && tag != Upos::DET;
    return alone && (match.cue->frames & (frame_object | frame_marked)) != 0 ? marks : no_token;
}

Finding found_with(const Grammar& grammar, const VerbMatch& match, TokenRange content) {
    Finding f = found_by(match, actor_of(grammar, match));
    f.rule = Rule::verb_with_object;
    f.form = Form::reported;
    f.content = {content};
    f.addressee = addressee_of(grammar, match);
    f.is_plain = true;
    f.knows_content = true;
    return f;
}

}  // namespace

std::optional<Finding> marked_object(const Grammar& grammar, const Quotation& quotation) {
    const DocumentView& view = grammar.view;
    const TokenIndex begin = quotation.begin();
    if (begin == 0 || !view.is_word(begin - 1) || !is_phrase(view, quotation.inner)) return std::nullopt;
    const std::uint32_t c = view.clause_of(begin - 1);
    if (c == none) return std::nullopt;
    for (const VerbMatch& match : match_verbs(grammar, c)) {
        const TokenIndex from = match.passive ? no_token : begin_of_object(grammar, match, begin);
        if (from != no_token) return found_with(grammar, match, {from, quotation.end()});
    }
    return std::nullopt;
}

}  // namespace sayso::statement
