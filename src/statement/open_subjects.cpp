#include "statement/open_subjects.h"

#include <algorithm>

#include "statement/speakers.h"
#include "statement/verb_match.h"

namespace sayso::statement {
namespace {

// Whether the phrase in front can be the object of the verb, and is nothing that says something.
bool is_thing_in_front(const SpeakerContext& context, const Clause& clause, const Phrase& phrase) {
    const DocumentView& view = context.grammar.view;
    if (phrase.tokens.begin != clause.tokens.begin || phrase.tokens.begin >= clause.finite) return false;
    if (phrase.preposition != no_token || !phrase.can_be(Case::acc)) return false;
    return view.token(phrase.head).upos == Upos::NOUN && !can_speak(speaker_kind(context, phrase.head));
}

// A person, body or group; no document, which can be talked about as well.
bool is_somebody(std::string_view kind) {
    return can_speak(kind) && kind != "relative" && kind != "paper" && kind != "document";
}

// The first phrase behind `place`, if it is somebody who can be the subject of the finite verb; nullptr.
const Phrase* somebody_behind(const SpeakerContext& context, std::uint32_t c, TokenIndex place) {
    const DocumentView& view = context.grammar.view;
    const Number wanted = view.token(view.clause(c).finite).morph.number;
    for (TokenIndex t : view.own_tokens(c)) {
        const std::uint32_t p = t > place ? view.phrase_of(t) : none;
        if (p == none) continue;
        const Phrase& phrase = view.phrase(p);
        const bool agrees = wanted == Number::none || phrase.number == Number::none || wanted == phrase.number;
        const bool subject = phrase.preposition == no_token && phrase.can_be(Case::nom) && agrees;
        return subject && is_somebody(speaker_kind(context, phrase.head)) ? &phrase : nullptr;
    }
    return nullptr;
}

// "Die Klägerin bestritt den Unfall, der Beklagte den Schaden": what opens the clause is its subject, where a phrase
// that can be nothing but the object stands between the verb and what was taken for it. nullptr where it is not.
const Phrase* subject_in_front(const DocumentView& view, std::uint32_t c) {
    const Clause& clause = view.clause(c);
    const Phrase* front = phrase_at(view, clause.tokens.begin);
    const TokenIndex taken = clause.subject.begin;
    if (front == nullptr || front->tokens.begin != clause.tokens.begin || !front->can_be(Case::nom) ||
        clause.finite != front->tokens.end || taken <= clause.finite + 1 || !view.is_mark(taken - 1, ","))
        return nullptr;
    const Phrase* object = phrase_at(view, clause.finite + 1);
    const bool plain = object != nullptr && object->tokens.begin == clause.finite + 1 &&
                       object->tokens.end == taken - 1 && object->can_be(Case::acc) && !object->can_be(Case::nom);
    return plain ? front : nullptr;
}

// A verb that can have what it tells as a phrase in its clause, and has no clause that tells it ("Kritiker werfen Holm
// vor, er habe …").
bool tells_of_a_phrase(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    for (std::uint32_t child : view.children(c)) {
        if (view.clause(child).kind == ClauseKind::complement) return false;
    }
    for (std::uint32_t next = c + 1; next < view.clauses_of_sentence(view.clause(c).sentence).end; ++next) {
        const bool colon = view.is_mark(view.clause(next).tokens.begin - 1, ":");
        if (view.clause(next).kind == ClauseKind::main && view.clause(next).mood == Mood::sub && !colon) return false;
    }
    const std::vector<VerbMatch> matches = match_verbs(grammar, c);
    return std::any_of(matches.begin(), matches.end(), [](const VerbMatch& match) {
        return !match.passive && (match.cue->frames & (frame_object | frame_as | frame_prepositional)) != 0;
    });
}

// Whether the pronoun that opens the relative clause can be the verb's object, and stands for nothing that says
// something; "die" may have been taken for the article of who speaks ("die Minister Lund nannte").
bool opens_with_thing(const SpeakerContext& context, std::uint32_t c) {
    const DocumentView& view = context.grammar.view;
    const Clause& clause = view.clause(c);
    const std::uint32_t p = clause.introducer == no_token ? none : view.phrase_of(clause.introducer);
    if (p == none || view.phrase(p).preposition != no_token || view.phrase(p).tokens.begin != clause.introducer)
        return false;
    const bool alone = view.phrase(p).tokens.size() == 1;
    if (alone && (!view.phrase(p).can_be(Case::acc) || clause.subject != view.phrase(p).tokens)) return false;
    const Phrase* const noun = antecedent_of(context.grammar, c);
    if (noun == nullptr) return false;
    const Number finite = view.token(clause.finite).morph.number;
    const bool other = noun->number != Number::none && finite != Number::none && noun->number != finite;
    return other || !can_speak(speaker_kind(context, noun->head));
}

// "Holm, deren Entlassung die Partei verlangt": whether the relative clause opens with a thing of the noun's, which can
// be the verb's object and was taken for its subject.
bool opens_with_possession(const SpeakerContext& context, std::uint32_t c) {
    const DocumentView& view = context.grammar.view;
    const Phrase* thing = subject_phrase(view, c);
    return thing != nullptr && opens_with_possessor(view, c, *thing) && thing->can_be(Case::acc) &&
           view.token(thing->head).upos == Upos::NOUN && !can_speak(speaker_kind(context, thing->head));
}

// Where somebody may begin in a relative clause that opens with a thing: behind it, or with the pronoun where that was
// taken for an article; no_token in other clauses.
TokenIndex place_of_somebody(const SpeakerContext& context, std::uint32_t c) {
    const DocumentView& view = context.grammar.view;
    const Clause& clause = view.clause(c);
    if (opens_with_possession(context, c)) return clause.subject.end;
    if (!opens_with_thing(context, c)) return no_token;
    const bool alone = view.phrase(view.phrase_of(clause.introducer)).tokens.size() == 1;
    return alone ? clause.introducer + 1 : clause.introducer;
}

// The phrase at that place, if it is somebody who can be the verb's subject; nullptr.
const Phrase* somebody_in_relative(const SpeakerContext& context, std::uint32_t c) {
    const DocumentView& view = context.grammar.view;
    const Clause& clause = view.clause(c);
    const TokenIndex begin = place_of_somebody(context, c);
    const std::uint32_t p = begin < clause.tokens.end ? view.phrase_of(begin) : none;
    if (p == none || view.phrase(p).preposition != no_token || view.phrase(p).tokens.end > clause.finite)
        return nullptr;
    const Phrase& phrase = view.phrase(p);
    const Number wanted = view.token(clause.finite).morph.number;
    const bool agrees = wanted == Number::none || phrase.number == Number::none || wanted == phrase.number ||
                        begin == clause.introducer;
    return agrees && phrase.can_be(Case::nom) && is_somebody(speaker_kind(context, phrase.head)) ? &phrase : nullptr;
}

// "Deshalb hält es die Ministerin für möglich, dass …": the pronoun right behind the verb may stand for the clause to
// come.
bool is_correlate(const Grammar& grammar, const Clause& clause, const Phrase& subject) {
    return subject.tokens == TokenRange{clause.finite + 1, clause.finite + 2} &&
           (grammar.cues.speech_word(grammar.view.lower(subject.head)) & word_expletive) != 0;
}

void settle_relative(const SpeakerContext& context, DocumentView& view, std::uint32_t c) {
    if (view.clause(c).finite == no_token) return;
    const Phrase* const somebody = somebody_in_relative(context, c);
    if (somebody != nullptr && tells_of_a_phrase(context.grammar, c)) view.set_subject(c, somebody->tokens);
}

// "Der Verband begrüßt das Gesetz, hält es aber für lasch": the pronoun right behind a verb that calls something by a
// name is what it calls so, where the clause before has who acts.
bool is_called(const Grammar& grammar, std::uint32_t c, const Phrase& subject) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(c);
    const bool pronoun = clause.kind == ClauseKind::verb_first && clause.tokens.begin == clause.finite && c > 0 &&
                         subject.tokens == TokenRange{clause.finite + 1, clause.finite + 2} &&
                         (grammar.cues.speech_word(view.lower(subject.head)) & word_expletive) != 0;
    if (!pronoun || view.clause(c - 1).sentence != clause.sentence || view.clause(c - 1).subject.empty() ||
        phrase_without_preposition(view, subject.tokens.end, clause.tokens.end) != nullptr)
        return false;
    const std::vector<VerbMatch> matches = match_verbs(grammar, c);
    return std::any_of(matches.begin(), matches.end(), [](const VerbMatch& match) {
        return !match.passive && (match.cue->frames & frame_as) != 0 && (match.cue->frames & frame_meets) == 0;
    });
}

// "„Panikmache“ nennt das der Verband": what stands in marks in front of the verb is what something is called, and who
// is behind the verb calls it so.
const Phrase* caller_behind(const SpeakerContext& context, std::uint32_t c, const Phrase& subject) {
    const DocumentView& view = context.grammar.view;
    const Clause& clause = view.clause(c);
    if (subject.tokens.begin > clause.finite || !opens_with_marks(view, clause)) return nullptr;
    const std::vector<VerbMatch> matches = match_verbs(context.grammar, c);
    const bool calls = std::any_of(matches.begin(), matches.end(), [](const VerbMatch& match) {
        return !match.passive && (match.cue->frames & frame_as) != 0;
    });
    if (!calls) return nullptr;
    for (TokenIndex t : view.own_tokens(c)) {
        const Phrase* phrase = t > clause.finite ? phrase_without_preposition(view, t, clause.tokens.end) : nullptr;
        const bool acts = phrase != nullptr && phrase->can_be(Case::nom) &&
                          (can_speak(speaker_kind(context, phrase->head)) || !phrase->can_be(Case::acc));
        if (acts) return phrase;
    }
    return nullptr;
}

}  // namespace

void settle_open_subjects(const SpeakerContext& context, DocumentView& view) {
    for (std::uint32_t c = 0; c < view.document.clauses.size(); ++c) {
        const Clause& clause = view.clause(c);
        if (clause.kind == ClauseKind::relative) settle_relative(context, view, c);
        if (const Phrase* pronoun = subject_phrase(view, c);
            pronoun != nullptr && is_called(context.grammar, c, *pronoun))
            view.set_subject(c, {});
        const Phrase* subject = clause.kind == ClauseKind::main ? subject_phrase(view, c) : nullptr;
        if (subject == nullptr || clause.finite == no_token) continue;
        if (const Phrase* caller = caller_behind(context, c, *subject)) {
            view.set_subject(c, caller->tokens);
            continue;
        }
        if (const Phrase* front = subject_in_front(view, c)) view.set_subject(c, front->tokens);
        if (is_correlate(context.grammar, clause, *subject)) {
            const Phrase* holder = somebody_behind(context, c, subject->head);
            if (holder != nullptr && holder->tokens.begin == subject->tokens.end) view.set_subject(c, holder->tokens);
            continue;
        }
        if (!is_thing_in_front(context, clause, *subject)) continue;
        const Phrase* somebody = somebody_behind(context, c, clause.finite);
        if (somebody != nullptr && tells_of_a_phrase(context.grammar, c)) view.set_subject(c, somebody->tokens);
    }
}

}  // namespace sayso::statement
