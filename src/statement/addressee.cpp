#include "statement/addressee.h"

#include <algorithm>

#include "statement/field.h"

namespace sayso::statement {
namespace {

bool tells_time_anywhere(const Grammar& grammar, const Phrase& phrase) {
    for (TokenIndex t = phrase.tokens.begin; t < phrase.tokens.end; ++t) {
        if (tells_time(grammar, t)) return true;
    }
    return false;
}

// "Im Fachblatt „Avian Minds“": the name of what a preposition stands in front of.
bool is_name_behind_preposition(const DocumentView& view, const Phrase& phrase) {
    const TokenIndex open = phrase.tokens.begin == 0 ? no_token : phrase.tokens.begin - 1;
    if (open == no_token || open == 0 || view.token(open).kind != TokenKind::quote_open) return false;
    const std::uint32_t p = view.phrase_of(open - 1);
    return p != none && view.phrase(p).preposition != no_token && view.phrase(p).tokens.end == open;
}

// "Betonte Holm seinem Redetext zufolge": the word behind makes it a source, and no other way of reading it.
bool is_source(const Grammar& grammar, TokenIndex behind) {
    const std::vector<SourcePhrase>* rows =
        behind < grammar.view.size() ? grammar.cues.source_phrases(grammar.view.lower(behind)) : nullptr;
    return rows != nullptr &&
           std::all_of(rows->begin(), rows->end(), [](const SourcePhrase& row) { return row.side == Side::after; });
}

// "Einzelne äußerten Kritik, so etwa Christoph Holm": a name behind a comma goes on with who acts.
bool is_name_behind_comma(const DocumentView& view, const Phrase& phrase) {
    if (view.token(phrase.tokens.begin).upos != Upos::PROPN) return false;
    TokenIndex t = phrase.tokens.begin;
    while (t > 0 && (view.token(t - 1).upos == Upos::ADV || view.token(t - 1).upos == Upos::PART)) --t;
    return t > 0 && view.is_mark(t - 1, ",");
}

// "Wies an dieser Stelle darauf hin"
bool is_passage(const Grammar& grammar, const Phrase& phrase) {
    return (grammar.cues.speech_word(grammar.view.lower(phrase.head)) & word_passage) != 0;
}

// Persons and those who act like them; no times, no attributes of the noun before.
bool can_be_spoken_to(const Grammar& grammar, const Phrase& phrase) {
    const DocumentView& view = grammar.view;
    const Token& head = view.token(phrase.head);
    if (head.morph.pron_type == PronType::dem || head.morph.pron_type == PronType::ind || head.upos == Upos::NUM)
        return false;
    if (grammar.cues.speech_word(view.lower(phrase.head)) & word_expletive) return false;
    if (tells_time_anywhere(grammar, phrase) || is_name_behind_preposition(view, phrase) ||
        is_name_behind_comma(view, phrase) || is_source(grammar, phrase.tokens.end))
        return false;
    const TokenIndex before = phrase.tokens.begin == 0 ? no_token : view.word_before(phrase.tokens.begin);
    const std::uint32_t p = before == no_token ? none : view.phrase_of(before);
    const bool touches = before != no_token && before + 1 == phrase.tokens.begin;
    const bool attribute = touches && p != none && phrase.can_be(Case::gen) && !is_person(view, before) &&
                           view.token(view.phrase(p).head).upos == Upos::NOUN;
    return !attribute;
}

// Many forms are dative and something else: only those that cannot be subject and object both.
bool is_plain_dative(const DocumentView& view, const Phrase& phrase) {
    const Upos tag = view.token(phrase.head).upos;
    return tag == Upos::PRON || tag == Upos::PROPN || !phrase.can_be(Case::nom) || !phrase.can_be(Case::acc);
}

// "verlangt von der Stadt, …": where the phrase hangs on the verb of the demand in the tree.
const Phrase* asked_by_demand(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    if (match.cue->act != Act::demand || match.passive) return nullptr;
    for (TokenIndex t : view.own_tokens(match.clause)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_agent) == 0) continue;
        const Phrase* phrase = phrase_at(view, t);
        if (phrase != nullptr && phrase->preposition == t && view.token(phrase->head).head == match.verb) return phrase;
    }
    return nullptr;
}

// "sagte die Politikerin der Süddeutschen Zeitung": right behind who speaks, in a form that may be the genitive, too.
const Phrase* told_outlet(const Grammar& grammar, const Phrase* subject) {
    if (subject == nullptr) return nullptr;
    const TokenIndex end = with_name_behind(grammar.view, with_attributes(grammar, *subject)).end;
    const Phrase* next = is_told_to_outlet(grammar, *subject, end) ? phrase_at(grammar.view, end) : nullptr;
    return next != nullptr && next->preposition == no_token ? next : nullptr;
}

}  // namespace

TokenRanges addressee_of(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    for (TokenIndex t : view.own_tokens(match.clause)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_to) == 0) continue;
        const Phrase* phrase = phrase_at(view, t);
        // "Nach der Operation an den Wirbeln teilte die Klinik mit": an attribute in front of the verb.
        const bool attribute = t > 0 && t < view.clause(match.clause).finite && view.token(t - 1).upos == Upos::NOUN;
        const bool somebody = phrase != nullptr && !attribute && phrase->preposition == t &&
                              view.token(phrase->head).upos != Upos::NUM && !is_passage(grammar, *phrase);
        if (somebody) return {with_attributes(grammar, *phrase)};
    }
    if (const Phrase* asked = asked_by_demand(grammar, match)) return {with_attributes(grammar, *asked)};
    const Field field(grammar, match);
    const bool asks = (match.cue->frames & frame_infinitive) != 0;
    if (match.passive) {
        const Phrase* subject = (match.cue->frames & frame_object) == 0 && asks ? field.subject() : nullptr;
        if (subject == nullptr) subject = field.object(Case::dat);
        if (subject != nullptr && subject != field.subject() && !is_plain_dative(view, *subject)) return {};
        return subject != nullptr && can_be_spoken_to(grammar, *subject)
                   ? TokenRanges{with_attributes(grammar, *subject)}
                   : TokenRanges{};
    }
    if (const Phrase* outlet = told_outlet(grammar, field.subject())) return {with_attributes(grammar, *outlet)};
    const Phrase* dative = field.object(Case::dat);
    if (dative != nullptr && is_plain_dative(view, *dative) && can_be_spoken_to(grammar, *dative))
        return {with_attributes(grammar, *dative)};
    // "Gab den Ton vor" is told to nobody.
    const bool asks_somebody = asks && (match.cue->act == Act::demand || match.cue->act == Act::warn) &&
                               (match.cue->frames & (frame_object | frame_as)) == 0;
    const Phrase* accusative = asks_somebody ? field.object(Case::acc) : nullptr;
    if (accusative != nullptr && can_be_spoken_to(grammar, *accusative)) return {with_attributes(grammar, *accusative)};
    return {};
}

}  // namespace sayso::statement
