// What those who are named are called beside their names: "Generalsekretär Mark Rutte", "Mark Rutte, Generalsekretär
// der Nato", "der Generalsekretär der Nato, Mark Rutte,", and short forms in brackets.
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {
namespace {

// Of the words with a capital.
std::string initials_of(const std::vector<std::string>& words) {
    std::string initials;
    for (const std::string& word : words) {
        if (!word.empty() && word.front() >= 'A' && word.front() <= 'Z') initials += word.front();
    }
    return initials;
}

// Also "ai": what may stand in brackets for a longer name.
bool may_be_short_form(std::string_view form, std::size_t size_of_name) {
    constexpr std::size_t longest_small = 5;
    return form.size() < size_of_name && (is_short_form(form) || form.size() <= longest_small);
}

}  // namespace

// "die Diözese Linz", "der Bundesverband der Bäcker": the first noun in a body's name tells its gender.
void Resolution::learn_gender_of_head(const Name& name, ActorIndex a) {
    Actor& actor = cast_[cast_.same(a)];
    if (actor.kind != NameKind::body || actor.whom != 0) return;
    for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t) {
        const Token& token = view_.token(t);
        if (token.upos != Upos::NOUN) continue;
        const bool told = token.known && token.morph.gender != Gender::none;
        if (told)
            actor.whom =
                whom_of(token.morph.gender, token.morph.number == Number::none ? Number::sing : token.morph.number);
        else
            actor.whom = tables_.whom_of_noun(view_.form(t));
        if (actor.whom != 0 || token.known) return;
    }
}

// The article tells the gender of a body's name: "die NASA".
void Resolution::learn_gender(ActorIndex a, const Reference& reference) {
    Actor& actor = cast_[a];
    if (actor.kind == NameKind::person || reference.determiner != PronounKind::definite || reference.noun != no_token)
        return;
    const std::uint8_t whom = tables_.pronoun(view_.lower(reference.core.begin))->whom;
    const std::uint8_t nominative = view_.phrase_of(reference.core.begin) != none &&
                                            view_.phrase(view_.phrase_of(reference.core.begin)).preposition == no_token
                                        ? whom
                                        : 0;
    if (nominative == 0) return;
    const std::uint8_t both = actor.whom & whom;
    actor.whom = actor.whom == 0 ? whom : both != 0 ? both : actor.whom;
}

// "der Hersteller Aerotherm", "der Autozulieferer Hartwig": what sort of body it is, where the noun leaves but one.
void Resolution::learn_sort(ActorIndex a, const Reference& reference) {
    const Actor& actor = cast_[a];
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    if (noun == nullptr || noun->refers != NameKind::body || noun->sorts.size() != 1 || !actor.sort.empty()) return;
    const bool full = actor.kind == NameKind::person && actor.words.size() > 1;
    if (actor.state == nullptr && !full && !tables_.role(reference.called)) cast_.tell_sort(a, noun->sorts.front());
}

// "Ada Brandt (SPD)", "der SPD-Politiker Jan Peters".
void Resolution::learn_party(ActorIndex a, const Reference& reference) {
    Actor& actor = cast_[a];
    if (!is_or_may_be_person(a) || !actor.party.empty()) return;
    const TokenIndex open = name_list_[reference.name].tokens.end;
    if (tables_.is_party(reference.of))
        actor.party = reference.of;
    else if (open + 2 < view_.size() && view_.is_mark(open, "(") && !view_.is_mark(open + 1, ")"))
        actor.party = party_of_name(open + 1);
}

// The key of the party whose name begins at t; "" if none does.
std::string Resolution::party_of_name(TokenIndex t) const {
    const std::uint32_t n = reader_.name_at(t);
    const TokenRange name = n != none ? name_list_[n].tokens : TokenRange{t, t + 1};
    std::string key = key_of(tables_, view_.lower(name));
    return tables_.is_party(key) ? key : std::string();
}

void Resolution::introduce(ActorIndex a, const Reference& reference) {
    learn_gender(a, reference);
    if (reference.kind == Reference::Kind::name) learn_party(a, reference);
    if (reference.noun == no_token) return;
    cast_.call(a, reference.called, reference.of);
    Actor& actor = cast_[a];
    const std::uint8_t whom = reference.whom & whom_one;
    // "Expertin Deniz Celik" is a woman, whatever the first name is mostly.
    const bool tells = whom == whom_f && tables_.role(reference.called);
    if (actor.kind == NameKind::person && (actor.whom == 0 || tells || (actor.whom & whom) == whom) &&
        (whom == whom_m || whom == whom_f))
        actor.whom = whom;
    learn_sort(a, reference);
    // "die Gruppe Turkey Blocks" is one, though its name may look like several.
    if (actor.kind != NameKind::person && actor.whom == whom_p && (reference.whom & whom_p) == 0) actor.whom = 0;
    if (actor.kind == NameKind::other || actor.kind == NameKind::place) {
        if (tables_.role(reference.called)) actor.kind = NameKind::person;
    }
}

// One past the brackets that open at t, if they hold but a word or two; t if none open there.
TokenIndex Resolution::behind_brackets(TokenIndex t) const {
    constexpr TokenIndex longest = 4;
    if (!view_.is_mark(t, "(")) return t;
    for (TokenIndex end = t + 1; end < view_.size() && end <= t + longest; ++end) {
        if (view_.is_mark(end, ")")) return end + 1;
    }
    return t;
}

// "sagte ein Zeuge den Beamten, Holm habe gelogen": the words are no apposition but the subject of another clause than
// the noun's, right before its verb. (In "Der Leiter des Amts, Jan Peters wies das zurück" a comma is missing.)
bool Resolution::opens_clause(TokenRange words, const Reference& noun) const {
    const std::uint32_t c = view_.clause_of(words.begin);
    return c != none && c != view_.clause_of(noun.core.begin) && view_.clause(c).finite == words.end &&
           view_.clause(c).mood == Mood::sub;
}

// Whether the phrase stands right behind the reference, or behind a comma, and is closed off itself.
bool Resolution::follows_in_apposition(const Reference& before, std::uint32_t p) const {
    const TokenIndex begin = references_[p].core.begin, behind = behind_brackets(before.tokens.end);
    if (view_.token(begin).sentence != view_.token(before.core.begin).sentence) return false;
    if (begin == behind) return true;
    if (begin != behind + 1 || !view_.is_mark(behind, ",") || opens_clause(references_[p].tokens, before)) return false;
    return is_closed_off(references_[p].tokens.end, begin) || is_closed_by_comma(references_[p]);
}

// "Ada Brandt, Biologin an der Universität Kiel, …": a role without an article, and no verb up to the next comma; "die
// Werft, der Hersteller der Fähre Nordlicht, …": any noun for a body.
bool Resolution::is_closed_by_comma(const Reference& role) const {
    constexpr TokenIndex reach = 12;
    const bool person = role.determiner == PronounKind::none && tables_.role(role.called);
    if (!person && !may_be_body(role)) return false;
    const TokenIndex limit = std::min(view_.sentence_of(role.core.begin).tokens.end, role.core.end + reach);
    for (TokenIndex t = role.core.end; t < limit; ++t) {
        if (view_.token(t).upos == Upos::VERB || view_.token(t).upos == Upos::AUX) return false;
        if (view_.is_mark(t, ",")) return true;
    }
    return false;
}

// Whether what begins at `begin` ends at `end` as an apposition does: at a mark, a verb, or the end of the sentence.
bool Resolution::is_closed_off(TokenIndex end, TokenIndex begin) const {
    return end >= view_.sentence_of(begin).tokens.end || !view_.is_word(end) || view_.token(end).upos == Upos::VERB ||
           view_.token(end).upos == Upos::AUX;
}

// "die Leiterin der Delegation beim Klimagipfel, Sharon Hayes,": whatever tells more of the role stands between it and
// the comma, but no verb and no other comma. The name's index; none if there is none.
std::uint32_t Resolution::name_behind_comma(const Reference& role) const {
    constexpr TokenIndex reach = 20;
    const TokenIndex limit = std::min(view_.sentence_of(role.core.begin).tokens.end, role.core.end + reach);
    for (TokenIndex t = role.core.end; t + 1 < limit; ++t) {
        if (view_.token(t).upos == Upos::VERB || view_.token(t).upos == Upos::AUX) return none;
        if (const TokenIndex behind = behind_brackets(t); behind != t) {
            t = behind - 1;
            continue;
        }
        if (!view_.is_mark(t, ",")) continue;
        const std::uint32_t n = reader_.name_at(t + 1);
        if (n == none || name_list_[n].tokens.begin != t + 1) return none;
        if (opens_clause(name_list_[n].tokens, role)) return none;
        return is_closed_off(behind_brackets(name_list_[n].tokens.end), t) ? n : none;
    }
    return none;
}

void Resolution::settle(std::uint32_t phrase, ActorIndex a, const Reference& called) {
    introduce(a, called);
    of_phrase_[phrase] = a;
    settled_[phrase] = true;
}

// Whether the noun before the comma may be what the person behind it is called: a role, or any noun for one man or
// woman that is told definitely, right before a full name ("die Leitartiklerin von „Waldpost“, Synne Aune,").
bool Resolution::may_call(const Reference& noun, std::uint32_t name) const {
    if (tables_.role(noun.called)) return true;
    const bool one = noun.whom == whom_m || noun.whom == whom_f;
    const bool definite = noun.determiner == PronounKind::definite || noun.determiner == PronounKind::possessive;
    const Actor& actor = cast_[of_name_[name]];
    return one && definite && !tables_.is_reference_noun(noun.called) && actor.kind == NameKind::person &&
           actor.words.size() > 1 && name_list_[name].tokens.begin == noun.tokens.end + 1;
}

// Of several roles before one name the first is meant: "der Sprecher des Ministers, Hans Müller,"; and another that is
// joined to it without an article: "der Bürgermeister und Senator, Hans Müller,". Which names are taken.
std::vector<bool> Resolution::enter_distant_names() {
    std::vector<bool> taken(name_list_.size(), false);
    for (std::uint32_t p = 0; p < references_.size(); ++p) {
        const Reference& role = references_[p];
        if (role.kind != Reference::Kind::noun || (role.whom & whom_one) == 0) continue;
        const std::uint32_t n = name_behind_comma(role);
        const bool joined = p > 0 && settled_[p - 1] && role.determiner == PronounKind::none &&
                            role.core.begin == references_[p - 1].tokens.end + 1 &&
                            tables_.is_joint(view_.lower(references_[p - 1].tokens.end));
        if (n == none || (taken[n] && !joined) || !is_or_may_be_person(of_name_[n]) || !may_call(role, n)) continue;
        const ActorIndex a = of_name_[n];
        if (cast_[a].whom != 0 && (cast_[a].whom & role.whom) == 0) continue;
        taken[n] = true;
        settle(p, a, role);
    }
    return taken;
}

// "der Vizekanzler und Arbeitsminister Franz Müntefering": one person with two roles.
bool Resolution::is_second_role(const Reference& first, const Reference& second) const {
    return first.kind == Reference::Kind::noun && second.kind == Reference::Kind::name && second.noun != no_token &&
           second.determiner == PronounKind::none && second.core.begin == first.tokens.end + 1 &&
           tables_.is_joint(view_.lower(first.tokens.end)) && (first.whom & whom_one) != 0 &&
           tables_.role(first.called) && tables_.role(second.called) && is_or_may_be_person(of_name_[second.name]);
}

bool Resolution::is_or_may_be_person(ActorIndex a) const {
    const NameKind kind = cast_[a].kind;
    return kind == NameKind::person || (kind == NameKind::other && cast_[a].words.size() > 1);
}

bool Resolution::may_be_body(const Reference& noun) const {
    const ReferenceNoun* refers = tables_.reference_noun(noun.called);
    return noun.kind == Reference::Kind::noun && may_be_one(noun) && refers != nullptr &&
           refers->refers == NameKind::body;
}

// "deren Wortführer" may be one or several.
bool Resolution::may_be_one(const Reference& noun) const {
    return noun.whom != whom_p || view_.token(noun.noun).lemma == view_.form(noun.noun);
}

// "die Abgeordnete im Landtag Ada Brandt": the name is one phrase with what tells where she is that. no_actor if there
// is none.
ActorIndex Resolution::named_behind_place(std::uint32_t p) const {
    const Reference& role = references_[p];
    if (p + 1 >= references_.size() || role.kind != Reference::Kind::noun || !tables_.role(role.called) ||
        role.determiner != PronounKind::definite || view_.phrase(p + 1).preposition != role.core.end)
        return no_actor;
    const TokenRange place = references_[p + 1].core;
    const std::uint32_t n = reader_.name_at(place.end - 1);
    if (n == none || name_list_[n].tokens.size() < 2 || name_list_[n].tokens.begin <= place.begin ||
        name_list_[n].tokens.end != place.end || tables_.role(view_.lower_lemma(place.begin)))
        return no_actor;
    const Actor& actor = cast_[of_name_[n]];
    const bool agrees = actor.whom == 0 || (actor.whom & role.whom) != 0;
    return actor.kind == NameKind::person && agrees && !names_.is_genitive(name_list_[n].tokens) ? of_name_[n]
                                                                                                 : no_actor;
}

// "einer der Anführer, Jan Peters,": who is named behind the comma. no_actor if nobody is.
ActorIndex Resolution::one_who_is_named(std::uint32_t p) const {
    const std::uint32_t them = whom_of_them(references_[p]);
    if (them == none) return no_actor;
    const TokenIndex comma = references_[them].tokens.end;
    if (comma + 1 >= view_.size() || !view_.is_mark(comma, ",")) return no_actor;
    const std::uint32_t q = view_.phrase_of(comma + 1);
    const bool name =
        q != none && references_[q].core.begin == comma + 1 && references_[q].kind == Reference::Kind::name;
    if (!name || !is_closed_off(behind_brackets(references_[q].tokens.end), comma)) return no_actor;
    return of_name_[references_[q].name];
}

// "Der Händler, die Firma Agrodil,", "Der Betreiber, die Awo,": a body behind what it is called.
bool Resolution::is_body_in_apposition(const Reference& before, const Reference& after) const {
    if (after.kind != Reference::Kind::name || cast_[of_name_[after.name]].kind != NameKind::body) return false;
    if (after.noun != no_token) return may_be_body(before);
    const bool role = before.kind == Reference::Kind::noun && tables_.role(before.called) && may_be_one(before);
    return after.determiner == PronounKind::definite && (role || may_be_body(before));
}

// "der Vorsitzende der Selbstverwaltung Istvan Kovacs", "die Leiterin des Bauamts Ada Brandt aus Emden": a person named
// behind the attribute, in one of the phrases from `role` up to `end`; not "der Berater der Regierung Ada Brandt", "der
// Anwalt des Wirts Ole Thies". no_actor if there is none.
ActorIndex Resolution::person_in_attribute(std::uint32_t role, std::uint32_t end) const {
    if (references_[role].kind != Reference::Kind::noun || !tables_.role(references_[role].called)) return no_actor;
    for (std::uint32_t p = role + 1; p < end; ++p) {
        const Reference& words = references_[p];
        const std::uint32_t n = reader_.name_at(words.core.end - 1);
        if (n == none || words.core.end != name_list_[n].tokens.end) continue;
        const bool apart = words.core.begin == name_list_[n].tokens.begin;
        const Reference& attribute = references_[apart ? p - 1 : p];
        if ((apart && p == role + 1) || attribute.core.begin >= name_list_[n].tokens.begin) continue;
        const bool full = (!apart && words.kind == Reference::Kind::name) || name_list_[n].tokens.size() > 1;
        const bool whose = names_.is_genitive(name_list_[n].tokens) || tables_.role(attribute.called) ||
                           attribute.called.ends_with(lowered(tables_.government()));
        if (cast_[of_name_[n]].kind == NameKind::person && full && !whose) return of_name_[n];
    }
    return no_actor;
}

void Resolution::enter_appositions() {
    const auto count = static_cast<std::uint32_t>(references_.size());
    for (std::uint32_t p = 0; p < count; ++p) {
        const Reference& reference = references_[p];
        if (reference.kind == Reference::Kind::name) introduce(of_name_[reference.name], reference);
        enter_short_form(p);
    }
    const std::vector<bool> taken = enter_distant_names();
    for (std::uint32_t p = 0; p < count; ++p) {
        const Reference& before = references_[p];
        if (settled_[p]) continue;
        if (const ActorIndex a = named_behind_place(p); a != no_actor) {
            settle(p, a, before);
            continue;
        }
        if (const ActorIndex a = one_who_is_named(p); a != no_actor) {
            of_phrase_[p] = a;
            settled_[p] = true;
            continue;
        }
        if (before.kind != Reference::Kind::name && before.kind != Reference::Kind::noun) continue;
        std::uint32_t q = p + 1;
        const TokenIndex behind = behind_brackets(before.tokens.end);
        while (q < count && references_[q].core.begin < behind) ++q;
        // "der Vorsitzende der Selbstverwaltung Istvan Kovacs": the attribute and the name are one phrase.
        if (q == p + 1 || q >= count || references_[q].core.begin != before.tokens.end) {
            if (const ActorIndex a = person_in_attribute(p, q); a != no_actor) {
                settle(p, a, before);
                continue;
            }
        }
        if (q < count && is_second_role(before, references_[q])) {
            settle(p, of_name_[references_[q].name], before);
            continue;
        }
        if (q >= count || !follows_in_apposition(before, q)) continue;
        const Reference& after = references_[q];
        // "Ihr Parteifreund, der Umweltminister Ansgar Rüth,"
        const bool titled = after.core.begin > before.tokens.end;
        if (before.kind == Reference::Kind::noun && after.kind == Reference::Kind::name &&
            (after.noun == no_token || titled) && !taken[after.name] && tables_.role(before.called) &&
            may_be_one(before) && is_or_may_be_person(of_name_[after.name])) {
            const ActorIndex a = of_name_[after.name];
            settle(p, a, before);
        } else if (titled && is_body_in_apposition(before, after)) {
            settle(p, of_name_[after.name], before);
        } else if (before.kind == Reference::Kind::name && after.kind == Reference::Kind::noun &&
                   after.core.begin > before.tokens.end) {
            const ActorIndex a = of_name_[before.name];
            const bool person = cast_[a].kind == NameKind::person && tables_.role(after.called).has_value();
            const bool body = cast_[a].kind != NameKind::person && tables_.reference_noun(after.called) != nullptr;
            if (!person && !body) continue;
            settle(q, a, after);
        }
    }
}

// The one whom the name means by what the reader knows; by the surname alone only who held an office on that day.
const OfficeHolder* Resolution::office_holder(const Actor& actor) const {
    const bool may_be_person = actor.kind == NameKind::person || actor.kind == NameKind::other;
    if (!may_be_person || actor.words.empty()) return nullptr;
    const std::string name = lowered(joined_words(actor.words));
    if (const OfficeHolder* holder = tables_.offices().find(name)) return holder;
    const std::string_view day = view_.article.published;
    return actor.words.size() == 1 && !day.empty() ? tables_.offices().find_by_surname(name, day) : nullptr;
}

// What those who are named are called although the article need not say so.
void Resolution::enter_offices() {
    for (ActorIndex a = 0; a < cast_.size(); ++a) {
        const OfficeHolder* holder = cast_.same(a) == a ? office_holder(cast_[a]) : nullptr;
        if (holder == nullptr) continue;
        const std::uint8_t whom = holder->gender == "f" ? whom_f : whom_m;
        if (cast_[a].words.size() > 1 || cast_[a].whom == 0) cast_[a].whom = whom;
        if (cast_[a].words.size() > 1) cast_[a].kind = NameKind::person;
        for (const Office& office : holder->offices) {
            if (!held_on(office, view_.article.published)) continue;
            cast_[a].offices.push_back(&office);
            for (const std::string& noun : office.nouns) cast_.call(a, noun, {});
            for (const std::string& of : office.of) cast_.call(a, office.nouns.front(), key_of(tables_, of));
        }
    }
}

// "Der Bundesverband der Deutschen Industrie … Der BDI": a body that another one's capitals spell.
void Resolution::join_initials() {
    constexpr std::size_t fewest = 2;
    for (ActorIndex a = 0; a < cast_.size(); ++a) {
        const Actor& actor = cast_[a];
        const bool brief = cast_.same(a) == a && actor.kind != NameKind::person && actor.words.size() == 1 &&
                           actor.words.front().size() >= fewest && is_short_form(actor.words.front());
        for (ActorIndex b = 0; brief && b < cast_.size(); ++b) {
            const Actor& longer = cast_[b];
            if (cast_.same(b) != b || longer.kind != NameKind::body || longer.words.size() < fewest ||
                initials_of(longer.words) != actor.words.front())
                continue;
            const TokenIndex first = std::min(actor.first, longer.first);
            cast_.merge(a, b);
            cast_[b].first = first;
            break;
        }
    }
}

void Resolution::enter_short_form(std::uint32_t p) {
    const Reference& reference = references_[p];
    // A name may go on behind its phrase: "die Organisation amnesty | international".
    const TokenIndex end = reference.kind == Reference::Kind::name
                               ? std::max(reference.tokens.end, name_list_[reference.name].tokens.end)
                               : reference.tokens.end;
    const bool quoted = end < view_.size() && view_.token(end).kind == TokenKind::quote_close;
    const TokenIndex open = end + (quoted ? 1 : 0);
    if (open + 2 >= view_.size() || !view_.is_mark(open, "(") || !view_.is_mark(open + 2, ")")) return;
    const TokenIndex inside = open + 1;
    const std::string lower(view_.lower(inside));
    // "eine Mitteilung des Bundesamts (BfA)": no paper has a short form
    const bool is_noun = reference.kind == Reference::Kind::noun && (reference.whom & whom_p) != whom_p &&
                         !tables_.role(reference.called) && tables_.source_kind(reference.called).empty();
    const bool is_body = reference.kind == Reference::Kind::name &&
                         cast_[of_name_[reference.name]].kind != NameKind::person &&
                         cast_[of_name_[reference.name]].kind != NameKind::place;
    if (!is_noun && !is_body) return;
    const std::string name = is_body ? cast_[of_name_[reference.name]].name : reader_.basic_form(reference);
    if (!may_be_short_form(view_.form(inside), name.size())) return;
    // The brackets may follow the name of whom it belongs to: "das Kinderhilfswerk der Vereinten Nationen (UNICEF)".
    const bool of_attribute = p > 0 && references_[p - 1].kind != Reference::Kind::nobody &&
                              references_[p - 1].tokens.end >= reference.tokens.end;
    const bool spelt = is_spelt_by(lower, lowered(name));
    const bool small = view_.form(inside).size() > 2 && !is_short_form(view_.form(inside));
    if ((of_attribute && !spelt) || (small && !is_short_for(view_.form(inside), name))) return;
    const std::string key = key_of(tables_, lower);
    const std::optional<ActorIndex> same = cast_.find(key);
    if (is_body) {
        if (same && *same != of_name_[reference.name]) cast_.merge(*same, of_name_[reference.name]);
        cast_.enter_key(key, of_name_[reference.name]);
        return;
    }
    ActorIndex a = no_actor;
    if (same) {
        a = *same;
        const bool exact = spelt || tables_.known(lower) == nullptr || name.find(' ') != std::string::npos;
        if (exact) cast_[a].name = name;
    } else {
        a = cast_.add({.name = name, .kind = NameKind::body, .first = reference.tokens.begin});
        cast_.enter_key(key, a);
    }
    cast_.call(a, reference.called, reference.of);
    of_phrase_[p] = a;
    settled_[p] = true;
}

}  // namespace sayso::statement
