// Pronouns: whom they take up.
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {

// Number of the verb tells "sie" (she) from "sie" (they).
std::uint8_t Resolution::whom_of_pronoun(const Reference& reference) const {
    const TokenIndex t = reference.core.begin;
    const std::uint32_t c = view_.clause_of(t);
    const bool alone = reference.core.size() == 1 && (reference.determiner == PronounKind::personal ||
                                                      reference.determiner == PronounKind::demonstrative ||
                                                      reference.determiner == PronounKind::definite);
    if (!alone || c == none || !view_.clause(c).subject.contains(t)) return reference.whom;
    const TokenIndex verb = view_.clause(c).finite;
    if (verb == no_token) return reference.whom;
    const Number number = view_.token(verb).morph.number;
    const std::uint8_t of_verb = number == Number::plur   ? whom_p
                                 : number == Number::sing ? whom_one
                                                          : whom_one | whom_p;
    std::uint8_t both = reference.whom & of_verb;
    // "Der schwieg": a subject is no woman's dative
    const Morph& morph = view_.token(t).morph;
    const std::uint8_t told = morph.case_ == Case::nom ? whom_of(morph.gender, morph.number) : std::uint8_t{0};
    if (reference.determiner == PronounKind::definite && (both & told) != 0) both &= told;
    return both != 0 ? both : reference.whom;
}

// Whom a pronoun that stands alone takes up; `is_sure_` where that leaves nothing to choose.
ActorIndex Resolution::taken_up(const Reference& pronoun) {
    ActorIndex sure = subject_before(pronoun);
    if (sure == no_actor) sure = both_of(pronoun);
    if (sure != no_actor) {
        is_sure_ = true;
        return sure;
    }
    const TokenIndex t = pronoun.core.begin;
    if (pronoun.determiner == PronounKind::definite && pronoun.core.size() == 1 &&
        t == view_.sentence_of(t).tokens.begin) {
        if (const ActorIndex a = latter(pronoun); a != no_actor && cast_[a].kind == NameKind::person) {
            is_sure_ = true;
            return a;
        }
    }
    return of_pronoun(pronoun);
}

// "Voltana baut aus. Im Juli will man eröffnen.": the body that is spoken of; no_actor beside other verbs ("man
// glaubt").
ActorIndex Resolution::body_that_plans(const Reference& nobody) const {
    const TokenIndex t = nobody.core.begin;
    const std::uint32_t c = view_.clause_of(t), sentence = view_.token(t).sentence;
    if (nobody.determiner != PronounKind::nobody || nobody.core.size() != 1 || !speaks_[t] || c == none ||
        !view_.clause(c).subject.contains(t) || view_.clause(c).finite == no_token ||
        !tables_.is_plan(view_.token(view_.clause(c).finite).lemma))
        return no_actor;
    ActorIndex found = no_actor;
    std::int32_t best = 0;
    for (const Attention::Seen& seen : attention_.seen()) {
        const ActorIndex a = cast_.same(seen.actor);
        // One that spoke before one that is merely named.
        const std::int32_t weight = Attention::faded(seen, sentence) * (cast_[a].speaks ? 2 : 1);
        if (cast_[a].kind != NameKind::body || !cast_[a].named || !cast_[a].members.empty() || weight <= best) continue;
        best = weight;
        found = a;
    }
    return found;
}

// The subject of the sentence, as the article tells it and not somebody in it; none if there is none.
std::uint32_t Resolution::subject_of_sentence(std::uint32_t sentence) const {
    const TokenRange clauses = view_.clauses_of_sentence(sentence);
    for (std::uint32_t c = clauses.end; c-- > clauses.begin;) {
        const Clause& clause = view_.clause(c);
        const bool leads = clause.kind == ClauseKind::main || clause.kind == ClauseKind::verb_first;
        if (!leads || clause.subject.empty() || clause.finite == no_token ||
            view_.token(clause.finite).morph.mood == Mood::sub || view_.quotation_of(clause.subject.begin) != none)
            continue;
        return view_.phrase_of(clause.subject.begin);
    }
    return none;
}

// "Kanzlerin Ada Brandt lehnt ab. Sie wolle warten.": the subject of the sentence before, which the sentence goes on
// about; no_actor if it is not of that gender and number, or another could be meant.
ActorIndex Resolution::subject_before(const Reference& pronoun) const {
    const TokenIndex t = pronoun.core.begin;
    const std::uint32_t sentence = view_.token(t).sentence, c = view_.clause_of(t);
    const bool subject = c != none && view_.clause(c).subject.contains(t);
    if (sentence == 0 || pronoun.determiner != PronounKind::personal || !subject) return no_actor;
    if (view_.document.sentences[sentence - 1].block != view_.document.sentences[sentence].block) return no_actor;
    const std::uint32_t p = subject_of_sentence(sentence - 1);
    const ActorIndex a = p == none ? no_actor : cast_.same(of_phrase_[p]);
    if (a == no_actor) return no_actor;
    const std::uint8_t whom = whom_of_pronoun(pronoun);
    const Actor& actor = cast_[a];
    const bool agrees = (actor.whom & whom) != 0 && (actor.whom & ~whom & whom_one) == 0 &&
                        (references_[p].whom == 0 || (references_[p].whom & whom) != 0);
    const bool person = actor.kind == NameKind::person,
               body = actor.kind == NameKind::body || actor.kind == NameKind::outlet;
    if (!agrees || !actor.members.empty() || (!person && !body)) return no_actor;
    const bool rival =
        std::any_of(attention_.seen().begin(), attention_.seen().end(), [&](const Attention::Seen& seen) {
            const Actor& other = cast_[seen.actor];
            const std::uint32_t at = view_.token(seen.at).sentence;
            const bool near = at == sentence || (body && at + 1 == sentence && other.kind == NameKind::person);
            return near && cast_.same(seen.actor) != a && (other.whom & whom) != 0;
        });
    return rival ? no_actor : a;
}

// "dieser": the one named last, in this sentence or the one before.
ActorIndex Resolution::latter(const Reference& reference) const {
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    const std::uint8_t whom = whom_of_pronoun(reference);
    const bool alone = reference.determiner == PronounKind::demonstrative;
    ActorIndex found = no_actor;
    TokenIndex at = 0;
    for (const Attention::Seen& seen : attention_.seen()) {
        const Actor& actor = cast_[seen.actor];
        const bool speaker = actor.kind == NameKind::person || actor.kind == NameKind::body ||
                             actor.kind == NameKind::outlet || (alone && actor.kind == NameKind::group);
        if (!speaker || seen.sentence + 1 < sentence || (actor.whom & whom) == 0 || seen.at < at) continue;
        at = seen.at;
        found = seen.actor;
    }
    return found;
}

// The one with most attention of the right gender and number. A subject is nobody who stands in the same clause
// already.
ActorIndex Resolution::of_pronoun(const Reference& reference) const {
    if (reference.determiner == PronounKind::demonstrative) {
        if (const ActorIndex a = latter(reference); a != no_actor) return a;
    }
    const TokenIndex t = reference.core.begin;
    const std::uint32_t sentence = view_.token(t).sentence, clause = view_.clause_of(t);
    const std::uint8_t whom = whom_of_pronoun(reference);
    const bool own = reference.determiner == PronounKind::possessive || reference.determiner == PronounKind::own;
    // "sein Anwalt", "ihre Mutter": of whom somebody speaks, and not of the court.
    const bool of_persons = own && tables_.is_of_persons(reference.called);
    std::int32_t best = 0;
    ActorIndex found = no_actor;
    for (const Attention::Seen& seen : attention_.seen()) {
        const Actor& actor = cast_[seen.actor];
        if (actor.kind == NameKind::place || (actor.kind == NameKind::other && !actor.speaks && actor.called.empty()) ||
            (actor.whom != 0 && (actor.whom & whom) == 0))
            continue;
        if (actor.whom == 0 && actor.kind == NameKind::person && (whom & (whom_m | whom_f)) == 0) continue;
        if (actor.whom == 0 && actor.kind == NameKind::state && (whom & whom_n) == 0) continue;
        if (reference.both != (actor.members.size() == 2) && reference.both) continue;
        if (!own && clause != none && seen.clause == clause && seen.at < t && view_.token(seen.at).sentence == sentence)
            continue;
        std::int32_t weight = 4 * Attention::faded(seen, sentence);
        if (actor.whom == 0) weight /= actor.kind == NameKind::person ? 2 : 4;
        if (actor.kind != NameKind::person && whom != whom_p && reference.determiner == PronounKind::personal)
            weight = weight * 3 / 4;
        if (actor.kind == NameKind::other && !actor.named) weight /= 3;
        const bool body =
            actor.kind == NameKind::body || actor.kind == NameKind::outlet || actor.kind == NameKind::state;
        if (of_persons && body) weight /= 8;
        if (weight > best) {
            best = weight;
            found = seen.actor;
        }
    }
    return found;
}

// "Mit Blick auf die Opposition sagte er", "auf Twitter schrieb sie": a subject is no body that stands in its own
// clause. A person may be ("bei der Ankündigung durch Präsident Lund nannte er …"), and whose something is.
bool Resolution::stands_beside(ActorIndex a, const Reference& pronoun) const {
    const TokenIndex t = pronoun.core.begin;
    const std::uint32_t clause = view_.clause_of(t);
    if (pronoun.determiner != PronounKind::personal || cast_[a].kind == NameKind::person || clause == none ||
        !view_.clause(clause).subject.contains(t))
        return false;
    return std::any_of(attention_.seen().begin(), attention_.seen().end(), [&](const Attention::Seen& seen) {
        return cast_.same(seen.actor) == a && !view_.token(seen.at).morph.poss && seen.clause == clause &&
               seen.at < t && view_.token(seen.at).sentence == view_.token(t).sentence;
    });
}

}  // namespace sayso::statement
