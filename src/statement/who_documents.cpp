// Documents and words that speak for who made them: "der Bericht der OSZE", "Polizeiangaben".
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {

// "amtliche Angaben" are the authorities'; no_actor where the adjective tells nobody, or the words are a paper's.
ActorIndex Resolution::of_adjective_alone(const Reference& reference) {
    const TokenIndex t = reference.core.begin;
    if (reference.noun == no_token || reference.noun != t + 1 || reference.tokens.end != reference.core.end ||
        tables_.source_kind(reference.called) != "words")
        return no_actor;
    const std::string_view noun = tables_.noun_of_adjective(view_.lower(t));
    if (noun.empty()) return no_actor;
    Reference whose = reference;
    whose.called = lowered(noun);
    return unnamed(whose, std::string(noun), NameKind::group);
}

// A document speaks for who made it: "der Bericht der OSZE", "der OSZE-Bericht", later "der Bericht".
ActorIndex Resolution::of_document(const Reference& reference) {
    const std::string noun = reference.called.substr(tables_.source_noun_in(reference.called));
    const std::uint32_t phrase = view_.phrase_of(reference.noun);
    ActorIndex issuer = reference.determiner == PronounKind::possessive && phrase != none ? owner_[phrase] : no_actor;
    if (const ActorIndex a = of_adjective_alone(reference); a != no_actor) return a;
    const bool of_adjective = reference.state != nullptr && reference.tokens.end == reference.core.end;
    if (issuer == no_actor && of_adjective && tables_.source_kind(reference.called) == "words")
        issuer = government_of(tables_, cast_, *reference.state, reference.noun);
    if (issuer == no_actor && !of_adjective && !reference.of.empty()) {
        if (const auto known = cast_.find(reference.of)) issuer = *known;
        if (issuer == no_actor && phrase != none) {
            for (std::uint32_t p = phrase + 1;
                 p < references_.size() && references_[p].core.end <= reference.tokens.end; ++p) {
                const ActorIndex a = resolve(references_[p]);
                if (a != no_actor && cast_[a].named) issuer = a;
                if (issuer != no_actor) break;
            }
        }
        if (issuer != no_actor && cast_[issuer].kind == NameKind::place) issuer = no_actor;
    }
    const ReferenceNoun* of_body = tables_.reference_noun(noun);
    if (issuer == no_actor && of_body != nullptr && !of_body->paper) issuer = best_called(reference);
    if (issuer == no_actor && reference.determiner != PronounKind::indefinite &&
        (reference.determiner != PronounKind::none || !reference.attributed)) {
        if (const auto known = issuers_.find(noun); known != issuers_.end()) return known->second;
    }
    if (issuer == no_actor) issuer = author_in_clause(reference);
    if (issuer == no_actor) issuer = unnamed(reference, reader_.basic_form(reference), NameKind::other);
    issuers_[noun] = issuer;
    if (reference.determiner == PronounKind::indefinite) told_of_[noun] = acts_beside(reference);
    if (!noun.empty() && tables_.source_kind(noun) == "document") document_ = noun;
    return issuer;
}

// "Die Stiftung hat eine Studie vorgelegt", "sagte Meier in einer Erklärung": the subject of the clause in which the
// document is brought up, if it is a name.
ActorIndex Resolution::author_in_clause(const Reference& document) const {
    const bool one = document.determiner == PronounKind::indefinite && (document.whom & whom_one) != 0;
    if (!one || document.attributed) return no_actor;
    const std::uint32_t phrase = view_.phrase_of(document.noun), c = view_.clause_of(document.noun);
    if (phrase == none || c == none) return no_actor;
    const TokenIndex preposition = view_.phrase(phrase).preposition;
    const TokenRange subject = view_.clause(c).subject;
    // "Einer Umfrage zufolge liegt die SPD vorn": nobody makes what is no object.
    if (preposition == no_token && !view_.phrase(phrase).can_be(Case::acc)) return no_actor;
    if ((preposition != no_token && !tables_.is_at(view_.lower(preposition))) || subject.empty() ||
        subject.contains(document.noun))
        return no_actor;
    const std::uint32_t named = view_.phrase_of(subject.begin);
    if (named == none || references_[named].kind != Reference::Kind::name) return no_actor;
    const ActorIndex a = cast_.same(of_name_[references_[named].name]);
    const NameKind kind = cast_[a].kind;
    return kind == NameKind::person || kind == NameKind::body || kind == NameKind::outlet ? a : no_actor;
}

// Who acts in the clause that the document stands in.
TokenRange Resolution::acts_beside(const Reference& document) const {
    const std::uint32_t c = view_.clause_of(document.noun);
    return c == none || view_.clause(c).subject.contains(document.noun) ? TokenRange{} : view_.clause(c).subject;
}

// "Nortex baut einem Bericht zufolge ein Werk. Dem Bericht zufolge …": whom it tells of did not write it.
bool Resolution::is_told_of(const Actor& actor, const Reference& document) const {
    if (tables_.source_kind(document.called) != "document") return false;
    const auto before = told_of_.find(document.called.substr(tables_.source_noun_in(document.called)));
    if (before == told_of_.end() || before->second.empty()) return false;
    const Span subject = view_.document.span_of(before->second);
    return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                       [&](Span mention) { return subject.begin <= mention.begin && mention.end <= subject.end; });
}

// "Verbands", as the first part of a compound: a noun with what links it to the next.
bool Resolution::is_linked(std::string_view part) const {
    const std::string shorter = lowered(tables_.without_genitive(part));
    return shorter.size() < part.size() && (tables_.is_reference_noun(shorter) || tables_.is_body_head(shorter));
}

// "Polizeiangaben": what the first part means; nobody if it means none who could speak.
ActorIndex Resolution::of_compound(const Reference& reference, std::size_t saying) {
    const std::string form(view_.form(reference.noun));
    if (saying >= form.size()) return no_actor;
    const bool hyphen = form[saying - 1] == '-';
    const bool document = tables_.source_kind(reference.called) == "document";
    const std::vector<std::string> parts = tables_.unlinked(std::string_view(form).substr(0, saying));
    if (const ActorIndex firm = document ? no_actor : firm_of(reference, parts); firm != no_actor) return firm;
    for (const std::string& part : parts) {
        const std::string lower = lowered(part);
        if (const State* state = tables_.state(lower)) return government_of(tables_, cast_, *state, reference.noun);
        const State* seat = hyphen && !tables_.is_capital(lower) ? tables_.seat(lower) : nullptr;
        if (seat != nullptr) return government_of(tables_, cast_, *seat, reference.noun);  // "Kreml-Warnung"
        if (const auto known = cast_.find(key_of(tables_, lower))) return *known;
        if (hyphen && tables_.known(lower) != nullptr) return book_.enter({part}, NameKind::body, reference.noun);
        // "ABENDRUF-Informationen" in the Abendruf itself.
        const std::string& outlet = view_.article.outlet;
        if (hyphen && lower == lowered(outlet)) return book_.enter({outlet}, NameKind::outlet, reference.noun);
        const ReferenceNoun* noun = tables_.reference_noun(lower);
        const bool body = noun != nullptr ? noun->refers == NameKind::body : tables_.is_body_head(lower);
        const bool person =
            tables_.role(lower).has_value() || tables_.role(tables_.plural_nominative(lower)).has_value();
        // "Medienberichte": reports of many, not what one of them says; "Wählerangaben" are what voters say.
        const bool group = noun != nullptr && noun->refers == NameKind::group && !document;
        if ((!body && !person && !group) || (part == parts.front() && is_linked(part))) continue;
        Reference alone = reference;
        alone.called = lower;
        alone.determiner = PronounKind::none;
        alone.whom = 0;
        // "Behördenangaben": the first part as it stands is a plural.
        const bool several =
            part != parts.front() && !is_linked(parts.front()) && tables_.lexicon().contains(parts.front());
        if (several) return unnamed(alone, parts.front(), NameKind::group);
        if (body) {
            if (const ActorIndex a = best_called(alone); a != no_actor) return a;
        }
        return unnamed(alone, part, body ? NameKind::body : NameKind::group);
    }
    return no_actor;
}

}  // namespace sayso::statement
