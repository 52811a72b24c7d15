// Nouns that mean somebody: back to those who are called so, or somebody new.
#include <algorithm>
#include <array>

#include "statement/who_resolution.h"

namespace sayso::statement {
namespace {

// How well a noun suits: called exactly so, called by a compound of it, by another noun that can stand for it, of that
// sort.
constexpr std::int32_t called_so = 8;
constexpr std::int32_t called_compound = 6;
constexpr std::int32_t called_otherwise = 4;
constexpr std::int32_t of_that_sort = 3;
constexpr std::int32_t whose_is_right = 6;
constexpr std::int32_t not_yet_named = -3;
constexpr std::int32_t lately = 2;
constexpr std::int32_t enough = 3;

// Attention that somebody must have to be meant by a noun that is new for them, and how many sentences ago at most.
// Where nobody speaks by it, less will do.
constexpr std::int32_t described_from = 40, told_from = 10;
constexpr std::uint32_t described_within = 2, comes_from_within = 4;

bool ends_in(const std::vector<std::string>& nouns, std::string_view ending) {
    return std::any_of(nouns.begin(), nouns.end(), [&](const std::string& noun) { return noun.ends_with(ending); });
}

}  // namespace

ActorIndex Resolution::of_noun(const Reference& as_read) {
    Reference reference = as_read;
    const bool person = tables_.role(reference.called).has_value();
    if (const ActorIndex owner = owner_behind(as_read); owner != no_actor) {
        reference.owner = lowered(cast_[owner].name);
        if (person) owner_[view_.phrase_of(reference.core.begin)] = owner;
    }
    const std::string_view source = tables_.source_kind(reference.called);
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    if (noun != nullptr && noun->paper && speaks_[reference.core.begin]) return of_document(reference);
    // "die Finanzaufsicht" is nobody's view.
    const bool office = noun != nullptr && noun->refers == NameKind::body;
    if (!source.empty() && !person && !office) {
        if (const std::size_t saying = tables_.source_noun_in(reference.called); saying != 0) {
            if (const ActorIndex a = of_compound(reference, saying); a != no_actor) return a;
        }
        return of_document(reference);
    }
    // "Kreml-Warnung: „…“", but not "die US-Botschaft in Nairobi", which is a body as well; "Kreml-Botschaften" are
    // words.
    const bool many = view_.token(reference.noun).morph.number == Number::plur;
    const bool speaks_itself = noun != nullptr || (tables_.is_body_head(reference.called) && !many);
    if (const std::size_t saying = tables_.saying_behind_hyphen(reference.called); saying != 0 && !speaks_itself) {
        if (const ActorIndex whose = of_compound(reference, saying); whose != no_actor) return whose;
    }
    if (noun != nullptr && noun->refers == NameKind::state && reference.state != nullptr)
        return government_of(tables_, cast_, *reference.state, reference.core.begin);
    if (noun != nullptr && noun->refers == NameKind::body && !noun->named &&
        reference.called.find('-') != std::string::npos) {
        const auto whole = cast_.find(reference.of);  // "der RWE-Konzern"
        if (whole && cast_[*whole].kind == NameKind::body && has(noun->sorts, std::string(cast_[*whole].sort)))
            return *whole;
    }
    // "der Sozialdemokrat" is one of them before he is the party.
    if (noun != nullptr && noun->refers == NameKind::group) {
        if (const ActorIndex a = described(reference); a != no_actor) return a;
    }
    if (const ActorIndex a = ministry_of(reference); a != no_actor) return a;
    if (is_age(reference)) {
        const ActorIndex a = of_age(reference);
        return a != no_actor ? a : newcomer(reference);
    }
    // "der 34 Jahre alte Mann"
    if (noun != nullptr && noun->any && noun->refers == NameKind::person && !age_beside(reference).empty()) {
        if (const ActorIndex a = of_age(reference); a != no_actor) return a;
    }
    if (const ActorIndex a = counterpart(reference); a != no_actor) return a;
    if (const ActorIndex a = both_of(reference); a != no_actor) {
        is_sure_ = true;
        return a;
    }
    if (reference.both) {
        if (const ActorIndex a = last_together(reference); a != no_actor) return a;
    }
    if (reference.determiner != PronounKind::indefinite && reference.determiner != PronounKind::counted) {
        if (const ActorIndex a = best_called(reference); a != no_actor) {
            // "die Nürnberger Behörde": a noun that may be any body's, and nothing but where it sits.
            const bool any = noun != nullptr && noun->refers == NameKind::body && !noun->named;
            is_sure_ = any && reference.of_place && cast_[a].named && cast_[a].kind == NameKind::body;
            return told_more(body_that_spoke_since(a, reference), reference);
        }
    }
    if (reference.whom == whom_p && reference.determiner == PronounKind::definite && !reference.attributed) {
        if (const ActorIndex a = last_together(reference); a != no_actor) return a;
    }
    const ActorIndex body = of_body(reference);
    is_sure_ = body != no_actor && !is_joined_to(body, reference);
    if (is_sure_) return body;
    if (const ActorIndex a = described(reference); a != no_actor) return a;
    return newcomer(reference);
}

// Whether the noun may tell something new of somebody named before: who speaks by a role alone, and the subject of a
// clause also where more is told of it that names nobody ("die Denkmalschützerin des Landes").
bool Resolution::may_describe(const Reference& reference) const {
    const bool one = reference.whom == whom_m || reference.whom == whom_f;
    if (!one || reference.determiner != PronounKind::definite || !tells_of_person(reference)) return false;
    if (speaks_[reference.core.begin]) return true;
    const std::uint32_t c = view_.clause_of(reference.core.begin);
    if (c == none || !view_.clause(c).subject.contains(reference.core.begin)) return false;
    for (TokenIndex t = reference.core.begin; t < reference.tokens.end; ++t) {
        const std::uint32_t n = reader_.name_at(t);
        // "die Lehrerin aus Emden" may be she; "die Chefin von Lunow" is told by the name.
        if (n != none && (!reference.placed || cast_[of_name_[n]].kind == NameKind::person)) return false;
    }
    return true;
}

// A role, an age, a country or town that somebody comes from, a party that they belong to.
// Not what may be a body as well ("der Betriebsrat").
bool Resolution::tells_of_person(const Reference& reference) const {
    if (tables_.is_member_or_body(reference.called)) return false;
    if (tables_.role(reference.called) || tables_.is_person_by_ending(reference.called) ||
        tables_.state_of_inhabitant(reference.called) != nullptr)
        return true;
    if (is_townsman(reference)) return true;
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    if (noun == nullptr && tables_.is_person_by_feminine(reference.called)) return true;
    return noun != nullptr && (noun->refers == NameKind::person || noun->refers == NameKind::group);
}

bool Resolution::is_of_another_state(const Actor& actor, const State& state) const {
    if (has(actor.of, lowered(state.name))) return false;
    return std::any_of(actor.of.begin(), actor.of.end(),
                       [&](const std::string& of) { return tables_.state(of) != nullptr; });
}

bool Resolution::is_of_another_party(const Actor& actor, const Reference& reference) const {
    return !actor.party.empty() && actor.party != reference.of && tables_.is_party(reference.of);
}

// "der Sänger", "die 47-Jährige": who has most attention, if the noun tells something new of somebody named just
// before.
ActorIndex Resolution::described(const Reference& reference) const {
    if (!may_describe(reference)) return no_actor;
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    const State* home = tables_.state_of_inhabitant(reference.called);
    const std::uint32_t within = home != nullptr ? comes_from_within : described_within;
    // "der Stratege der Bank" is somebody else, unless the name alone stands right before.
    const bool speaks = speaks_[reference.core.begin];
    const bool office = speaks && home == nullptr && !reference.of.empty();
    const bool freely = home != nullptr || !speaks || office;
    std::int32_t best = (freely ? told_from : described_from) - 1;
    ActorIndex found = no_actor;
    if (const ActorIndex a = of_same_party(reference); a != no_actor) return a;
    if (office && (reference.of_place || tables_.is_party(reference.of) || is_of_new_body(reference))) {
        if (const ActorIndex only = only_person(reference); only != no_actor) return only;
    }
    for (const Attention::Seen& seen : attention_.seen()) {
        const Actor& actor = cast_[seen.actor];
        const bool suits =
            actor.kind == NameKind::person && actor.named && (actor.whom == 0 || (actor.whom & reference.whom) != 0);
        if (!suits || actor.first > reference.core.begin || seen.sentence + within < sentence) continue;
        if (home != nullptr && is_of_another_state(actor, *home)) continue;
        if (is_of_another_party(actor, reference) || is_of_another_part(actor, reference) ||
            is_excluded_by_owner(cast_.same(seen.actor), reference))
            continue;
        if (office && (!is_only_named(actor) || seen.sentence + 1 < sentence)) continue;
        if (is_of_home(actor, reference)) return seen.actor;
        const std::int32_t weight = Attention::faded(seen, sentence);
        if (weight <= best) continue;
        best = weight;
        found = seen.actor;
    }
    return found;
}

// "der CDU-Politiker", after "Jan Peters (CDU)": who has most attention of those whom the text puts into the party.
ActorIndex Resolution::of_same_party(const Reference& reference) const {
    if (!tables_.is_party(reference.of)) return no_actor;
    return attention_.most(view_.token(reference.core.begin).sentence, [&](ActorIndex a) {
        const Actor& actor = cast_[a];
        return actor.party == reference.of && actor.named && actor.kind == NameKind::person &&
               (actor.whom == 0 || (actor.whom & reference.whom) != 0) && actor.first < reference.core.begin &&
               !is_of_another_part(actor, reference);
    });
}

// "…, sagte der Präsident des Instituts für Ostforschung.": a body that is named here first, at the end of a sentence,
// tells more of who is known.
bool Resolution::is_of_new_body(const Reference& reference) const {
    const auto of = cast_.find(reference.of);
    const bool last = behind_brackets(reference.tokens.end) + 1 >= view_.sentence_of(reference.core.begin).tokens.end;
    return last && of && cast_[*of].kind == NameKind::body && cast_[*of].first >= reference.core.end &&
           cast_[*of].first < reference.tokens.end;
}

// "die Emdener Bürgermeisterin": the only one in mind whom it could mean. no_actor if there are several.
ActorIndex Resolution::only_person(const Reference& reference) const {
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    ActorIndex found = no_actor;
    for (const Attention::Seen& seen : attention_.seen()) {
        const Actor& actor = cast_[seen.actor];
        const bool suits = actor.kind == NameKind::person && (actor.whom == 0 || (actor.whom & reference.whom) != 0);
        if (!suits || seen.sentence + described_within < sentence) continue;
        if (found != no_actor) return no_actor;
        found = seen.actor;
    }
    return found != no_actor && cast_[found].named && cast_[found].whom != 0 ? found : no_actor;
}

// "der Franzose" of who is told to be of that state ("Frankreichs Präsident").
bool Resolution::is_of_home(const Actor& actor, const Reference& reference) const {
    const State* home = tables_.state_of_inhabitant(reference.called);
    return home != nullptr && actor.kind == NameKind::person && has(actor.of, lowered(home->name));
}

// By first and last name, once, and with nothing on who it is.
bool Resolution::is_only_named(const Actor& actor) const {
    return actor.words.size() > 1 && actor.called.empty() && actor.mentions.size() == 1 &&
           actor.mentions.front().begin == view_.token(actor.first).span.begin;
}

// Somebody unnamed is shown by the words that tell most: "der Veranstalter", later "der Veranstalter der
// Demonstration".
ActorIndex Resolution::told_more(ActorIndex a, const Reference& reference) {
    Actor& actor = cast_[a];
    if (actor.named || !actor.of.empty() || reference.of.empty() || !speaks_[reference.core.begin]) return a;
    if (actor.kind != NameKind::person && actor.kind != NameKind::group) return a;
    actor.name = reader_.basic_form(reference);
    actor.of.push_back(reference.of);
    return a;
}

// Those who were named together last, if the noun can mean each of them.
ActorIndex Resolution::last_together(const Reference& reference) const {
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    const bool persons =
        tables_.role(reference.called).has_value() || (noun != nullptr && noun->refers == NameKind::person);
    if (!persons && noun == nullptr) return no_actor;
    const NameKind kind = persons ? NameKind::person : noun->refers;
    const std::vector<Attention::Seen>& seen = attention_.seen();
    for (auto s = seen.rbegin(); s != seen.rend(); ++s) {
        const std::vector<ActorIndex>& members = cast_[s->actor].members;
        if (members.empty() || (reference.both && members.size() != 2)) continue;
        const bool suit = std::all_of(members.begin(), members.end(), [&](ActorIndex m) {
            // "die Schiedsrichter" are not two players.
            const bool otherwise = persons && !reference.both && !cast_[m].called.empty() &&
                                   !is_called_like(m, reference) && (noun == nullptr || !noun->any);
            if (otherwise) return false;
            const bool of_sort = persons || cast_[m].sort.empty() || has(noun->sorts, std::string(cast_[m].sort));
            return cast_[m].kind == kind && of_sort;
        });
        const bool told =
            persons || kind == NameKind::state ||
            std::any_of(members.begin(), members.end(), [&](ActorIndex m) { return !cast_[m].sort.empty(); });
        if (suit && told) return s->actor;
    }
    return no_actor;
}

ActorIndex Resolution::best_called(const Reference& reference) const {
    std::int32_t best = enough - 1;
    ActorIndex found = no_actor;
    const auto consider = [&](std::span<const ActorIndex> list, std::int32_t call) {
        for (ActorIndex listed : list) {
            const ActorIndex a = cast_.same(listed);
            const std::int32_t score = fit(a, reference, call);
            if (score > best || (score == best && found != no_actor && cast_[a].first <= reference.core.begin &&
                                 cast_[a].first > cast_[found].first)) {
                best = score;
                found = a;
            }
        }
    };
    consider(cast_.called_exactly(reference.called), called_so);
    const bool long_enough = reference.called.size() > 3;
    if (long_enough) consider(cast_.called(reference.called), called_compound);
    // "der Bundesinnenminister" for somebody who is called "Innenminister".
    for (std::size_t begin = 1; begin + 5 <= reference.called.size() && reference.called.size() < 64; ++begin) {
        const std::string_view part = std::string_view(reference.called).substr(begin);
        if (tables_.role(part)) consider(cast_.called_exactly(part), called_compound);
    }
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    if (noun == nullptr || reference.determiner == PronounKind::none) return found;
    const std::string_view last_part = std::string_view(reference.called).substr(reference.called.rfind('-') + 1);
    // A compound is a ministry of its own, not any ministry; but "der Autokonzern" describes any firm.
    const bool alone = tables_.is_reference_noun(last_part) || tables_.is_description(last_part);
    if (alone) {
        for (const std::string& other : noun->to) consider(cast_.called(other), called_otherwise);
    }
    for (const std::string& sort : noun->sorts) {
        if (alone || tables_.is_described(sort)) consider(cast_.of_sort(sort), of_that_sort);
    }
    if (noun->any) {
        std::vector<ActorIndex> seen;
        for (const Attention::Seen& s : attention_.seen()) {
            const Actor& actor = cast_[s.actor];
            if (actor.kind == noun->refers && !is_voice_of_others(actor, reference)) seen.push_back(s.actor);
        }
        consider(seen, of_that_sort);
    }
    return found;
}

// "die Polizei" is not the "Gewerkschaft der Polizei": another noun for a body stands in front of it in the name.
bool Resolution::is_behind_another_noun(const Actor& actor, std::string_view called) const {
    if (actor.kind == NameKind::person || has(actor.called, called)) return false;
    for (const std::string& word : actor.words) {
        const std::string lower = lowered(word);
        if (lower.ends_with(called)) return false;
        const ReferenceNoun* noun = tables_.reference_noun(lower);
        if ((noun != nullptr && noun->refers == NameKind::body) || tables_.is_body_head(lower)) return true;
    }
    return false;
}

// "das Oberhaupt der Kirche" may be a man.
bool Resolution::is_neuter_person(const Reference& reference) const {
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    return reference.whom == whom_n && noun != nullptr && noun->refers == NameKind::person;
}

// "der Mieterbund Lunow und der Verein": those who are joined are not the same.
bool Resolution::is_joined_to(ActorIndex a, const Reference& reference) const {
    const TokenIndex begin = reference.core.begin, link = link_before(begin);
    const std::uint32_t p = link == begin || link == 0 ? none : view_.phrase_of(link - 1);
    return p != none && cast_.same(of_phrase_[p]) == a && references_[p].determiner == reference.determiner;
}

// Whether the text puts the actor into what the noun's words tell: a party, a body, a place.
bool Resolution::belongs_to_the_same(const Actor& actor, const Reference& reference) {
    const bool through_owner = !reference.owner.empty() && has(actor.of, reference.owner);
    return through_owner || actor.party == reference.of || has(actor.of, reference.of) ||
           ends_in(actor.called, reference.of) || has_like(actor.words, reference.of) ||
           has_like(actor.of, reference.of);
}

// How well the actor suits a noun, given how well what it is called suits; below `enough` not at all.
std::int32_t Resolution::fit(ActorIndex a, const Reference& reference, std::int32_t call) const {
    const Actor& actor = cast_[a];
    const bool several = (reference.whom & whom_one) == 0 && reference.whom != 0;
    const bool person = actor.kind == NameKind::person;
    if (is_excluded_by_owner(a, reference) || is_of_another_party(actor, reference) ||
        is_of_another_part(actor, reference) || is_joined_to(a, reference))
        return 0;
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    // "die Sozialdemokraten" are the party.
    const bool its_people = noun != nullptr && noun->refers == NameKind::group && !noun->to.empty() && !person;
    if (several && actor.whom != whom_p && !its_people) return 0;
    // "die Partei" may be the Grünen.
    const bool named_body = actor.kind == NameKind::body && actor.named && actor.members.empty();
    if (!several && actor.whom == whom_p && !named_body) return 0;
    if (person && actor.whom != 0 && reference.whom != 0 && (actor.whom & reference.whom) == 0 &&
        !is_neuter_person(reference))
        return 0;
    if (noun != nullptr && noun->named && is_behind_another_noun(actor, reference.called)) return 0;
    // "die US-Zeitung": the state describes, where the noun could mean any.
    const bool official = noun != nullptr && noun->official;  // "der südkoreanische Geheimdienst" is that state's own
    const bool described = reference.state != nullptr && call <= called_otherwise && !official;
    // "das ARD-Magazin", after "das Magazin „Kontraste“"
    const std::string_view last_part = std::string_view(reference.called).substr(reference.called.rfind('-') + 1);
    const bool outlet = actor.kind == NameKind::outlet && has(actor.called, last_part) && actor.of.empty();
    const bool party = person && tables_.is_party(reference.of);  // whoever holds an office is of a party, too
    const bool placed = (reference.placed || (reference.of_place && noun != nullptr && !noun->named && !person)) &&
                        reference.state == nullptr && actor.named;
    // "die UN-Behörde", after "die Atomenergiebehörde": one of several that are called so.
    const bool of_compound = noun != nullptr && !noun->named && noun->refers == NameKind::body &&
                             actor.kind == NameKind::body && actor.named && actor.of.empty() &&
                             reference.called.find('-') != std::string::npos && call >= called_compound;
    std::int32_t score = call;
    if (!reference.of.empty()) {
        if (belongs_to_the_same(actor, reference))
            score += whose_is_right;
        else if ((!actor.of.empty() && !placed && !party) ||
                 (!person && !described && !placed && !outlet && !of_compound &&
                  (actor.named || actor.kind != NameKind::group)))
            return 0;
        else
            score -= lately;
    }
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    if (actor.first > reference.core.begin) score += not_yet_named;
    const std::int32_t weight = attention_.weight(a, sentence);
    if (weight > 0) score += lately;
    if (weight >= 16) score += 1;
    if (weight >= 48) score += 1;
    if (reference.determiner == PronounKind::none && score < called_compound) return 0;
    return score;
}

// "das Außenministerium in Moskau"
bool Resolution::is_in_capital(const Reference& reference) const {
    const TokenIndex place = reference.core.end + 1;
    return reader_.is_in_place(reference) && tables_.is_capital(view_.lower(TokenRange{place, reference.tokens.end}));
}

// "die Regierung von Präsident Jan Peters", "die Regierung Brandt": the person that leads it; no_actor if none is told.
ActorIndex Resolution::leader_of(const Reference& government) const {
    for (TokenIndex t = government.core.begin; t < government.tokens.end; ++t) {
        const std::uint32_t n = reader_.name_at(t);
        const ActorIndex a = n == none ? no_actor : cast_.same(of_name_[n]);
        if (a != no_actor && cast_[a].kind == NameKind::person) return a;
    }
    return no_actor;
}

// The state whose government it is: by its words, by who leads it, or the one that the article is about. nullptr if
// nothing tells.
const State* Resolution::state_of(const Reference& government) const {
    if (government.state != nullptr || government.of.empty())
        return government.state ? government.state : leading_state();
    const ActorIndex leader = leader_of(government);
    if (leader == no_actor) return nullptr;
    for (const std::string& of : cast_[leader].of) {
        if (const State* state = tables_.state(of)) return state;
    }
    return leading_state();
}

ActorIndex Resolution::newcomer(const Reference& reference) {
    const bool several = reference.whom == whom_p;
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    const bool role = tables_.role(reference.called).has_value();
    const bool body =
        !role && (noun != nullptr ? noun->refers == NameKind::body : tables_.is_body_head(reference.called));
    const NameKind kind = role || is_age(reference) ? (several ? NameKind::group : NameKind::person)
                          : noun != nullptr         ? noun->refers
                                                    : NameKind::other;
    if (kind == NameKind::other && !speaks_[reference.core.begin]) return no_actor;
    if (!body) {
        const ActorIndex a = unnamed(reference, words_of(reference), kind);
        // A site's address is its name; a state's television is a name of sorts.
        const bool address = view_.token(reference.noun).kind == TokenKind::address;
        const bool outlet = kind == NameKind::outlet && noun->named && reference.attributed;
        if (address || outlet) cast_[a].named = true;
        return a;
    }
    if (noun != nullptr && !noun->is.empty()) {
        const ActorIndex a = unnamed(reference, noun->is, NameKind::body);
        cast_[a].named = true;
        return a;
    }
    const bool government = reference.called.ends_with(lowered(tables_.government()));
    const State* state = state_of(reference);
    if (government && state != nullptr && !several && reference.determiner != PronounKind::indefinite &&
        reference.called == lowered(tables_.government())) {
        return government_of(tables_, cast_, *state, reference.core.begin);
    }
    if (government && reference.state != nullptr && !several)
        return government_of(tables_, cast_, *reference.state, reference.core.begin);
    const bool official = noun != nullptr && noun->official && reference.state != nullptr && !several;
    const std::string name = official && (reference.tokens.end == reference.core.end || is_in_capital(reference))
                                 ? reader_.form_of_state(reference)
                                 : words_of(reference);
    const bool named = !several && reference.determiner != PronounKind::indefinite &&
                       (noun != nullptr ? noun->named : !reference.of.empty());
    const ActorIndex a = unnamed(reference, name, NameKind::body);
    cast_[a].named = named;
    if (tables_.is_describing(reference.called) && !several && cast_[a].sort.empty())
        cast_.tell_sort(a, noun->sorts.front());
    return a;
}

// Somebody who is called by their noun; the same words mean the same one. ("named" is set by who knows better.)
ActorIndex Resolution::unnamed(const Reference& reference, std::string name, NameKind kind) {
    const std::string key = "unnamed:" + lowered(name);
    const bool opens = reference.determiner == PronounKind::indefinite || reference.determiner == PronounKind::counted;
    if (const auto same = cast_.find(key); same && !opens) return *same;
    const ActorIndex a = cast_.add(
        {.name = std::move(name), .kind = kind, .named = false, .whom = reference.whom, .first = reference.core.begin});
    cast_.enter_key(key, a);
    cast_.call(a, reference.called, reference.of);
    return a;
}

}  // namespace sayso::statement
