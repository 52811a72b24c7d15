#include "statement/field.h"

#include <algorithm>

#include "text/text.h"

namespace sayso::statement {
namespace {

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

bool is_circumstance(const Clause& clause) {
    return clause.kind == ClauseKind::adverbial ||
           (clause.kind == ClauseKind::infinitive && clause.introducer != no_token);
}

// "in Frage stellen", "ist die Rede von": preposition and article of a noun that belongs to the cue; empty for other
// words.
TokenRange opening_of_cue_noun(const DocumentView& view, TokenIndex t) {
    const std::uint32_t p = view.phrase_of(t);
    if (view.token(t).upos != Upos::NOUN || p == none || view.phrase(p).head != t) return {};
    const Phrase& phrase = view.phrase(p);
    TokenIndex end = phrase.tokens.begin;
    if (end < t && view.token(end).upos == Upos::DET) ++end;
    return {phrase.preposition != no_token ? phrase.preposition : phrase.tokens.begin, end};
}

// "1.500 bis 2.000 Teilnehmer": the preposition stands between two numbers and asks for nothing.
bool is_range(const DocumentView& view, const Phrase& phrase) {
    const TokenIndex word = phrase.preposition;
    return word != no_token && word > 0 && view.token(word - 1).upos == Upos::NUM &&
           view.token(phrase.tokens.begin).upos == Upos::NUM;
}

}  // namespace

Field::Field(const Grammar& grammar, const VerbMatch& match)
    : grammar_(grammar),
      view_(grammar.view),
      match_(match),
      clause_(view_.clause(match.clause)),
      left_out_(match.words) {
    // "hält die Zahl für geschönt": beside a finite verb a participle tells what something is said to be.
    const Token& verb = view_.token(match.verb);
    const bool calls = (match.cue->frames & frame_as) != 0 && verb.upos == Upos::VERB;
    for (TokenIndex t : view_.own_tokens(match.clause)) {
        const bool predicate = calls && verb.morph.verb_form == VerbForm::fin && t != match.verb &&
                               view_.token(t).morph.verb_form != VerbForm::inf;
        if (is_verb(view_.token(t)) && !predicate) left_out_.push_back({t, t + 1});
    }
    for (TokenRange word : match.words) left_out_.push_back(opening_of_cue_noun(view_, word.begin));
    for (std::uint32_t child : view_.children(match.clause)) {
        if (is_circumstance(view_.clause(child)) || is_as_reported(grammar, child))
            left_out_.push_back(view_.clause(child).tokens);
    }
    part_ = part_of_verb(grammar, match.clause, match.verb, match.words);
    if (part_ != clause_.tokens) {
        left_out_.push_back({clause_.tokens.begin, part_.begin});
        left_out_.push_back({part_.end, clause_.tokens.end});
    }
    actor_ = actor_of(grammar, match);
    left_out_.push_back(actor_with_preposition());
}

const Phrase* Field::object(Case wanted) const {
    for (TokenIndex t : view_.own_tokens(match_.clause)) {
        const std::uint32_t p = view_.phrase_of(t);
        if (p == none || view_.phrase(p).head != t || !part_.contains(t)) continue;
        const Phrase& phrase = view_.phrase(p);
        if ((phrase.preposition != no_token && !is_range(view_, phrase)) || !phrase.can_be(wanted) ||
            is_subject(phrase))
            continue;
        if (can_be_object(phrase) && !beside_subject(phrase)) return &phrase;
    }
    return nullptr;
}

TokenRanges Field::content_from(TokenIndex begin) const {
    return pieces(grammar_, {begin, end_of_part(begin)}, left_out_);
}

TokenIndex Field::end_of_part(TokenIndex begin) const {
    const bool before_verb = clause_.finite != no_token && clause_.kind == ClauseKind::main && begin < clause_.finite;
    if (before_verb) return clause_.finite;
    for (TokenIndex t = begin; t < clause_.tokens.end; ++t) {
        const bool dash = view_.is_mark(t, "–") || view_.is_mark(t, "—");
        const bool quoted = t + 2 < clause_.tokens.end && view_.token(t + 1).kind == TokenKind::quote_open &&
                            view_.quotation_of(t + 2) != none;
        if (view_.is_mark(t, ":") || (dash && quoted)) return t;
    }
    return clause_.tokens.end;
}

TokenIndex Field::preposition() const {
    TokenIndex when = no_token;
    for (TokenIndex t : view_.own_tokens(match_.clause)) {
        if (contains(match_.words, t) || contains({actor_.tokens}, t) || !part_.contains(t)) continue;
        const Upos tag = view_.token(t).upos;
        if (is_verb(view_.token(t)) || tag == Upos::NOUN || tag == Upos::PROPN) continue;
        if (!is_asked_for(grammar_, match_.cue->prepositions, t)) continue;
        // "Von 20 Minuten berichtet der Helfer, von 90 der Verband": behind the comma somebody else does.
        if (!tells_when(t)) return when != no_token && view_.is_mark(t - 1, ",") ? when : t;
        if (when == no_token) when = t;
    }
    // "erinnerte an den Herbst 1989", but not "übte am Montag Kritik"
    const bool alone =
        match_.words.size() > 1 && when != no_token && phrase_at(view_, when)->tokens.end == end_of_part(when);
    return alone ? no_token : when;
}

bool Field::tells_when(TokenIndex preposition) const {
    const Phrase* phrase = phrase_at(view_, preposition);
    return phrase != nullptr && phrase->preposition == preposition && tells_time(grammar_, phrase->head);
}

TokenRange Field::actor_with_preposition() const {
    TokenRange range = actor_.tokens;
    const bool behind_preposition = actor_.role == SpeakerRole::agent || actor_.role == SpeakerRole::medium;
    if (behind_preposition && range.begin > 0 && view_.token(range.begin - 1).upos == Upos::ADP) --range.begin;
    return range;
}

bool Field::is_subject(const Phrase& phrase) const { return !match_.passive && clause_.subject == phrase.tokens; }

// In front of the verb of a main clause there is room for one: what else stands there belongs to the subject. Behind
// the subject and a comma stands an apposition ("der Leiter der Studie, Paulo Pinheiro,").
bool Field::beside_subject(const Phrase& phrase) const {
    if (clause_.subject.empty() || match_.passive) return false;
    if (clause_.kind == ClauseKind::main && clause_.subject.begin < clause_.finite)
        return phrase.tokens.begin < clause_.finite;
    const TokenIndex begin = phrase.tokens.begin;
    // "die Geigerin, die den Mut lobte": the noun that a relative clause hangs on has none.
    const bool inside = actor_.role == SpeakerRole::subject && clause_.tokens.contains(actor_.tokens.begin);
    const TokenRange subject = inside ? actor_.tokens : clause_.subject;
    return begin > subject.end && begin <= subject.end + 2 && view_.is_mark(subject.end, ",");
}

bool Field::can_be_object(const Phrase& phrase) const {
    if (contains(match_.words, phrase.head) || contains({actor_.tokens}, phrase.head)) return false;
    if (view_.token(phrase.head).morph.reflex || text::is_quoted_behind_preposition(view_.document, phrase))
        return false;
    return !(grammar_.cues.speech_word(view_.lower(phrase.head)) & word_expletive) || phrase.tokens.size() > 1;
}

namespace {

bool has_phrase_in(const DocumentView& view, std::uint32_t c, TokenRange part, const TokenRanges& cue) {
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        return part.contains(t) && view.phrase_of(t) != none && !view.clause(c).subject.contains(t) &&
               !contains(cue, t);
    });
}

}  // namespace

TokenRange part_of_verb(const Grammar& grammar, std::uint32_t c, TokenIndex verb, const TokenRanges& cue) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(c);
    // By their place, for a participle may look like a finite verb ("verteidigt").
    const bool behind = clause.kind == ClauseKind::main || clause.kind == ClauseKind::verb_first;
    const auto shares = [&](TokenIndex t) {
        return t != clause.finite && (t > clause.finite) == behind && view.token(t).upos == Upos::VERB;
    };
    if (clause.finite == no_token || !shares(verb) || is_passive(grammar, c, verb)) return clause.tokens;
    const auto goes_on_behind = [&](TokenIndex t) {
        const TokenIndex next = t + 1;
        return next < clause.tokens.end && view.clause_of(next) == c &&
               (grammar.cues.is_coordinator(view.lower(next)) || view.is_mark(next, ","));
    };
    TokenRange part = clause.tokens;
    bool more = false;
    for (TokenIndex t : view.own_tokens(c)) {
        if (t == verb || !shares(t)) continue;
        if (t < verb && goes_on_behind(t)) part.begin = t + 1;
        more |= t > verb;
    }
    if (more && goes_on_behind(verb)) part.end = verb + 1;
    return has_phrase_in(view, c, part, cue) ? part : clause.tokens;
}

bool is_of_other_verb(const DocumentView& view, const VerbMatch& match, const Clause& child) {
    const auto is_participle = [&](TokenIndex t) {
        return view.token(t).upos == Upos::VERB && view.token(t).morph.verb_form == VerbForm::part;
    };
    if (!is_participle(match.verb)) return false;
    const std::vector<TokenIndex>& own = view.own_tokens(match.clause);
    return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        if (contains(match.words, t) || !is_participle(t)) return false;
        return t < child.tokens.begin && (t > match.verb || child.tokens.begin < match.verb);
    });
}

namespace {

bool agrees(const Phrase& phrase, const Token& finite) {
    return phrase.can_be(Case::nom) && (phrase.number == Number::none || phrase.number == finite.morph.number);
}

// "Die Anklage hat Haft gefordert, der Verteidiger einen Freispruch verlangt": who acts with a verb that shares its
// auxiliary with others and has a subject of its own; nobody where it has not.
Speaker actor_of_part(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(match.clause);
    if (match.passive || clause.finite == no_token || clause.kind != ClauseKind::main) return {};
    const TokenRange part = part_of_verb(grammar, match.clause, match.verb, match.words);
    if (part == clause.tokens) return {};
    const auto subject_of_part = [&](const Phrase& subject) {
        return Speaker{.tokens = with_attributes(grammar, subject), .role = SpeakerRole::subject, .of_part = true};
    };
    const Token& finite = view.token(clause.finite);
    if (part.begin <= clause.finite) {
        // The subject of the clause may have been taken from behind.
        const Phrase* front = phrase_without_preposition(view, clause.tokens.begin, clause.finite);
        const bool taken = clause.subject.begin >= part.end && front != nullptr && agrees(*front, finite);
        return taken ? subject_of_part(*front) : Speaker{};
    }
    const Phrase* first =
        view.is_mark(part.begin, ",") ? phrase_without_preposition(view, part.begin + 1, part.end) : nullptr;
    if (first == nullptr || !agrees(*first, finite)) return {};
    // "…, der Verein einen Aufschub verlangt", "…, die Verteidigung auf Bewährung plädiert": it cannot be the object,
    // or there is another, or the verb has none.
    bool other = false;
    for (TokenIndex t = first->tokens.end; t < match.verb; ++t) {
        const Phrase* phrase = phrase_without_preposition(view, t, match.verb);
        other |= phrase != nullptr && phrase->can_be(Case::acc);
    }
    const bool alone = ((match.cue->frames & frame_prepositional) != 0 && (match.cue->frames & frame_object) == 0) ||
                       is_asked_for(grammar, match.cue->prepositions, first->tokens.end);
    if (first->can_be(Case::acc) && !other && !alone) return {};
    return subject_of_part(*first);
}

}  // namespace

Speaker actor_of(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    Speaker actor = actor_of_part(grammar, match);
    if (actor.role == SpeakerRole::nobody) actor = speaker_of_verb(grammar, match.clause, match.verb);
    // "ist die Rede von": the subject is part of the cue.
    if (overlap(match.words, actor.tokens)) return document_in_clause(grammar, match.clause);
    // Behind a noun for a person the name is theirs; "schrieb der Kurier Meier zu".
    const TokenIndex last = actor.tokens.empty() ? no_token : actor.tokens.end - 1;
    if (last != no_token && grammar.cues.person_noun(view.token(last).lemma) != PersonNoun::none)
        actor.tokens = with_name_behind(view, actor.tokens);
    const TokenIndex finite = view.clause(match.clause).finite;
    if (finite == no_token || actor.tokens.begin < finite) return actor;
    for (TokenIndex t = actor.tokens.begin + 1; t < actor.tokens.end; ++t) {
        if (view.token(t).upos == Upos::ADP && is_asked_for(grammar, match.cue->prepositions, t)) actor.tokens.end = t;
    }
    return actor;
}

namespace {

// "zitiert die Zeitung aus dem Papier"; not "zitiert ihn mit den Worten".
const Phrase* document_cited(const Grammar& grammar, const VerbMatch& match, const Field& field) {
    const TokenIndex word = match.passive ? no_token : field.preposition();
    const Phrase* phrase = word == no_token ? nullptr : phrase_at(grammar.view, word);
    if (phrase == nullptr || phrase->preposition != word) return nullptr;
    const SourceNoun* noun = grammar.cues.source_noun(grammar.view.token(phrase->head).lemma);
    return noun != nullptr && noun->kind == SourceKind::words ? nullptr : phrase;
}

}  // namespace

Voices voices_of(const Grammar& grammar, const VerbMatch& match) {
    const Speaker actor = actor_of(grammar, match);
    if ((match.cue->frames & frame_cites) == 0) return {actor, {}};
    const Field field(grammar, match);
    const Phrase* cited = match.passive ? field.subject() : field.object(Case::acc);
    if (cited == nullptr) cited = document_cited(grammar, match, field);
    if (cited == nullptr) return {actor, {}};
    return {{with_attributes(grammar, *cited), SpeakerRole::subject}, actor.tokens};
}

Finding found_by(const VerbMatch& match, const Speaker& speaker) {
    Finding f{.act = match.act(),
              .certainty = match.cue->certainty,
              .cue = match.words,
              .speaker_role = speaker.role,
              .anchor = match.verb,
              .negated = match.negated};
    if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
    return f;
}

}  // namespace sayso::statement
