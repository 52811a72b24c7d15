#include "statement/who_reference.h"

#include <algorithm>

namespace sayso::statement {
namespace {

constexpr int most_attributes = 3;

}  // namespace

ReferenceReader::ReferenceReader(const DocumentView& view, const WhoTables& tables, const std::vector<Name>& names,
                                 const NameReader& reader, const std::vector<TokenRange>& speakers)
    : view_(view),
      tables_(tables),
      all_names_(names),
      names_(reader),
      speaker_end_(view.size(), 0),
      name_at_(view.size(), none) {
    for (std::uint32_t n = 0; n < names.size(); ++n) {
        const TokenRange range = names[n].tokens;
        std::fill(name_at_.begin() + range.begin, name_at_.begin() + range.end, n);
    }
    for (TokenRange range : speakers)
        std::fill(speaker_end_.begin() + range.begin, speaker_end_.begin() + range.end, range.end);
}

bool ReferenceReader::is_person(std::string_view noun) const {
    const ReferenceNoun* refers = tables_.reference_noun(noun);
    return refers != nullptr && refers->refers == NameKind::person;
}

bool ReferenceReader::is_place(std::uint32_t n) const {
    return n != none && (all_names_[n].kind == NameKind::place || all_names_[n].kind == NameKind::state);
}

Reference ReferenceReader::read(std::uint32_t p) const {
    const Phrase& phrase = view_.phrase(p);
    Reference reference = read_words(phrase.tokens);
    if (reference.kind == Reference::Kind::pronoun) return reference;
    // "der Angeklagte", "der Schweizer": where the words can be several genders the tagger tells which.
    const bool open = phrase.gender == Gender::none && reference.whom == 0 && reference.noun != no_token &&
                      reference.determiner == PronounKind::definite &&
                      (tables_.role(reference.called) || tables_.is_townsman(reference.called) ||
                       tables_.state_of_inhabitant(reference.called) != nullptr);
    const Gender of_noun = view_.token(reference.noun == no_token ? reference.core.begin : reference.noun).morph.gender;
    // "der Portugiese", which the lexicon does not have: the article tells it.
    const Gender of_words = of_noun == Gender::none ? view_.token(reference.core.begin).morph.gender : of_noun;
    const Gender gender = open ? of_words : phrase.gender;
    const std::uint8_t grammar = whom_of(gender, phrase.number);
    const std::uint8_t both = reference.whom & grammar;
    const bool of_the_name = reference.kind == Reference::Kind::name && reference.noun == no_token;
    if (reference.whom == 0 && !of_the_name)
        reference.whom = grammar;
    else if (both != 0)
        reference.whom = both;
    if (reference.kind == Reference::Kind::noun) agree_with_verb(reference);
    read_attributes(reference);
    return reference;
}

// "Der Schweizer lobte": whether a subject is one or several is told by its verb, where its own forms do not tell.
void ReferenceReader::agree_with_verb(Reference& reference) const {
    const std::uint32_t c = view_.clause_of(reference.core.begin);
    const bool open = (reference.whom & whom_p) != 0 && (reference.whom & whom_one) != 0;
    if (!open || c == none || !view_.clause(c).subject.contains(reference.core.begin)) return;
    const TokenIndex verb = view_.clause(c).finite;
    const Number number = verb == no_token ? Number::none : view_.token(verb).morph.number;
    if (number == Number::sing) reference.whom &= whom_one;
    if (number == Number::plur) reference.whom = whom_p;
}

Reference ReferenceReader::read_words(TokenRange tokens) const {
    Reference reference{.tokens = tokens, .core = tokens};
    if (tokens.empty()) return reference;
    read_determiner(reference);
    read_names(reference);
    if (reference.kind == Reference::Kind::nobody) {
        const bool alone = tokens.size() == 1 && view_.token(tokens.begin).upos != Upos::NOUN;
        const TokenIndex noun = last_noun(tokens);
        if (reference.determiner == PronounKind::nobody) return reference;
        if (noun != no_token)
            read_noun(reference, noun);
        else if (reference.determiner != PronounKind::none &&
                 (alone || reference.determiner == PronounKind::possessive))
            reference.kind = Reference::Kind::pronoun;
        else
            read_noun(reference, tokens.end - 1);
    }
    read_adjectives(reference);
    return reference;
}

void ReferenceReader::read_determiner(Reference& reference) const {
    const TokenIndex first = reference.core.begin;
    if (name_at_[first] != none) return;
    const bool alone = reference.core.size() == 1;
    const Pronoun* pronoun = alone ? tables_.pronoun(view_.lower(first)) : tables_.determiner(view_.lower(first));
    if (pronoun == nullptr) return;
    reference.determiner = pronoun->kind;
    if (alone) reference.whom = pronoun->whom;
}

TokenIndex ReferenceReader::last_noun(TokenRange range) const {
    for (TokenIndex t = range.end; t-- > range.begin;) {
        if (name_at_[t] == none && view_.token(t).upos == Upos::NOUN) return t;
    }
    for (TokenIndex t = range.end; t-- > range.begin;) {
        if (name_at_[t] == none && view_.token(t).upos == Upos::PROPN) return t;
    }
    return no_token;
}

// The name that ends the phrase is who is meant ("Ministerpräsident Meles Zenawi"); one in front of a noun is whose it
// is
// ("Kölns Präsident").
void ReferenceReader::read_names(Reference& reference) const {
    std::uint32_t last = none;
    for (TokenIndex t = reference.core.begin; t < reference.core.end; ++t) {
        const std::uint32_t n = name_at_[t];
        if (n == none) continue;
        const TokenRange range = all_names_[n].tokens;
        t = std::max(t, std::min(range.end, reference.core.end) - 1);
        // "die Demokratische Partei Thailands"
        if (last != none && is_place(n) && names_.is_genitive(range)) {
            belongs_to(reference, range);
            continue;
        }
        const TokenIndex noun_behind = last_noun({t + 1, reference.core.end});
        // "nimmt der Experte Jan Peters Bezug": a full name is whose the noun behind it is only in the genitive.
        const bool apart = noun_behind != no_token && all_names_[n].kind == NameKind::person && range.size() > 1 &&
                           !names_.is_genitive(range) && !tables_.role(view_.lower_lemma(noun_behind)) &&
                           view_.token(noun_behind).upos == Upos::NOUN;
        if (noun_behind == no_token || apart)
            last = n;
        else
            belongs_to(reference, range);
    }
    if (last == none) {
        if (const TokenIndex noun = last_noun(reference.core); noun != no_token) {
            read_noun(reference, noun);
            if (read_name_behind(reference)) return;
        }
        return;
    }
    const TokenIndex noun =
        last_noun({reference.core.begin, std::max(reference.core.begin, all_names_[last].tokens.begin)});
    if (noun != no_token) read_noun(reference, noun);
    if (noun != no_token && is_attribute_of_noun(last, noun)) {
        belongs_to(reference, all_names_[last].tokens);
        return;
    }
    reference.kind = Reference::Kind::name;
    reference.name = last;
    // "Trainer Jan Peters" is one, though "Trainer" may be several.
    const std::optional<Role> role = noun == no_token ? std::nullopt : tables_.role(reference.called);
    if (reference.whom == whom_p && role && reference.determiner == PronounKind::none) reference.whom = role->whom;
}

// "die Regierung Irans", "die Sprecherin Merkels", "die Regierung Bush", against "die Präsidentin Halla Tómasdóttir".
bool ReferenceReader::is_attribute_of_noun(std::uint32_t n, TokenIndex noun) const {
    const Name& name = all_names_[n];
    const std::string_view lower = view_.lower_lemma(noun);
    const bool is_role = tables_.role(lower).has_value();
    if (names_.is_genitive(name.tokens) &&
        (view_.phrase_of(noun) == none || !view_.phrase(view_.phrase_of(noun)).can_be(Case::gen) || !is_role))
        return true;
    if (tables_.is_family(lower)) return true;  // "die Familie Okafor"
    const ReferenceNoun* reference = tables_.reference_noun(lower);
    if (is_place(n)) return is_role || reference == nullptr || reference->refers != NameKind::state;
    return name.kind == NameKind::person && !is_role && tables_.is_body_head(lower);
}

// "die Tageszeitung „La Nacion“", "Minister Peer Steinbrück" where the name is no part of the phrase.
bool ReferenceReader::read_name_behind(Reference& reference) const {
    const TokenIndex mark = reference.core.end;
    if (mark < view_.size() && name_at_[mark] != none && view_.token(mark).sentence == view_.token(mark - 1).sentence &&
        reference.noun + 1 == mark) {
        const Name& name = all_names_[name_at_[mark]];
        // "Torfstecher Henning Poppe", "der Kritiker Jan Peters": before a full name any noun that is no body tells
        // what one is.
        const bool called = reference.determiner == PronounKind::none || reference.determiner == PronounKind::definite;
        const bool full = name.tokens.size() > 1 && called && !tables_.is_reference_noun(reference.called) &&
                          !tables_.is_time(view_.form(reference.noun));
        const bool person = name.kind == NameKind::person && (full || tables_.role(reference.called)) &&
                            !names_.is_genitive(name.tokens);
        const ReferenceNoun* noun = tables_.reference_noun(reference.called);
        const bool alike = noun != nullptr && noun->refers == name.kind &&
                           (name.kind == NameKind::outlet || (name.kind == NameKind::body && !noun->named));
        if (name.tokens.begin == mark && (person || alike)) {
            reference.kind = Reference::Kind::name;
            reference.name = name_at_[mark];
            reference.tokens.end = name.tokens.end;
            return true;
        }
    }
    if (mark + 1 >= view_.size() || view_.token(mark).kind != TokenKind::quote_open || name_at_[mark + 1] == none)
        return false;
    const TokenRange range = all_names_[name_at_[mark + 1]].tokens;
    if (range.begin != mark + 1 || range.end >= view_.size() || view_.token(range.end).kind != TokenKind::quote_close)
        return false;
    reference.kind = Reference::Kind::name;
    reference.name = name_at_[mark + 1];
    reference.tokens.end = range.end + 1;
    return true;
}

void ReferenceReader::read_noun(Reference& reference, TokenIndex noun) const {
    reference.kind = Reference::Kind::noun;
    reference.noun = noun;
    const std::string_view lemma = view_.lower_lemma(noun);
    reference.called = lemma.empty() ? view_.lower(noun) : lemma;
    std::optional<Role> role = tables_.role(reference.called);
    if (!role) {
        const std::string shorter(tables_.without_genitive(reference.called));
        role = tables_.role(shorter);
        if (role || tables_.reference_noun(shorter) != nullptr) reference.called = shorter;
    }
    if (role) {
        // "die Frau" is no "Herr".
        if (!role->title) reference.called = role->base_of(reference.called);
        if (role->whom == whom_m || role->whom == whom_f) reference.whom = role->whom;
    }
    // A grammatical plural is several, whatever the noun says of one.
    if (view_.token(noun).morph.number == Number::plur) reference.whom = whom_of_plural(reference);
    if (!role && reference.whom != whom_p) reference.state = tables_.state_of_inhabitant(reference.called);
    const std::size_t hyphen = reference.called.rfind('-');
    if (hyphen == std::string::npos || hyphen == 0) return;
    const std::string whose = reference.called.substr(0, hyphen);
    if (whose.front() >= '0' && whose.front() <= '9') return;  // "34-Jähriger"
    if (const State* state = tables_.state(whose)) reference.state = state;
    reference.of = key_of(tables_, whose);
}

// "die Vorsitzende" is one woman, "der Vorsitzende" one man, "dessen Vorsitzende" may be: behind an article several
// have another ending.
std::uint8_t ReferenceReader::whom_of_plural(const Reference& reference) const {
    const std::string_view form = view_.form(reference.noun), ending = tables_.adjective_ending(whom_f);
    if (!form.ends_with(ending)) return whom_p;
    const std::string man =
        std::string(form.substr(0, form.size() - ending.size())).append(tables_.adjective_ending(whom_m));
    if (view_.token(reference.noun).lemma != man) return whom_p;
    const Pronoun* article = tables_.pronoun(view_.lower(reference.core.begin));
    const bool inflected = article != nullptr && !article->latter && reference.core.begin < reference.noun;
    if (!inflected) return whom_f | whom_p;
    return article->kind == PronounKind::definite && (article->whom & whom_m) != 0 ? whom_m : whom_f;
}

void ReferenceReader::read_adjectives(Reference& reference) const {
    for (TokenIndex t = reference.core.begin; t < reference.core.end && t <= reference.noun; ++t) {
        const Pronoun* pronoun = tables_.pronoun(view_.lower(t));
        if (pronoun != nullptr && pronoun->kind == PronounKind::both) reference.both = true;
    }
    if (reference.kind == Reference::Kind::noun) {
        const bool counted = std::any_of(view_.document.tokens.begin() + reference.core.begin,
                                         view_.document.tokens.begin() + reference.noun,
                                         [](const Token& t) { return t.upos == Upos::NUM; });
        if (counted && reference.determiner == PronounKind::none) reference.determiner = PronounKind::counted;
    }
    for (TokenIndex t = reference.core.begin; t < reference.core.end && t < reference.noun; ++t) {
        if (name_at_[t] != none && view_.token(t).upos != Upos::ADJ) continue;
        if (view_.token(t).upos == Upos::ADJ) reference.attributed = true;
        // "die Duisburger Polizei"
        const bool adjective =
            view_.token(t).upos == Upos::ADJ || (t + 1 == reference.noun && tables_.is_fixed_adjective(view_.form(t)));
        const bool of_place = adjective && t > view_.sentence_of(t).tokens.begin && view_.form(t) != view_.lower(t);
        if (of_place && reference.of.empty()) {
            reference.of = std::string(view_.lower(t));
            reference.of_place = true;
        }
        if (const State* state = tables_.state_of_adjective(view_.lower(t))) {
            reference.state = state;
            reference.of = lowered(state->name);
            reference.attributed = true;
        }
    }
}

void ReferenceReader::belongs_to(Reference& reference, TokenRange words) const {
    const std::string lower = lowered(joined_words(names_.words(words)));
    reference.attributed = true;
    const State* state = tables_.state(lower);
    if (state == nullptr) state = tables_.seat(lower);
    if (state != nullptr && reference.state == nullptr) reference.state = state;
    reference.of = state != nullptr ? lowered(state->name) : key_of(tables_, lower);
}

// Genitives and "von …" behind the phrase; "in …" where a name follows. Inside words that name a speaker everything up
// to the next speaker belongs to the noun.
void ReferenceReader::read_attributes(Reference& reference) const {
    const TokenIndex limit = view_.sentence_of(reference.core.begin).tokens.end;
    const TokenIndex forced = std::min(limit, speaker_end_[reference.core.begin]);
    for (int i = 0; i < most_attributes && reference.tokens.end < limit; ++i) {
        const TokenIndex end = end_of_attribute(reference, forced, limit);
        if (end == reference.tokens.end) break;
        reference.attributed = true;
        reference.tokens.end = end;
    }
}

// One past the attribute right behind the reference; reference.tokens.end if there is none. The first tells whose it
// is.
TokenIndex ReferenceReader::end_of_attribute(Reference& reference, TokenIndex forced, TokenIndex limit) const {
    const TokenIndex begin = reference.tokens.end;
    const bool around = tables_.is_around(view_.lower(begin)) && tables_.reference_noun(reference.called) != nullptr &&
                        tables_.reference_noun(reference.called)->refers == NameKind::body;
    const bool of = around || tables_.is_of(view_.lower(begin)), place = tables_.is_at(view_.lower(begin));
    const bool inside = begin < forced;
    const bool another = inside && begin > reference.core.end && tables_.is_joint(view_.lower(begin)) &&
                         begin + 1 < limit && view_.token(begin + 1).upos != Upos::DET;
    TokenIndex at = begin;
    if (of || place || another || (inside && view_.token(begin).upos == Upos::ADP)) ++at;
    if (at < limit && inside && view_.token(at).kind == TokenKind::quote_open) ++at;
    if (at >= limit) return begin;
    const std::uint32_t p = view_.phrase_of(at);
    if (p == none || view_.phrase(p).tokens.begin != at) return begin;
    const Phrase& phrase = view_.phrase(p);
    // "das Ministerium am Freitag"
    if (phrase.preposition != no_token && tables_.is_time(view_.form(phrase.head))) return begin;
    const std::uint32_t name = name_at_[phrase.tokens.end - 1];
    const bool bare_name = name != none && all_names_[name].tokens.begin <= phrase.tokens.begin;
    if (bare_name && !of && at == begin && all_names_[name].kind == NameKind::person &&
        !names_.is_genitive(all_names_[name].tokens))
        return begin;
    // "sagte die Politikerin der Süddeutschen Zeitung", "unserer Zeitung": whom she tells it, or her words had it.
    const bool outlet = name != none && all_names_[name].kind == NameKind::outlet;
    if (!inside && (outlet || view_.token(phrase.tokens.begin).morph.poss) && tables_.role(reference.called))
        return begin;
    const bool genitive = phrase.can_be(Case::gen) && !phrase.can_be(Case::acc) &&
                          view_.token(phrase.head).upos != Upos::PRON && (phrase.tokens.size() > 1 || name != none);
    // "Tjark Behrens unserer Reporterin": a person's name has no genitive behind it.
    if (at == begin && reference.kind == Reference::Kind::name && all_names_[reference.name].kind == NameKind::person)
        return begin;
    // "Berlins Regierender Bürgermeister": what follows a name is no attribute of it.
    if (at == begin && reference.kind == Reference::Kind::name && reference.noun == no_token &&
        (!genitive || view_.token(begin).upos != Upos::DET))
        return begin;
    const bool apart = (of || place) && !inside;  // a preposition that is no part of words for a speaker
    // "ein Landwirt aus der Eifel": somebody unnamed is told by where they come from.
    const bool home = begin == reference.core.end && reference.kind == Reference::Kind::noun &&
                      reference.determiner == PronounKind::indefinite && tables_.is_from(view_.lower(begin)) &&
                      (reference.whom == whom_m || reference.whom == whom_f) &&
                      (tables_.role(reference.called) || is_person(reference.called));
    const bool of_role =
        of && !around && tables_.role(reference.called) && view_.token(phrase.tokens.begin).upos != Upos::DET;
    if (apart && !home && !(place && bare_name && is_place(name)) && (!of || name == none) && !of_role) return begin;
    if (!inside && !of && !place && !genitive) return begin;
    if (reference.kind == Reference::Kind::noun && begin == reference.core.end && reference.of.empty()) {
        const TokenIndex noun = last_noun(phrase.tokens);
        reference.placed = place;
        if (name != none)
            belongs_to(reference, all_names_[name].tokens);
        else if (noun != no_token)
            reference.of = view_.lower_lemma(noun);
    }
    TokenIndex end = phrase.tokens.end;
    if (const TokenIndex owner = end_of_owner(reference, phrase); owner != end) return owner;
    if (inside && end < forced && view_.token(end).kind == TokenKind::quote_close) ++end;
    return end;
}

// "der Bericht der Organisation amnesty international", "die Ausgabe des „Spiegel“": the name behind the attribute's
// noun or article tells whose it is. One past it; the attribute's end if there is none.
TokenIndex ReferenceReader::end_of_owner(Reference& reference, const Phrase& attribute) const {
    const TokenIndex end = attribute.tokens.end;
    const bool quoted = end + 1 < view_.size() && view_.token(end).kind == TokenKind::quote_open;
    const TokenIndex begin = quoted ? end + 1 : end;
    if (begin >= view_.size() || view_.token(begin).sentence != view_.token(attribute.head).sentence) return end;
    const std::uint32_t name = name_at_[begin];
    if (name == none || all_names_[name].tokens.begin != begin ||
        (all_names_[name].kind != NameKind::body && all_names_[name].kind != NameKind::outlet))
        return end;
    if (reference.kind == Reference::Kind::noun) belongs_to(reference, all_names_[name].tokens);
    const TokenIndex behind = all_names_[name].tokens.end;
    return quoted && behind < view_.size() && view_.token(behind).kind == TokenKind::quote_close ? behind + 1 : behind;
}

std::string ReferenceReader::basic_adjective(TokenIndex t, std::uint8_t whom) const {
    const std::string_view form = view_.form(t);
    if (tables_.is_fixed_adjective(form)) return std::string(form);
    const std::string_view stem = tables_.without_adjective_ending(form);
    return stem.size() == form.size() ? std::string(form)
                                      : std::string(stem) + std::string(tables_.adjective_ending(whom));
}

// "der Angeklagte", "die Angeklagten": the noun's form without an article, where the tables have it as one that is
// inflected like an adjective ("Angeklagter"); "" where they do not.
std::string ReferenceReader::strong_noun(const Reference& reference) const {
    const bool weak = reference.determiner == PronounKind::definite ||
                      reference.determiner == PronounKind::demonstrative ||
                      (reference.determiner == PronounKind::possessive && (reference.whom & whom_one) == 0);
    const std::string_view form = view_.form(reference.noun), stem = tables_.without_adjective_ending(form);
    // "einen 34-Jährigen"
    const std::uint32_t p = view_.phrase_of(reference.noun);
    const bool oblique = reference.determiner == PronounKind::indefinite && reference.whom == whom_m && p != none &&
                         !view_.phrase(p).can_be(Case::nom);
    const bool like_adjective = (weak || oblique) && !form.ends_with(tables_.adjective_ending(whom_m)) &&
                                (tables_.is_like_adjective(form) || (oblique && tables_.is_age(lowered(stem))));
    if (!like_adjective || (reference.whom != whom_m && reference.whom != whom_p)) return {};
    return std::string(stem) + std::string(tables_.adjective_ending(reference.whom));
}

std::string ReferenceReader::basic_noun(const Reference& reference) const {
    const TokenIndex t = reference.noun;
    const Token& token = view_.token(t);
    if (std::string strong = strong_noun(reference); !strong.empty()) return strong;
    if ((reference.whom & whom_p) != 0 && token.morph.number != Number::sing)
        return std::string(tables_.plural_nominative(view_.form(t)));
    const std::uint32_t p = view_.phrase_of(t);
    const bool nominative = p == none || view_.phrase(p).can_be(Case::nom);
    if (!nominative && !token.known && view_.phrase(p).can_be(Case::gen) && !view_.phrase(p).can_be(Case::dat))
        return std::string(tables_.without_genitive(view_.form(t)));
    if (nominative || token.lemma.empty() || token.upos != Upos::NOUN) return std::string(view_.form(t));
    return std::string(token.lemma);
}

// "einer seiner Anwälte" in one phrase.
bool ReferenceReader::is_one_of_several(const Reference& reference) const {
    const TokenIndex second = reference.core.begin + 1;
    if (reference.determiner != PronounKind::indefinite || second >= reference.core.end) return false;
    const Pronoun* pronoun = tables_.determiner(view_.lower(second));
    return pronoun != nullptr && (pronoun->kind == PronounKind::possessive || pronoun->kind == PronounKind::definite);
}

std::string ReferenceReader::basic_core(const Reference& reference, bool with_state) const {
    std::string out;
    if (is_one_of_several(reference)) {
        const TokenRange rest{reference.core.begin + 1, reference.core.end};
        return std::string(view_.lower(reference.core.begin)) + " " +
               std::string(view_.document.span_of(rest).of(view_.text));
    }
    const auto append = [&](std::string_view word) { (out += out.empty() || word.empty() ? "" : " ") += word; };
    const std::uint32_t p = view_.phrase_of(reference.core.begin);
    const bool basic =
        reference.determiner == PronounKind::none && p != none && view_.phrase(p).preposition == no_token &&
        view_.phrase(p).can_be(Case::nom) &&
        // "Russischen Medien zufolge": in no nominative without an article
        (view_.token(reference.core.begin).upos != Upos::ADJ || !tables_.is_oblique(view_.form(reference.core.begin)));
    // "Tunesiens Frauen" are the "Frauen Tunesiens".
    const std::uint32_t owner = name_at_[reference.core.begin];
    const bool of_state = owner != none && all_names_[owner].kind == NameKind::state &&
                          all_names_[owner].tokens.end <= reference.noun &&
                          names_.is_genitive(all_names_[owner].tokens);
    for (TokenIndex t = reference.core.begin; t < reference.core.end; ++t) {
        if (of_state && all_names_[owner].tokens.contains(t)) continue;
        const Upos upos = view_.token(t).upos;
        const bool tagged_as_name = t < reference.noun && name_at_[t] == none && tables_.is_oblique(view_.form(t)) &&
                                    tables_.is_adjective(view_.form(t));
        if (t == reference.core.begin && reference.determiner != PronounKind::none &&
            reference.determiner != PronounKind::counted) {
            if (reference.determiner != PronounKind::indefinite) continue;
            const Pronoun* article = tables_.pronoun(view_.lower(t));
            const std::size_t gender = (reference.whom & whom_m) != 0 ? 0 : (reference.whom & whom_f) != 0 ? 1 : 2;
            if (article != nullptr) append(article->basic[gender]);
        } else if (upos == Upos::ADJ && !with_state && tables_.state_of_adjective(view_.lower(t)) != nullptr) {
            continue;
        } else if ((upos == Upos::ADJ || upos == Upos::DET || tagged_as_name) && !basic) {
            append(basic_adjective(t, reference.whom));
        } else if (t == reference.noun) {
            append(basic_noun(reference));
        } else {
            append(view_.form(t));
        }
    }
    if (of_state) append(view_.document.span_of(all_names_[owner].tokens).of(view_.text));
    return out;
}

std::string ReferenceReader::basic_form(const Reference& reference) const {
    std::string out = basic_core(reference, true);
    if (reference.tokens.end > reference.core.end) {
        const TokenIndex behind = reference.core.end + (sits_behind(reference) ? 1 : 0);
        (out += out.empty() ? "" : " ") += view_.document.span_of({behind, reference.tokens.end}).of(view_.text);
    }
    return out;
}

// "die Polizei in Görlitz" is called "Polizei Görlitz"; "ein Gericht in Görlitz" is called nothing.
bool ReferenceReader::sits_behind(const Reference& reference) const {
    return reference.kind == Reference::Kind::noun && reference.determiner != PronounKind::indefinite &&
           tables_.is_seated(reference.called) && is_in_place(reference);
}

// Nothing but "in" and a place stands behind the noun.
bool ReferenceReader::is_in_place(const Reference& reference) const {
    const TokenIndex t = reference.core.end;
    if (t + 1 >= reference.tokens.end || view_.lower(t) != tables_.at()) return false;
    const std::uint32_t n = name_at_[t + 1];
    return is_place(n) && all_names_[n].tokens == TokenRange{t + 1, reference.tokens.end};
}

std::string ReferenceReader::form_of_state(const Reference& reference) const {
    return basic_core(reference, false) + " " + std::string(reference.state->genitive);
}

}  // namespace sayso::statement
