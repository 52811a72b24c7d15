// Who the article says that somebody is: "Vorsitzende des Vereins ist Ada Brandt", "Jan Peters wird neuer Chef der
// Werft", "ein Mann namens Jan Peters".
#include "statement/who_resolution.h"

namespace sayso::statement {

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
        const bool goes_on = found.noun != none && t == end && reference.kind == Reference::Kind::name;
        end = reference.tokens.end;
        if (goes_on) continue;
        const Phrase& phrase = view_.phrase(p);
        if (phrase.preposition != no_token || !phrase.can_be(Case::nom)) continue;
        const bool name = reference.kind == Reference::Kind::name && is_or_may_be_person(of_name_[reference.name]);
        std::uint32_t& place = name ? found.name : found.noun;
        if (place != none) return {};
        place = p;
    }
    return found;
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
        if (noun.kind == Reference::Kind::noun && tables_.role(noun.called) && agree) settle(said.noun, a, noun);
    }
    for (std::uint32_t p = 0; p < references_.size(); ++p) {
        const Reference& noun = references_[p];
        const TokenIndex word = noun.core.end;
        if (settled_[p] || noun.kind != Reference::Kind::noun || word + 1 >= view_.size()) continue;
        const std::uint32_t n = tables_.is_naming(view_.lower(word)) ? reader_.name_at(word + 1) : none;
        if (n != none && name_list_[n].tokens.begin == word + 1) settle(p, of_name_[n], noun);
    }
}

}  // namespace sayso::statement
