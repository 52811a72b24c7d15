// Bodies that are meant without being named again: by their people, by what every firm or town has, two at once.
#include <algorithm>
#include <array>

#include "statement/who_resolution.h"

namespace sayso::statement {

// Where nobody who was named is called by the noun; no_actor if it means no body.
ActorIndex Resolution::of_body(const Reference& reference) {
    using Rule = ActorIndex (Resolution::*)(const Reference&);
    constexpr std::array<Rule, 8> rules{&Resolution::governments,
                                        &Resolution::body_of_people,
                                        &Resolution::employer,
                                        &Resolution::body_of_inhabitants,
                                        &Resolution::body_of_townspeople,
                                        &Resolution::body_that_spoke,
                                        &Resolution::part_of_body,
                                        &Resolution::town};
    for (const Rule rule : rules) {
        if (const ActorIndex a = (this->*rule)(reference); a != no_actor) return a;
    }
    return no_actor;
}

// "die Prüfer" after the audit office was named, "die Forscher" after a team: whose people they are. Authors are first
// of all those of the document that was brought up last.
ActorIndex Resolution::body_of_people(const Reference& reference) {
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    const bool several = (reference.whom & whom_one) == 0 && reference.whom != 0;
    // "die Statistiker in Wiesbaden", "die Karlsruher Richter" are told by where they sit.
    const bool placed = reference.determiner == PronounKind::definite && (reference.placed || reference.of_place);
    if (noun == nullptr || !several || (!is_bare(reference) && !placed)) return no_actor;
    const ActorIndex issuer = noun->authors ? last_issuer() : no_actor;
    if (issuer != no_actor && cast_[issuer].kind == NameKind::body) return issuer;
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    ActorIndex found = no_actor;
    std::int32_t best = -1;
    for (const std::string& ending : noun->people_of) {
        for (ActorIndex listed : cast_.called(ending)) {
            const ActorIndex a = cast_.same(listed);
            const Actor& actor = cast_[a];
            if (actor.kind == NameKind::person || actor.whom == whom_p || actor.first > reference.core.begin) continue;
            const std::int32_t weight = attention_.weight(a, sentence);
            if (weight <= best) continue;
            best = weight;
            found = a;
        }
    }
    if (found != no_actor || !speaks_[reference.core.begin]) return found;
    if (const ActorIndex maker = noun->authors || noun->people_of.empty() ? no_actor : last_issuer();
        maker != no_actor && cast_[maker].named && cast_[maker].kind == NameKind::body && noun->of_documents)
        return unnamed(reference, reader_.basic_form(reference) + whose(maker), NameKind::group);
    if (issuer == no_actor) return no_actor;
    return unnamed(reference, reader_.basic_form(reference) + genitive_of(document_), NameKind::group);
}

// "Die Bank" after "Commerzbank-Chefvolkswirt Jan Peters": the body in front of what somebody is, named there only.
ActorIndex Resolution::employer(const Reference& reference) {
    constexpr std::uint32_t within = 2;  // sentences
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    if (noun == nullptr || noun->refers != NameKind::body || noun->named || noun->sorts.empty() || !is_bare(reference))
        return no_actor;
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    for (std::uint32_t p = view_.phrase_of(reference.core.begin); p-- > 0;) {
        const Reference& person = references_[p];
        if (view_.token(person.core.begin).sentence + within < sentence) break;
        if (person.kind != Reference::Kind::name || person.noun == no_token || !tables_.role(person.called)) continue;
        const std::string_view form = view_.form(person.noun);
        const std::size_t hyphen = form.rfind('-');
        if (hyphen == std::string_view::npos || hyphen == 0) continue;
        const std::string body(form.substr(0, hyphen));
        const KnownName* known = tables_.known(lowered(body));
        const bool suits = known != nullptr &&
                           (has(noun->sorts, std::string(known->sort)) || lowered(body).ends_with(reference.called));
        if (suits && known->kind == NameKind::body) return book_.enter({body}, NameKind::body, person.noun);
    }
    return no_actor;
}

// "die Chinesen", after "der chinesische Konzern Hengtong": the body of that state that has most attention.
ActorIndex Resolution::body_of_inhabitants(const Reference& reference) {
    const State* home = reference.whom == whom_p && is_bare(reference) && speaks_[reference.core.begin]
                            ? tables_.state_of_inhabitant(reference.called)
                            : nullptr;
    if (home == nullptr) return no_actor;
    const std::string state = lowered(home->name);
    return attention_.most(view_.token(reference.core.begin).sentence,
                           [&](ActorIndex a) { return cast_[a].kind == NameKind::body && has(cast_[a].of, state); });
}

// "die Bremer", after "Werder Bremen", "die Münchner" after "der Autobauer BMW": the body that has the town in its
// name, else the firm or club that was the subject just before.
ActorIndex Resolution::body_of_townspeople(const Reference& reference) {
    constexpr std::uint32_t within = 2;
    if (reference.whom != whom_p || !is_bare(reference) || !speaks_[reference.core.begin] ||
        !tables_.is_townsman(reference.called))
        return no_actor;
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    ActorIndex found = no_actor;
    for (const Attention::Seen& seen : attention_.seen()) {
        const Actor& actor = cast_[seen.actor];
        if (actor.kind != NameKind::body || !actor.named || !actor.members.empty()) continue;
        if (has_like(actor.words, reference.called)) return seen.actor;
        const bool subject = seen.last >= Attention::of_subject && seen.sentence + within >= sentence;
        if (subject && tables_.is_described(actor.sort)) found = seen.actor;
    }
    return found;
}

// "Flixo begrüßte das. Das sei fair, so die Firma.": who spoke last, if it is a body and its name does not tell what
// sort of body.
ActorIndex Resolution::body_that_spoke(const Reference& reference) {
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    if (noun == nullptr || noun->refers != NameKind::body || noun->named || noun->official || !is_bare(reference) ||
        reference.whom == whom_p || tables_.is_part_of_body(reference.called) || !speaks_[reference.core.begin] ||
        spoken_.empty())
        return no_actor;
    const ActorIndex a = cast_.same(spoken_.back());
    if (a == no_actor) return no_actor;
    const Actor& actor = cast_[a];
    const auto tells_sort = [&](const std::string& word) {
        const std::string lower = lowered(word);
        return tables_.is_body_head(lower) || tables_.reference_noun(lower) != nullptr;
    };
    const bool open = actor.kind == NameKind::body && actor.named && actor.first < reference.core.begin &&
                      actor.sort.empty() && actor.called.empty() && actor.members.empty() && !actor.words.empty() &&
                      tables_.known(lowered(actor.name)) == nullptr &&
                      std::none_of(actor.words.begin(), actor.words.end(), tells_sort);
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    constexpr std::int32_t just_before = 40;
    return open && attention_.weight(a, sentence) >= just_before ? a : no_actor;
}

// "Der Mieterbund rügte das. Haus & Grund lobte es. …, so der Verband.": who spoke last, if that one may be called so,
// too; else `named`.
ActorIndex Resolution::body_that_spoke_since(ActorIndex named, const Reference& reference) {
    if (cast_[named].kind != NameKind::body || has(cast_[named].called, reference.called)) return named;
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    const ActorIndex last = body_that_spoke(reference);
    const bool since = last != no_actor && attention_.weight(last, sentence) > attention_.weight(named, sentence);
    return since ? last : named;
}

// Who made the document that was brought up last, or the document itself; no_actor before there is one.
ActorIndex Resolution::last_issuer() const {
    const auto found = issuers_.find(document_);
    return found == issuers_.end() ? no_actor : cast_.same(found->second);
}

// " der Studie", for "studie".
std::string Resolution::genitive_of(std::string_view noun) const {
    const std::string word = capitalised(noun);
    const std::uint8_t whom = tables_.whom_of_noun(word);
    const std::string_view article = tables_.genitive_article(whom);
    return " " + std::string(article.empty() ? tables_.of() : article) + " " + tables_.genitive_noun(word, whom);
}

// "die Regierungen von Polen und Litauen": one for each state that is named behind them.
ActorIndex Resolution::governments(const Reference& reference) {
    if (reference.called != lowered(tables_.government()) || reference.whom != whom_p) return no_actor;
    std::vector<ActorIndex> members;
    for (TokenIndex t = reference.core.end; t < reference.tokens.end; ++t) {
        const std::uint32_t n = reader_.name_at(t);
        const State* state = n == none ? nullptr : cast_[cast_.same(of_name_[n])].state;
        if (state == nullptr) continue;
        const ActorIndex a = government_of(tables_, cast_, *state, t);
        if (std::find(members.begin(), members.end(), a) == members.end()) members.push_back(a);
    }
    return members.size() < 2 ? no_actor : together(std::move(members), reference.core.begin);
}

// "der Betriebsrat", "die Geschäftsführung", in words for a speaker: that of the firm, club or house that the text is
// about. no_actor where there is none.
ActorIndex Resolution::part_of_body(const Reference& reference) {
    if (!tables_.is_part_of_body(reference.called) || !is_bare(reference) || !speaks_[reference.core.begin])
        return no_actor;
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    ActorIndex owner = no_actor;
    std::int32_t best = 0;
    for (ActorIndex listed : cast_.of_kind(NameKind::body)) {
        const ActorIndex a = cast_.same(listed);
        const Actor& actor = cast_[a];
        const bool may = actor.kind == NameKind::body && actor.named && actor.first < reference.core.begin &&
                         tables_.has_parts(actor.sort) && !is_official(actor);
        if (!may) continue;
        const std::int32_t weight =
            attention_.weight(a, sentence) + 16 * static_cast<std::int32_t>(std::min(actor.names, 8U));
        if (weight <= best) continue;
        best = weight;
        owner = a;
    }
    if (owner == no_actor) return no_actor;
    const ActorIndex a = unnamed(reference, reader_.basic_form(reference) + whose(owner), NameKind::body);
    cast_.call(a, reference.called, lowered(cast_[owner].name));
    return a;
}

// "Unternehmensangaben": of the firm that "das Unternehmen" would mean; `parts`: ways to read the first part.
ActorIndex Resolution::firm_of(const Reference& compound, const std::vector<std::string>& parts) const {
    for (const std::string& part : parts) {
        Reference firm = compound;
        firm.called = lowered(part);
        const ReferenceNoun* noun = tables_.reference_noun(firm.called);
        if (noun == nullptr || noun->refers != NameKind::body || noun->named || noun->sorts.empty()) continue;
        firm.determiner = PronounKind::definite;
        firm.whom = 0;
        if (const ActorIndex a = best_called(firm); a != no_actor && cast_[a].named) return a;
    }
    return no_actor;
}

// "Team um Ada Brandt", for "ein Team um die Biologin Ada Brandt von der Universität Kiel"; "" where nobody leads it.
std::string Resolution::words_of_leader(const Reference& group) {
    const TokenIndex around = group.core.end;
    if (around + 1 >= group.tokens.end || !tables_.is_around(view_.lower(around))) return {};
    for (TokenIndex t = around + 1; t < group.tokens.end; ++t) {
        const std::uint32_t n = reader_.name_at(t);
        if (n == none) continue;
        const Actor& leader = cast_[cast_.same(of_name_[n])];
        if (leader.kind != NameKind::person) return {};
        Reference alone = group;
        alone.tokens = alone.core;
        return reader_.basic_form(alone) + " " + std::string(view_.form(around)) + " " + leader.name;
    }
    return {};
}

// A ministry, a court, the police: has no works council that speaks in the news.
bool Resolution::is_official(const Actor& actor) const {
    const auto official = [&](const std::string& word) {
        const ReferenceNoun* noun = tables_.reference_noun(lowered(word));
        return noun != nullptr && (noun->official || noun->named);
    };
    return actor.state != nullptr || std::any_of(actor.words.begin(), actor.words.end(), official) ||
           std::any_of(actor.called.begin(), actor.called.end(), official);
}

// "Das Museum in Haldenburg schließt. Die Stadt …": the place that the sentence before says something is in; no_actor
// if there is none.
ActorIndex Resolution::place_just_before(const Reference& town) const {
    const std::uint32_t sentence = view_.token(town.core.begin).sentence;
    for (TokenIndex t = town.core.begin; t-- > 1 && view_.token(t).sentence + 1 >= sentence;) {
        const std::uint32_t n = reader_.name_at(t);
        if (n == none || name_list_[n].tokens.begin != t || view_.lower(t - 1) != tables_.at()) continue;
        const ActorIndex a = cast_.same(of_name_[n]);
        if (may_be_town(cast_[a])) return a;
    }
    return no_actor;
}

// Neither a region nor "B 9".
bool Resolution::may_be_town(const Actor& place) const {
    return place.kind == NameKind::place && !tables_.is_region(lowered(place.name)) &&
           std::none_of(place.name.begin(), place.name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "die Stadt", where the article is about one place: "Stadt Haldenburg".
ActorIndex Resolution::town(const Reference& reference) {
    if (!tables_.is_town(reference.called) || !is_bare(reference) || !speaks_[reference.core.begin]) return no_actor;
    ActorIndex place = place_just_before(reference);
    const bool told = place != no_actor;
    for (ActorIndex listed : cast_.of_kind(NameKind::place)) {
        const ActorIndex a = cast_.same(listed);
        if (told || !may_be_town(cast_[a]) || cast_[a].first > reference.core.begin) continue;
        if (place == no_actor || cast_[a].names > cast_[place].names) place = a;
    }
    if (place == no_actor) return no_actor;
    // Those who decide there: no other body may be told by the place's name.
    return unnamed(reference, reader_.basic_form(reference) + " " + cast_[place].name, NameKind::group);
}

}  // namespace sayso::statement
