// Who the article says that somebody is: "Vorsitzende des Vereins ist Ada Brandt", "Jan Peters wird neuer Chef der
// Werft", "ein Mann namens Jan Peters".
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {

// "ist seit 2015 Leiterin": the year is no part of the phrase.
bool Resolution::is_role_since(const Reference& noun) const {
    return noun.kind == Reference::Kind::noun && noun.noun == noun.core.begin + 1 &&
           view_.token(noun.core.begin).upos == Upos::NUM && view_.token(noun.noun).morph.number == Number::sing &&
           tables_.role(noun.called).has_value();
}

// The noun and the name that stand as subject and predicate in a clause with such a verb; both `none` where there is
// not just one of each, or the clause says that they are not the same.
Resolution::Predication Resolution::predication(std::uint32_t c) const {
    const Clause& clause = view_.clause(c);
    if (clause.finite == no_token || !tables_.is_copula(view_.token(clause.finite).lemma)) return {};
    if (clause.predicate != no_token && clause.predicate != clause.finite) return {};  // "ist gewählt", "ist besorgt"
    Predication found;
    TokenIndex end = 0;  // of the phrase before, with its attributes
    for (TokenIndex t : view_.own_tokens(c)) {
        if (tables_.is_negation(view_.lower(t))) return {};
        const std::uint32_t p = view_.phrase_of(t);
        if (p == none || t < end || references_[p].core.begin != t) continue;
        const Reference& reference = references_[p];
        // "ist Wirt des Gasthofs Krone": the name goes on with the noun.
        const bool goes_on = found.noun != none && t == end && reference.determiner == PronounKind::none;
        end = reference.tokens.end;
        if (goes_on) continue;
        const Phrase& phrase = view_.phrase(p);
        if ((phrase.preposition != no_token || !phrase.can_be(Case::nom)) && !is_role_since(reference)) continue;
        const bool name = reference.kind == Reference::Kind::name && is_or_may_be_person(of_name_[reference.name]);
        std::uint32_t& place = name ? found.name : found.noun;
        if (place != none) return {};
        place = p;
    }
    return found;
}

// Whether the predicate may be what one person is called: a role, or any noun for a man or woman that stands without an
// article ("ist Wirt", "wird Landessiegerin").
bool Resolution::may_be_called(const Reference& noun) const {
    if (noun.kind != Reference::Kind::noun) return false;
    const ReferenceNoun* person = tables_.reference_noun(noun.called);
    if (tables_.role(noun.called)) return true;
    // "Der Mann hinter dem Projekt heißt Jörg Seidel"
    if (noun.determiner == PronounKind::definite && person != nullptr && person->refers == NameKind::person)
        return true;
    const std::uint32_t p = view_.phrase_of(noun.core.begin);
    const bool bare = noun.determiner == PronounKind::none && noun.core.size() == 1 && p != none;
    return bare && (noun.whom == whom_m || noun.whom == whom_f) && tables_.source_kind(noun.called).empty() &&
           (noun.whom == whom_m || tables_.is_person_by_ending(noun.called));
}

void Resolution::enter_predicates() {
    for (std::uint32_t c = 0; c < view_.document.clauses.size(); ++c) {
        const Predication said = predication(c);
        if (said.noun == none || said.name == none || settled_[said.noun]) continue;
        const Reference& noun = references_[said.noun];
        const ActorIndex a = of_name_[references_[said.name].name];
        // A noun without an article may look like several: "Vorsitzende ist Ada Brandt".
        const bool bare = noun.determiner == PronounKind::none && noun.whom == whom_p;
        const bool agree = bare || cast_[a].whom == 0 || (cast_[a].whom & noun.whom & whom_one) != 0;
        if (may_be_called(noun) && agree) settle(said.noun, a, noun);
    }
    for (std::uint32_t p = 0; p < references_.size(); ++p) {
        enter_work(p);
        enter_accused(p);
        const Reference& noun = references_[p];
        const TokenIndex word = noun.core.end;
        if (settled_[p] || noun.kind != Reference::Kind::noun || word + 1 >= view_.size()) continue;
        const std::uint32_t n = tables_.is_naming(view_.lower(word)) ? reader_.name_at(word + 1) : none;
        if (n == none || name_list_[n].tokens.begin != word + 1) continue;
        settle(p, of_name_[n], noun);
        // "Der Berater, ein früherer Journalist namens Olli Virta,": the role in front of the comma is theirs, too.
        if (p == 0 || settled_[p - 1] || noun.core.begin != references_[p - 1].tokens.end + 1) continue;
        const Reference& role = references_[p - 1];
        const bool apposition = view_.is_mark(role.tokens.end, ",") && role.kind == Reference::Kind::noun &&
                                tables_.role(role.called) && (role.whom & noun.whom) != 0;
        if (apposition) settle(p - 1, of_name_[n], role);
    }
}

// "Anna Huber arbeitet als Hebamme": who is the subject of such a verb is called so.
void Resolution::enter_work(std::uint32_t p) {
    const Reference& noun = references_[p];
    const TokenIndex begin = noun.core.begin;
    const std::uint32_t c = view_.clause_of(begin);
    if (settled_[p] || noun.kind != Reference::Kind::noun || begin == 0 || c == none ||
        !tables_.is_as(view_.lower(begin - 1)) || !tables_.role(noun.called))
        return;
    const Clause& clause = view_.clause(c);
    const auto works = [&](TokenIndex verb) { return verb != no_token && tables_.is_work(view_.token(verb).lemma); };
    if (clause.subject.empty() || !(works(clause.finite) || works(clause.predicate))) return;
    const std::uint32_t subject = view_.phrase_of(clause.subject.begin);
    if (subject == none || references_[subject].kind != Reference::Kind::name) return;
    const ActorIndex a = of_name_[references_[subject].name];
    if (is_or_may_be_person(a)) settle(p, a, noun);
}

// "muss sich … verantworten", "steht vor Gericht", "auf der Anklagebank sitzt": whether who is the subject stands
// before a court.
bool Resolution::is_on_trial(std::uint32_t c) const {
    const std::vector<TokenIndex> own = view_.own_tokens(c);
    return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        const bool behind_preposition = t > 0 && view_.token(t - 1).upos == Upos::ADP;
        return tables_.is_trial(view_.token(t).lemma) ||
               (behind_preposition &&
                tables_.is_trial(std::string(view_.lower(t - 1)) + " " + std::string(view_.form(t))));
    });
}

// "der Prozess gegen Marko Dietz", "hat Willi Korn verurteilt": who is called so from there on, by any of the nouns for
// those who stand before a court.
void Resolution::enter_accused(std::uint32_t p) {
    const Reference& name = references_[p];
    if (name.kind != Reference::Kind::name || !is_or_may_be_person(of_name_[name.name])) return;
    const TokenIndex preposition = view_.phrase(p).preposition;
    const std::uint32_t c = view_.clause_of(name.core.begin);
    bool accused = false;
    if (preposition != no_token && preposition > 0) {
        accused =
            tables_.is_against(view_.lower(preposition)) && tables_.is_accusation(view_.lower_lemma(preposition - 1));
    } else if (c != none) {
        const Clause& clause = view_.clause(c);
        const bool subject = clause.subject.contains(name.core.begin);
        const bool passive = clause.finite != no_token && tables_.is_copula(view_.token(clause.finite).lemma);
        const bool undergoes = subject ? passive : !passive && view_.phrase(p).can_be(Case::acc);
        const TokenIndex verb = clause.predicate != no_token ? clause.predicate : clause.finite;
        const std::string_view does = verb == no_token ? std::string_view{} : view_.token(verb).lemma;
        accused = (undergoes && clause.predicate != no_token && tables_.is_accusation(does)) ||
                  (subject && is_on_trial(c)) ||
                  (!subject && tables_.is_charge(does) && view_.phrase(p).can_be(Case::dat));
    }
    if (!accused) return;
    for (const std::string& noun : tables_.accused()) cast_.call(of_name_[name.name], noun, {});
}

}  // namespace sayso::statement
