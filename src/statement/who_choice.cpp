// The learnt choice of whom a noun or pronoun that speaks takes up: who is asked, and what follows from the answer.
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {
namespace {

// Bounds that keep the work for each phrase constant.
constexpr std::size_t most_called_alike = 8;
constexpr std::size_t most_named_after = 6;
constexpr std::uint32_t sentences_after = 2;
constexpr std::size_t most_candidates = 64;

// What speaks for one named, where the rules leave them unnamed, must be worth more than this; and the other way round.
constexpr std::int32_t doubt_of_names = LinearRanking::unit / 2;
constexpr std::int32_t doubt_of_nobody = LinearRanking::unit;

class Candidates {
public:
    explicit Candidates(const Cast& cast) : cast_(cast) {}

    void add(ActorIndex listed) {
        const ActorIndex a = cast_.same(listed);
        if (a == no_actor || found_.size() == most_candidates) return;
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Antecedent& c) { return c.actor == a; });
        if (!known) found_.push_back({.actor = a});
    }

    void add_last(std::span<const ActorIndex> list) {
        for (ActorIndex a : list.last(std::min(list.size(), most_called_alike))) add(a);
    }

    std::vector<Antecedent> take() { return std::move(found_); }

private:
    const Cast& cast_;
    std::vector<Antecedent> found_;
};

}  // namespace

// Those seen lately, those who are called alike, and those who are named soon after.
std::vector<Antecedent> Resolution::antecedents(const Reference& reference) const {
    Candidates candidates(cast_);
    const std::vector<Attention::Seen>& seen = attention_.seen();
    for (auto s = seen.rbegin(); s != seen.rend(); ++s) candidates.add(s->actor);
    if (reference.kind == Reference::Kind::noun) {
        candidates.add_last(cast_.called_exactly(reference.called));
        if (reference.called.size() > 3) candidates.add_last(cast_.called(reference.called));
        if (const ReferenceNoun* noun = tables_.reference_noun(reference.called); noun != nullptr) {
            for (const std::string& other : noun->to) candidates.add_last(cast_.called(other));
            for (const std::string& sort : noun->sorts) candidates.add_last(cast_.of_sort(sort));
        }
    }
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    auto name = std::upper_bound(name_list_.begin(), name_list_.end(), reference.core.begin,
                                 [](TokenIndex t, const Name& n) { return t < n.tokens.begin; });
    for (std::size_t after = 0; name != name_list_.end() && after < most_named_after; ++name, ++after) {
        if (view_.token(name->tokens.begin).sentence > sentence + sentences_after) break;
        candidates.add(of_name_[static_cast<std::size_t>(name - name_list_.begin())]);
    }
    return candidates.take();
}

// `by_rule`: whom the rules take; `known`: how many were known before they were asked.
ActorIndex Resolution::choose(const Reference& reference, ActorIndex by_rule, std::size_t known) {
    by_rule = cast_.same(by_rule);
    const bool newly = by_rule != no_actor && by_rule >= known && !cast_[by_rule].named;
    std::vector<Antecedent> candidates{{.actor = by_rule, .of_rule = true, .fresh = newly}};
    const bool noun = reference.kind == Reference::Kind::noun;
    if (!newly && noun) candidates.push_back({.fresh = true});
    if (!noun && by_rule != no_actor) candidates.push_back({});
    const std::uint8_t whom = !noun                         ? whom_of_pronoun(reference)
                              : is_neuter_person(reference) ? whom_one
                                                            : reference.whom;
    const bool points_back = !noun && is_behind_whom_it_means(reference);
    for (const Antecedent& candidate : antecedents(reference)) {
        if (is_excluded_by_owner(candidate.actor, reference)) continue;
        if (noun && is_joined_to(candidate.actor, reference)) continue;
        if (noun && is_excluded_by_noun(cast_[candidate.actor], reference)) continue;
        if (!noun && stands_beside(candidate.actor, reference)) continue;
        if (points_back && cast_[candidate.actor].first > reference.core.begin) continue;
        if (candidate.actor != by_rule) {
            candidates.push_back(candidate);
            candidates.back().barred = noun && is_opened_before(cast_[candidate.actor], reference);
        }
        if (candidates.size() < most_candidates && may_own(candidate.actor, reference))
            candidates.push_back({.actor = candidate.actor, .fresh = true, .owner = true});
    }
    std::vector<Features> features =
        antecedent_features({view_, tables_, cast_, attention_, spoken_, reference, whom}, candidates);
    const std::size_t best = ranking_.empty() ? 0 : best_of(candidates, features);
    if (choices_ != nullptr) record(reference, candidates, std::move(features), best);
    if (best == 0) return by_rule;
    if (candidates[best].owner) return owned(reference, newly ? by_rule : no_actor, candidates[best].actor);
    if (candidates[best].fresh) return anew(reference);
    const ActorIndex chosen = candidates[best].actor;
    if (newly && chosen != no_actor) cast_.merge(by_rule, chosen);
    return chosen;
}

// "Dieser schwieg.", "Der wies das zurück.": not the article of "Der „Kurier“ schrieb".
bool Resolution::is_behind_whom_it_means(const Reference& pronoun) const {
    if (pronoun.determiner == PronounKind::demonstrative) return true;
    const TokenIndex behind = pronoun.core.end;
    return pronoun.determiner == PronounKind::definite && behind < view_.size() &&
           (view_.token(behind).upos == Upos::VERB || view_.token(behind).upos == Upos::AUX);
}

// What is known of the actor goes with no such noun.
bool Resolution::is_excluded_by_noun(const Actor& actor, const Reference& noun) const {
    const State* home = tables_.state_of_inhabitant(noun.called);
    if (home != nullptr && is_of_another_state(actor, *home)) return true;
    const bool place = actor.kind == NameKind::place && is_bare(noun) && is_person_or_body(noun);
    return place || is_told_of(actor, noun) || is_of_another_sort(actor, noun) || is_of_other_gender(actor, noun) ||
           is_of_another_party(actor, noun) || is_introduced_otherwise(actor, noun) ||
           has_such_an_office_elsewhere(actor, noun) || is_mere_member(actor, noun) ||
           is_office_of_another_kind(actor, noun) || is_of_another_part(actor, noun) || is_told_behind(actor, noun) ||
           is_voice_of_others(actor, noun);
}

// "der Präsident des Handelsinstituts" is not the president of the farmers' union.
bool Resolution::has_such_an_office_elsewhere(const Actor& actor, const Reference& noun) const {
    const auto of = noun.of.empty() ? std::nullopt : cast_.find(noun.of);
    const bool of_body = of && cast_[cast_.same(*of)].kind == NameKind::body;
    if (!of_body || actor.kind != NameKind::person || actor.of.empty() || has(actor.called, noun.called) ||
        belongs_to_the_same(actor, noun))
        return false;
    return std::any_of(actor.called.begin(), actor.called.end(),
                       [&](const std::string& called) { return called.ends_with(noun.called); });
}

// "das Oberhaupt der Kirche", "ein Sprecher" in front of "der Botschafter Jan Peters": who comes up after it by another
// noun is another.
bool Resolution::is_introduced_otherwise(const Actor& actor, const Reference& noun) const {
    const ReferenceNoun* refers = tables_.reference_noun(noun.called);
    const bool role = tables_.role(noun.called) && noun.determiner != PronounKind::indefinite;
    // "fragt der Rentner. Bürgermeister Jens Ahl sucht": a plain noun for what one does is told of who was named.
    const bool later = actor.first > noun.core.begin && actor.kind == NameKind::person && !actor.called.empty() &&
                       view_.token(actor.first).sentence != view_.token(noun.core.begin).sentence;
    if (refers == nullptr && later && noun.determiner == PronounKind::definite)
        return std::none_of(actor.called.begin(), actor.called.end(), [&](const std::string& called) {
            return called.ends_with(noun.called) || noun.called.ends_with(called);
        });
    if (refers == nullptr || refers->any || role || refers->to.empty() || actor.kind != NameKind::person ||
        actor.called.empty() || actor.first < noun.core.begin)
        return false;
    return std::none_of(actor.called.begin(), actor.called.end(), [&](const std::string& called) {
        return called.ends_with(noun.called) || noun.called.ends_with(called) ||
               std::any_of(refers->to.begin(), refers->to.end(),
                           [&](const std::string& to) { return called.ends_with(to); });
    });
}

// "der Richter" is not the accused, nor "seine Anwältin" the public prosecutor.
bool Resolution::is_of_another_part(const Actor& actor, const Reference& role) const {
    return actor.kind == NameKind::person && !has(actor.called, role.called) &&
           std::any_of(actor.called.begin(), actor.called.end(),
                       [&](const std::string& called) { return tables_.are_apart(called, role.called); });
}

// "ein früherer Mitarbeiter der Firma" is nobody who was named before.
bool Resolution::is_opened_before(const Actor& actor, const Reference& noun) const {
    return noun.determiner == PronounKind::indefinite && tables_.role(noun.called) && actor.kind == NameKind::person &&
           actor.named && actor.first < noun.core.begin;
}

// "Das bestritt der Anwalt, Peters habe geschlafen": who comes up in the subjunctive behind the noun is another.
bool Resolution::is_told_behind(const Actor& actor, const Reference& noun) const {
    const TokenIndex t = actor.first, begin = noun.core.begin;
    if (t <= begin || view_.token(t).sentence != view_.token(begin).sentence) return false;
    const std::uint32_t c = view_.clause_of(t);
    return c != none && c != view_.clause_of(begin) && view_.clause(c).mood == Mood::sub &&
           view_.clause(c).subject.contains(t);
}

// "die Bauaufsicht" is not the financial one: two compounds of a noun that names offices.
bool Resolution::is_office_of_another_kind(const Actor& actor, const Reference& noun) const {
    const ReferenceNoun* office = tables_.reference_noun(noun.called);
    if (office == nullptr || office->refers != NameKind::body || (!office->named && !office->official) ||
        tables_.is_reference_noun(noun.called) || actor.called.empty())
        return false;
    return std::all_of(actor.called.begin(), actor.called.end(), [&](const std::string& called) {
        return tables_.reference_noun(called) == office && !called.ends_with(noun.called) &&
               !noun.called.ends_with(called);
    });
}

// "der Vorstand" is the body, unless who sits on it is called so.
bool Resolution::is_mere_member(const Actor& actor, const Reference& noun) const {
    return actor.kind == NameKind::person && tables_.is_member_or_body(noun.called) && !has(actor.called, noun.called);
}

// A role, or a noun for bodies that is none for towns: no place is meant.
bool Resolution::is_person_or_body(const Reference& noun) const {
    const ReferenceNoun* refers = tables_.reference_noun(noun.called);
    return tables_.role(noun.called) || (refers != nullptr && !tables_.is_town(noun.called) &&
                                         (refers->refers == NameKind::body || refers->refers == NameKind::person));
}

// "der Staatsanwalt" is not Mia.
bool Resolution::is_of_other_gender(const Actor& actor, const Reference& reference) {
    const std::uint8_t both = whom_m | whom_f;
    return actor.kind == NameKind::person && (actor.whom & both) != 0 && (reference.whom & both) != 0 &&
           (reference.whom & ~both) == 0 && (actor.whom & reference.whom) == 0;
}

// "Ein Sprecher sagte, … Der Mann habe …": "the man" is whom somebody speaks of, not who speaks for others.
bool Resolution::is_voice_of_others(const Actor& actor, const Reference& reference) const {
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    return noun != nullptr && noun->any && noun->refers == NameKind::person && is_bare(reference) &&
           std::any_of(actor.called.begin(), actor.called.end(),
                       [&](const std::string& called) { return tables_.is_spokesperson(called); });
}

// "das Unternehmen" is no union, as far as the tables tell.
bool Resolution::is_of_another_sort(const Actor& actor, const Reference& reference) const {
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    if (has(actor.called, reference.called)) return false;
    // "die Stadt", "die Verwaltung" are no club and no company.
    if (tables_.governs_a_place(reference.called) && !actor.sort.empty()) return true;
    if (noun == nullptr) return false;
    const bool body = noun->refers == NameKind::body && !noun->sorts.empty() && !actor.sort.empty();
    // "die Verbraucherschützer" are people of such bodies only.
    const bool people = noun->refers == NameKind::group && !noun->to.empty() && actor.kind == NameKind::body;
    if ((!body && !people) || has(noun->sorts, std::string(actor.sort))) return false;
    return std::none_of(noun->to.begin(), noun->to.end(), [&](const std::string& to) {
        const auto ends = [&](const std::string& word) { return lowered(word).ends_with(to); };
        return std::any_of(actor.called.begin(), actor.called.end(), ends) ||
               std::any_of(actor.words.begin(), actor.words.end(), ends);
    });
}

// The rules are left on good grounds only where that gives a name or takes it: an invented speaker is worse than an
// unnamed one.
std::size_t Resolution::best_of(const std::vector<Antecedent>& candidates,
                                const std::vector<Features>& features) const {
    const auto is_named = [&](const Antecedent& c) { return !c.fresh && c.actor != no_actor && cast_[c.actor].named; };
    const bool rule_named = is_named(candidates[0]);
    std::size_t best = 0;
    std::int32_t highest = ranking_.score(features[0]);
    for (std::size_t c = 1; c < candidates.size(); ++c) {
        if (candidates[c].barred) continue;
        const bool named = is_named(candidates[c]);
        const std::int32_t doubt = named == rule_named ? 0 : named ? doubt_of_names : doubt_of_nobody;
        const std::int32_t score = ranking_.score(features[c]) - doubt;
        if (score <= highest) continue;
        best = c;
        highest = score;
    }
    return best;
}

void Resolution::record(const Reference& reference, const std::vector<Antecedent>& candidates,
                        std::vector<Features> features, std::size_t taken) {
    AntecedentChoice choice{.words = reference.core, .candidates = std::move(features), .taken = taken};
    for (const Antecedent& candidate : candidates) {
        const bool new_words = candidate.owner || (candidate.fresh && candidate.actor == no_actor);
        choice.actors.push_back(new_words ? no_actor : candidate.actor);
        choice.names.push_back(!new_words        ? std::string()
                               : candidate.owner ? reader_.basic_form(reference) + whose(candidate.actor)
                                                 : words_of(reference));
    }
    choices_->push_back(std::move(choice));
}

// Somebody who is called by these words and was not known before.
ActorIndex Resolution::anew(const Reference& reference) {
    const ActorIndex a = newcomer(reference);
    return a != no_actor ? a : unnamed(reference, words_of(reference), NameKind::other);
}

// Whom a possessive before the noun means, or a noun behind a role: nobody is their own lawyer. no_actor if there is
// none.
ActorIndex Resolution::owner_of(const Reference& reference) const {
    if (reference.kind != Reference::Kind::noun) return no_actor;
    const std::uint32_t p = view_.phrase_of(reference.core.begin);
    return p == none ? no_actor : cast_.same(owner_[p]);
}

// "ihr Anwalt" is neither they themselves nor anybody else's lawyer.
bool Resolution::is_excluded_by_owner(ActorIndex a, const Reference& reference) const {
    const ActorIndex owner = owner_of(reference);
    if (owner == no_actor) return false;
    const ActorIndex known = cast_.same(cast_[a].owner);
    if (a == owner) return true;
    if (known == owner || !tables_.is_of_persons(reference.called)) return false;
    // "sein Verteidiger" is no public prosecutor.
    const std::vector<std::string>& called = cast_[a].called;
    const bool called_otherwise =
        !called.empty() && std::none_of(called.begin(), called.end(), [&](const std::string& noun) {
            return noun.ends_with(reference.called) || reference.called.ends_with(noun);
        });
    return known != no_actor || called_otherwise;
}

// "ein Sprecher": a body that is in mind may be whose they are, where the words do not tell.
bool Resolution::may_own(ActorIndex a, const Reference& reference) const {
    constexpr std::int32_t in_mind = 8;
    const Actor& actor = cast_[a];
    const bool told = reference.kind != Reference::Kind::noun || !reference.of.empty() ||
                      reference.tokens.end != reference.core.end || reference.determiner == PronounKind::possessive;
    // "die Richter" are their court, not some of its.
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    const bool its_people = noun != nullptr && !noun->people_of.empty() && reference.whom == whom_p;
    if (told || its_people || !tables_.role(reference.called) || !actor.members.empty()) return false;
    if (actor.kind != NameKind::body && actor.kind != NameKind::outlet) return false;
    if (!actor.name.empty() && reference.called.starts_with(lowered(actor.name))) return false;
    return attention_.weight(a, view_.token(reference.core.begin).sentence) >= in_mind;
}

// `known`: the one whom the words mean, if there is one already.
ActorIndex Resolution::owned(const Reference& reference, ActorIndex known, ActorIndex owner) {
    std::string name = reader_.basic_form(reference) + whose(owner);
    const std::string key = lowered(cast_[owner].name);
    if (known == no_actor) {
        const bool several = reference.whom == whom_p;
        const ActorIndex a = unnamed(reference, std::move(name), several ? NameKind::group : NameKind::person);
        cast_.call(a, reference.called, key);
        return a;
    }
    cast_[known].name = std::move(name);
    cast_.call(known, reference.called, key);
    return known;
}

// "eine Sprecherin des Getränkekonzerns Fontaro": the body that bears the name, which the noun merely describes.
ActorIndex Resolution::named_behind_noun(const Reference& reference, const Reference& attribute) const {
    const bool apart = attribute.kind == Reference::Kind::noun;
    const ReferenceNoun* noun = attribute.noun == no_token ? nullptr : tables_.reference_noun(attribute.called);
    if (noun == nullptr || noun->refers != NameKind::body || noun->named) return no_actor;
    const std::uint32_t n = apart ? reader_.name_at(std::min(attribute.core.end, view_.size() - 1)) : attribute.name;
    if (n == none || (apart && name_list_[n].tokens != TokenRange{attribute.core.end, reference.tokens.end}))
        return no_actor;
    const ActorIndex a = cast_.same(of_name_[n]);
    const bool described = std::any_of(noun->sorts.begin(), noun->sorts.end(),
                                       [&](const std::string& sort) { return tables_.is_described(sort); });
    const bool may_be_firm = cast_[a].kind == NameKind::body || cast_[a].words.size() == 1;
    return described && may_be_firm && cast_[a].state == nullptr ? a : no_actor;
}

// Somebody named whose they are by a noun behind theirs: "ein Sprecher des Konzerns". no_actor if it tells nobody.
ActorIndex Resolution::owner_behind(const Reference& reference) {
    const std::uint32_t p = view_.phrase_of(reference.core.begin);
    if (p == none || p + 1 >= references_.size() || reference.tokens.end == reference.core.end) return no_actor;
    const Reference& attribute = references_[p + 1];
    if (attribute.core.begin != reference.core.end) return no_actor;
    if (const ActorIndex a = named_behind_noun(reference, attribute); a != no_actor) return a;
    if (attribute.tokens != attribute.core || attribute.tokens.end != reference.tokens.end) return no_actor;
    const bool own = attribute.determiner == PronounKind::possessive;
    const bool definite =
        own || attribute.determiner == PronounKind::definite || attribute.determiner == PronounKind::demonstrative;
    if (attribute.kind != Reference::Kind::noun || !definite || attribute.attributed) return no_actor;
    if (own) find_owner(p + 1);
    if (const ActorIndex state = state_meant(attribute); state != no_actor) return state;
    const std::size_t known = cast_.size();
    const ActorIndex owner = cast_.same(resolve(attribute));
    const bool ministry = owner != no_actor && own && tables_.is_ministry(attribute.called);
    if (owner == no_actor || (owner >= known && !ministry)) return no_actor;
    const NameKind kind = cast_[owner].kind;
    // "das Veterinäramt", then "ein Sprecher der Behörde": an office without a name is told by its own noun.
    const bool told = kind == NameKind::body && cast_[owner].sort.empty() && tables_.role(reference.called) &&
                      !has(cast_[owner].called, attribute.called);
    if (!cast_[owner].named && !told) return no_actor;
    return kind == NameKind::body || kind == NameKind::outlet || kind == NameKind::person ? owner : no_actor;
}

// "die Behörden des Landes": the state that the article is about; no_actor if the words are others or it is about
// several.
ActorIndex Resolution::state_meant(const Reference& noun) const {
    const State* state = tables_.is_country(noun.called) ? leading_state() : nullptr;
    const auto found = state == nullptr ? std::nullopt : cast_.find(lowered(state->name));
    return found ? cast_.same(*found) : no_actor;
}

// "der Freundeskreis", after "der Freundeskreis der Kunsthalle": the words that told more.
const Reference& Resolution::told_fully(const Reference& reference) const {
    const auto fuller = is_bare(reference) ? fuller_.find(reference.called) : fuller_.end();
    if (fuller == fuller_.end()) return reference;
    const Reference& before = references_[fuller->second];
    return (before.whom & reference.whom) != 0 ? before : reference;
}

// "ein Sprecher Brands", "der Sprecher von Brand": with the owner's full name, where only their surname stands behind
// the role. "" where the words tell no such owner.
std::string Resolution::words_with_owner(const Reference& told) const {
    if (told.kind != Reference::Kind::noun || !tables_.role(told.called)) return "";
    const TokenIndex behind = told.noun + 1;
    const TokenIndex begin = behind + (behind < told.tokens.end && tables_.is_of(view_.lower(behind)) ? 1 : 0);
    const std::uint32_t name = begin < told.tokens.end ? reader_.name_at(begin) : none;
    if (name == none || name_list_[name].tokens != TokenRange{begin, told.tokens.end} || begin + 1 != told.tokens.end)
        return "";
    const ActorIndex owner = cast_.same(of_name_[name]);
    if (cast_[owner].kind != NameKind::person || cast_[owner].words.size() < 2) return "";
    Reference alone = told;
    alone.core.end = alone.tokens.end = behind;
    return reader_.basic_form(alone) + whose(owner);
}

// "ein Konzernsprecher": of the body that "der Konzern" would mean; no_actor where the words tell more, or there is
// none.
ActorIndex Resolution::body_of_spokesperson(const Reference& role) const {
    if (role.noun == no_token || role.tokens.end != role.core.end || !role.of.empty() ||
        role.determiner == PronounKind::possessive)
        return no_actor;
    const std::size_t at = tables_.spokesperson_in(view_.lower(role.noun));
    const ActorIndex body = at == 0 ? no_actor : firm_of(role, tables_.unlinked(view_.form(role.noun).substr(0, at)));
    // "ein Feuerwehrsprecher" tells the fire brigade himself.
    return body != no_actor && role.called.starts_with(lowered(cast_[body].name)) ? no_actor : body;
}

// In the basic form, for display; with whose they are, where a possessive or another noun for a named one tells it.
std::string Resolution::words_of(const Reference& reference) {
    const Reference& told = told_fully(reference);
    if (std::string name = words_with_owner(told); !name.empty()) return name;
    if (std::string name = words_of_leader(told); !name.empty()) return name;
    if (const ActorIndex owner = owner_behind(told); owner != no_actor) {
        Reference alone = told;
        alone.tokens = alone.core;
        return reader_.basic_form(alone) + whose(owner);
    }
    std::string name = reader_.basic_form(told);
    if (const ActorIndex body = body_of_spokesperson(told); body != no_actor) return name + whose(body);
    const std::uint32_t p = view_.phrase_of(told.core.begin);
    if (told.determiner != PronounKind::possessive || p == none || owner_[p] == no_actor ||
        told.tokens.end != told.core.end)
        return name;
    return name + whose(owner_[p]);
}

// "Facebook", which the lexicon has as a noun, but the text without an article; not "Bauministerium".
bool Resolution::is_never_behind_article(ActorIndex owner) const {
    const std::string lower = lowered(cast_[cast_.same(owner)].words.front());
    bool found = false;
    if (tables_.is_body_head(lower) || tables_.reference_noun(lower) != nullptr) return false;
    for (std::uint32_t n = 0; n < name_list_.size(); ++n) {
        const TokenIndex begin = name_list_[n].tokens.begin;
        if (cast_.same(of_name_[n]) != cast_.same(owner)) continue;
        if (begin > 0 && view_.token(begin - 1).upos == Upos::DET) return false;
        found = true;
    }
    return found;
}

// What the words of a name tell of its gender: "Europäische Union" by what the lexicon has of its noun, "Nationaler
// Übergangsrat" by its adjective, which ends alike for women and after an article; 0 where nothing tells.
std::uint8_t Resolution::whom_by_words(std::string_view name) const {
    const std::size_t end = name.find(' ');
    const std::string_view first = name.substr(0, end);
    if (!tables_.is_adjective(first)) return tables_.whom_of_noun(first);
    if (end == std::string_view::npos) return 0;
    const std::string_view second = name.substr(end + 1, name.find(' ', end + 1) - end - 1);
    if (const std::uint8_t whom = tables_.whom_of_noun(second); whom != 0) return whom;
    const std::string_view ending = first.substr(tables_.without_adjective_ending(first).size());
    for (const std::uint8_t whom : {whom_m, whom_n}) {
        if (ending == tables_.adjective_ending(whom)) return whom;
    }
    return 0;
}

// "Tesla Motors", against "Verband der Bäcker" and "VfB Lohfurt".
bool Resolution::is_without_noun(const std::vector<std::string>& name) const {
    return !name.empty() && !is_short_form(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](const std::string& word) {
               return lowered(word) != word && tables_.whom_of_noun(word) == 0 && !tables_.is_adjective(word);
           });
}

// What stands behind a noun to tell whose it is, with a space before it: "von Ada Brandt", "Polens", "der
// Staatsanwaltschaft", "des Verbands der Sparkassen". "" where it cannot be said in a few words.
std::string Resolution::whose(ActorIndex owner) const {
    const Actor& actor = cast_[cast_.same(owner)];
    if (!actor.members.empty() || actor.name.empty()) return "";
    if (actor.state != nullptr) return " " + std::string(actor.state->genitive);
    const std::uint8_t told = whom_by_words(actor.name), both = actor.whom & told;
    const std::uint8_t whom = actor.whom == 0 ? told : both != 0 ? both : actor.whom;
    const std::string_view article = tables_.genitive_article(whom);
    // "von Facebook": a name that is no noun has an article only where it is a woman's or short ("des ADAC").
    const bool bare = actor.named && (whom & whom_f) == 0 &&
                      (is_without_noun(actor.words) || (actor.words.size() == 1 && is_never_behind_article(owner)));
    if (article.empty() || bare || (actor.kind == NameKind::person && actor.named))
        return " " + std::string(tables_.of()) + " " + actor.name;
    std::string out = " " + std::string(article);
    // "Robert Koch-Institut": what stands before the noun stays as it is, too.
    const bool noun_comes_last = tables_.whom_of_noun(actor.name.substr(0, actor.name.find(' '))) == 0 &&
                                 tables_.whom_of_noun(actor.name.substr(actor.name.rfind(' ') + 1)) != 0;
    bool head = false;  // the noun has come: what follows stays as it is
    for (std::string_view rest = actor.name; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const Pronoun* pronoun = tables_.pronoun(word);
        if (!head && pronoun != nullptr && pronoun->kind == PronounKind::indefinite) continue;
        // One that no lexicon knows is told from its ending and the small letter ("tassisches").
        const bool like_one =
            pronoun == nullptr && lowered(word) == word && tables_.without_adjective_ending(word).size() < word.size();
        const bool adjective = !head && !rest.empty() && (like_one || tables_.is_adjective(word));
        out += " ";
        if (noun_comes_last && !adjective && !rest.empty()) {
            out += word;
            continue;
        }
        out += head || is_short_form(word)                    ? std::string(word)
               : adjective || tables_.is_like_adjective(word) ? tables_.genitive_adjective(word)
                                                              : tables_.genitive_noun(word, whom);
        head = head || !adjective;
    }
    return out;
}

}  // namespace sayso::statement
