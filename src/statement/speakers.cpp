#include "statement/speakers.h"

#include <algorithm>

namespace sayso::statement {
namespace {

bool is_participle(const Token& token) { return token.morph.verb_form == VerbForm::part; }

bool is_dependent(ClauseKind kind) {
    return kind != ClauseKind::main && kind != ClauseKind::verb_first && kind != ClauseKind::fragment;
}

bool agree(const Phrase& a, const Phrase& b) {
    const bool number = a.number == Number::none || b.number == Number::none || a.number == b.number;
    const bool gender =
        a.number == Number::plur || a.gender == Gender::none || b.gender == Gender::none || a.gender == b.gender;
    return number && gender;
}

Speaker antecedent(const Grammar& grammar, std::uint32_t c) {
    const Phrase* noun = antecedent_of(grammar, c);
    if (noun == nullptr) return {};
    TokenRange whole = with_attributes(grammar, *noun);
    whole.end = std::min(whole.end, grammar.view.clause(c).tokens.begin);
    return {whole, SpeakerRole::subject};
}

Speaker agent(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    for (TokenIndex t : view.own_tokens(c)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_agent) == 0 || t + 1 >= view.size()) continue;
        const std::uint32_t p = view.phrase_of(t + 1);
        if (p == none || view.phrase(p).preposition != t) continue;
        // "die Pläne von X": the phrase before has taken it.
        if (t > 0 && view.phrase_of(t - 1) != none && view.token(t - 1).upos != Upos::AUX &&
            view.phrase_of(t - 1) + 1 == p && view.clause(c).finite != no_token && t < view.clause(c).finite &&
            view.clause(c).kind == ClauseKind::main) {
            continue;
        }
        return {with_attributes(grammar, view.phrase(p)), SpeakerRole::agent};
    }
    return {};
}

// The clause of the same kind right before c in the same sentence, whose subject c shares ("X kam und sagte").
std::uint32_t joined_clause(const DocumentView& view, std::uint32_t c) {
    const Clause& clause = view.clause(c);
    for (std::uint32_t before = c; before-- > 0 && view.clause(before).sentence == clause.sentence;) {
        const Clause& other = view.clause(before);
        const bool alike = other.parent == clause.parent && other.finite != no_token &&
                           is_dependent(other.kind) == is_dependent(clause.kind);
        // "Er betonte, Lund sei gesund, und verwies auf …": what is told in between has another subject.
        if (alike && (other.mood != Mood::sub || clause.mood == Mood::sub)) return before;
    }
    return none;
}

bool is_name(const DocumentView& view, TokenIndex t) {
    if (view.token(t).upos == Upos::PROPN) return true;
    return std::any_of(view.document.names.begin(), view.document.names.end(),
                       [&](const Name& name) { return name.tokens.contains(t); });
}

// "ein Brief, unterzeichnet von Ada Brandt": a name right behind a verb in the document's sentence.
Speaker signer_behind(const Grammar& grammar, const Phrase& document) {
    const DocumentView& view = grammar.view;
    const TokenIndex end = view.sentence_of(document.head).tokens.end;
    for (TokenIndex t = document.tokens.end + 1; t + 1 < end; ++t) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_agent) == 0 || view.token(t - 1).upos != Upos::VERB)
            continue;
        const Phrase* by = phrase_at(view, t + 1);
        if (by != nullptr && by->preposition == t && is_name(view, by->tokens.end - 1))
            return {with_attributes(grammar, *by), SpeakerRole::medium};
    }
    return {};
}

// A document, or one of what is said ("eine Erklärung"), but no "Rücktrittsforderungen".
bool is_paper(const Grammar& grammar, const Phrase& phrase) {
    const std::string_view lemma = grammar.view.token(phrase.head).lemma;
    const SourceNoun* noun = grammar.cues.source_noun(lemma);
    if (noun == nullptr || noun->kind == SourceKind::document) return noun != nullptr;
    return phrase.number != Number::plur && !grammar.cues.is_compound_of_source_noun(lemma);
}

// "Er schrieb einen Brief. Darin wird Hilfe verlangt.": the document named last, in the sentences right before.
Speaker document_pointed_back_to(const Grammar& grammar, std::uint32_t c) {
    constexpr std::uint32_t within = 2;  // sentences
    const DocumentView& view = grammar.view;
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    const auto points = std::find_if(own.begin(), own.end(), [&](TokenIndex t) {
        const std::string_view preposition = grammar.cues.preposition(view.lower(t));
        return view.token(t).upos == Upos::ADV && preposition != view.lower(t) &&
               (grammar.cues.speech_word(preposition) & word_medium) != 0;
    });
    if (points == own.end()) return {};
    return document_before(grammar, *points, within);
}

}  // namespace

Speaker document_before(const Grammar& grammar, TokenIndex word, std::uint32_t within) {
    const DocumentView& view = grammar.view;
    const std::uint32_t sentence = view.token(word).sentence;
    const Sentence& first = view.document.sentences[sentence - std::min(sentence, within)];
    for (TokenIndex t = word; t-- > first.tokens.begin;) {
        if (view.sentence_of(t).block != view.sentence_of(word).block) break;
        const std::uint32_t p = view.phrase_of(t);
        if (p == none || view.phrase(p).head != t) continue;
        if (!is_paper(grammar, view.phrase(p))) continue;
        const Speaker signer = signer_behind(grammar, view.phrase(p));
        if (signer.role != SpeakerRole::nobody) return signer;
        return {with_attributes(grammar, view.phrase(p)), SpeakerRole::medium};
    }
    return {};
}

Speaker document_in_clause(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    for (TokenIndex t : view.own_tokens(c)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_medium) == 0 || t + 1 >= view.size()) continue;
        const std::uint32_t p = view.phrase_of(t + 1);
        if (p == none || view.phrase(p).preposition != t) continue;
        if (grammar.cues.source_noun(view.token(view.phrase(p).head).lemma) == nullptr) continue;
        return {with_attributes(grammar, view.phrase(p)), SpeakerRole::medium};
    }
    return document_pointed_back_to(grammar, c);
}

namespace {

// "hieß es aus Moskau", "hieß es bei der Nato": a name that the words come from.
Speaker origin_in_clause(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    for (TokenIndex t : view.own_tokens(c)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_origin) == 0 || t + 1 >= view.size()) continue;
        const std::uint32_t p = view.phrase_of(t + 1);
        if (p == none || view.phrase(p).preposition != t || !is_name(view, view.phrase(p).head)) continue;
        return {with_attributes(grammar, view.phrase(p)), SpeakerRole::source};
    }
    return {};
}

Speaker of_expletive(const Grammar& grammar, std::uint32_t c) {
    const Speaker document = document_in_clause(grammar, c);
    return document.role != SpeakerRole::nobody ? document : origin_in_clause(grammar, c);
}

// "Wie „alles online“ berichtet", "Das berichtet „Der Querschnitt“": a name in marks right behind the word that opens
// the clause or behind its verb.
Speaker in_marks_behind(const DocumentView& view, const Clause& clause, TokenIndex word) {
    const TokenIndex open = word == no_token ? no_token : word + 1;
    const TokenRange name = short_marks_at(view, open, clause.tokens.end);
    return name.empty() ? Speaker{} : Speaker{name, SpeakerRole::subject};
}

}  // namespace

const Phrase* antecedent_of(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(c);
    const TokenIndex begin = clause.tokens.begin;
    const TokenIndex first = view.sentence_of(begin).tokens.begin;
    const std::uint32_t pronoun = clause.introducer == no_token ? none : view.phrase_of(clause.introducer);
    constexpr TokenIndex reach = 16;
    for (TokenIndex t = begin; t-- > first && begin - t < reach;) {
        const std::uint32_t p = view.phrase_of(t);
        if (p == none) continue;
        const Phrase& phrase = view.phrase(p);
        t = phrase.tokens.begin;
        if (pronoun == none || agree(view.phrase(pronoun), phrase)) return &phrase;
    }
    return nullptr;
}

const Phrase* phrase_at(const DocumentView& view, TokenIndex t) {
    if (t >= view.size()) return nullptr;
    const std::uint32_t p = view.phrase_of(t);
    if (p != none) return &view.phrase(p);
    if (t + 1 >= view.size()) return nullptr;
    const std::uint32_t next = view.phrase_of(t + 1);
    return next != none && view.phrase(next).preposition == t ? &view.phrase(next) : nullptr;
}

const Phrase* phrase_without_preposition(const DocumentView& view, TokenIndex t, TokenIndex end) {
    const Phrase* phrase = t < end ? phrase_at(view, t) : nullptr;
    return phrase != nullptr && phrase->tokens.begin == t && phrase->preposition == no_token ? phrase : nullptr;
}

const Phrase* subject_phrase(const DocumentView& view, std::uint32_t c) {
    const TokenRange subject = view.clause(c).subject;
    return subject.empty() || view.phrase_of(subject.begin) == none ? nullptr
                                                                    : &view.phrase(view.phrase_of(subject.begin));
}

bool is_passive(const Grammar& grammar, std::uint32_t c, TokenIndex verb) {
    const DocumentView& view = grammar.view;
    if (!is_participle(view.token(verb))) return false;
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        const Token& token = view.token(t);
        return t != verb && token.upos == Upos::AUX && grammar.cues.helper(token.lemma) == Helper::passive;
    });
}

bool opens_with_possessor(const DocumentView& view, std::uint32_t c, const Phrase& phrase) {
    const Clause& clause = view.clause(c);
    if (clause.kind != ClauseKind::relative || clause.introducer == no_token ||
        clause.introducer + 1 != phrase.tokens.begin || phrase.preposition != no_token)
        return false;
    const Phrase* whose = phrase_at(view, clause.introducer);
    return whose != nullptr && whose->tokens.size() == 1 && whose->can_be(Case::gen) && !whose->can_be(Case::nom) &&
           !whose->can_be(Case::acc);
}

Speaker nominative_behind(const Grammar& grammar, std::uint32_t c, TokenIndex t) {
    const DocumentView& view = grammar.view;
    if (const Speaker name = in_marks_behind(view, view.clause(c), t); name.role != SpeakerRole::nobody) return name;
    for (TokenIndex own : view.own_tokens(c)) {
        const Phrase* phrase = own > t ? phrase_at(view, own) : nullptr;
        if (phrase == nullptr || phrase->tokens.begin != own || phrase->preposition != no_token ||
            !phrase->can_be(Case::nom))
            continue;
        if (!view.token(phrase->head).morph.reflex) return {with_attributes(grammar, *phrase), SpeakerRole::subject};
    }
    return {};
}

Speaker speaker_of_verb(const Grammar& grammar, std::uint32_t c, TokenIndex verb) {
    const DocumentView& view = grammar.view;
    if (is_passive(grammar, c, verb)) {
        const Speaker by = agent(grammar, c);
        return by.role != SpeakerRole::nobody ? by : document_in_clause(grammar, c);
    }
    constexpr int most_steps = 4;
    const std::uint32_t own = c;
    for (int step = 0; step < most_steps && c != none; ++step) {
        const Clause& clause = view.clause(c);
        if (const Phrase* subject = subject_phrase(view, c)) {
            const TokenIndex head = subject->head;
            if (clause.kind == ClauseKind::relative && subject->head == clause.introducer)
                return antecedent(grammar, c);
            if (grammar.cues.speech_word(view.lower(head)) & word_expletive) return of_expletive(grammar, c);
            TokenRange words = with_attributes(grammar, *subject);
            // "das Ziel, das Peter Lund nannte": the pronoun is no article of the name.
            if (clause.kind == ClauseKind::relative && words.begin == clause.introducer) ++words.begin;
            return {words, SpeakerRole::subject};
        }
        if (clause.kind == ClauseKind::relative && clause.introducer != no_token &&
            clause.introducer == clause.tokens.begin) {
            return antecedent(grammar, c);
        }
        if (const Speaker name = in_marks_behind(view, clause, clause.introducer); name.role != SpeakerRole::nobody)
            return name;
        c = clause.kind == ClauseKind::infinitive ? clause.parent : joined_clause(view, c);
    }
    return document_in_clause(grammar, own);
}

TokenIndex saying_that_acts(const Grammar& grammar, std::uint32_t c) {
    const Phrase* subject = subject_phrase(grammar.view, c);
    if (subject == nullptr) return no_token;
    const std::string_view lemma = grammar.view.token(subject->head).lemma;
    const NounCue* noun = grammar.cues.noun(lemma);
    const SourceNoun* source = grammar.cues.source_noun(lemma);
    const bool document = source != nullptr && source->kind == SourceKind::document;
    return noun != nullptr && (noun->frames & frame_clause) && !document ? subject->head : no_token;
}

Speaker origin_of_saying(const Grammar& grammar, std::uint32_t c, TokenIndex noun) {
    const Phrase* who = phrase_opened_by(grammar, c, word_origin | word_agent,
                                         [&](const Phrase& phrase) { return !tells_time(grammar, phrase.head); });
    return who == nullptr ? speaker_of_noun(grammar, noun)
                          : Speaker{with_attributes(grammar, *who), SpeakerRole::source};
}

Speaker speaker_of_noun(const Grammar& grammar, TokenIndex noun) {
    const DocumentView& view = grammar.view;
    const std::uint32_t p = view.phrase_of(noun);
    if (p == none) return {};
    const Phrase& phrase = view.phrase(p);
    // Behind it: "die Kritik der SPD", "Vorwürfe von Amnesty International".
    if (const Phrase* next = phrase_at(view, phrase.tokens.end)) {
        const TokenIndex between = phrase.tokens.end;
        const bool of = next->preposition == between && (grammar.cues.speech_word(view.lower(between)) & word_agent);
        const bool genitive = next->tokens.begin == between && next->can_be(Case::gen) && !next->can_be(Case::acc);
        const bool somebody = !tells_time(grammar, next->head);  // not "Angaben von Montag"
        if ((of || genitive) && somebody && view.token(next->head).sentence == view.token(noun).sentence) {
            return {with_attributes(grammar, *next), SpeakerRole::possessor};
        }
    }
    // In it, a full name in the genitive: "nach Ansicht Ada Brandts".
    const TokenRange name{noun + 1, phrase.tokens.end};
    if (name.size() > 1 && view.token(name.begin).upos == Upos::PROPN && view.token(name.end - 1).upos == Upos::PROPN &&
        view.token(name.end - 1).morph.case_ == Case::gen)
        return {name, SpeakerRole::possessor};
    // In it: "seine Kritik", "deren Angaben", "Merkels Forderung".
    for (TokenIndex t = phrase.tokens.begin; t < noun; ++t) {
        const Token& token = view.token(t);
        const bool latter = t == phrase.tokens.begin && token.upos == Upos::PRON && token.morph.case_ == Case::gen;
        if (token.morph.poss || latter) return {{t, t + 1}, SpeakerRole::possessor};
        if (token.upos == Upos::PROPN && t + 1 == noun) {
            TokenIndex begin = t;
            while (begin > phrase.tokens.begin && view.token(begin - 1).upos == Upos::PROPN) --begin;
            return {{begin, t + 1}, SpeakerRole::possessor};
        }
    }
    return {};
}

}  // namespace sayso::statement
