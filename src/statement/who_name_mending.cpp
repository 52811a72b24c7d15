#include "statement/who_name_mending.h"

#include <algorithm>

namespace sayso::statement {
namespace {

class Mender {
public:
    Mender(const DocumentView& view, const WhoTables& tables, const SpottedNames& spotted)
        : view_(view), tables_(tables), spotted_(spotted) {}

    Name mended(Name name) const {
        if (ends_in_noun(name)) --name.tokens.end;
        if (is_place_of_body(name)) return {{name.tokens.begin - 1, name.tokens.end}, NameKind::body};
        if (begins_with_role(name) || is_noun_before_surname(name)) ++name.tokens.begin;
        if (begins_with_description(name)) name = {{name.tokens.begin + 1, name.tokens.end}, NameKind::body};
        if (is_place_of_role(name)) return {{name.tokens.begin + 1, name.tokens.end}, NameKind::place};
        const std::uint32_t p = view_.phrase_of(name.tokens.begin);
        const TokenIndex end = p == none ? name.tokens.end : std::max(name.tokens.end, view_.phrase(p).tokens.end);
        const bool person = name.kind == NameKind::person || name.kind == NameKind::other;
        if (person && name.tokens.size() == 1 && spotted_.is_first_name(name.tokens.begin) &&
            spotted_.is_surname(name.tokens.end, name.tokens.begin)) {
            name = {{name.tokens.begin, name.tokens.end + 1}, NameKind::person};
        }
        const Name* next_name = spotted_.named_at(name.tokens.end);
        if (person && name.tokens.size() == 1 && spotted_.is_first_name(name.tokens.begin) && next_name != nullptr &&
            next_name->tokens.begin == name.tokens.end &&
            (next_name->kind == NameKind::other || next_name->kind == NameKind::person) &&
            !view_.is_mark(name.tokens.end, ",")) {
            name = {{name.tokens.begin, next_name->tokens.end}, NameKind::person};
        }
        while (name.kind == NameKind::person && name.tokens.end < end && spotted_.is_nameless_noun(name.tokens.end) &&
               view_.token(name.tokens.end).upos == Upos::PROPN) {
            ++name.tokens.end;
        }
        // "Ban Ki-moon"
        const bool single = name.kind == NameKind::person && name.tokens.size() == 1 && p != none;
        if (single && name.tokens.begin > view_.phrase(p).tokens.begin &&
            spotted_.is_nameless_noun(name.tokens.begin - 1) &&
            view_.token(name.tokens.begin - 1).upos == Upos::PROPN &&
            !tables_.role(spotted_.lemma(name.tokens.begin - 1))) {
            --name.tokens.begin;
        }
        const TokenIndex next = name.tokens.end;
        if (next < view_.size() && view_.is_word(next) &&
            view_.token(next).sentence == view_.token(name.tokens.begin).sentence &&
            tables_.known(view_.lower(TokenRange{name.tokens.begin, next + 1})) != nullptr) {
            name = {{name.tokens.begin, next + 1}, NameKind::body};
        }
        if (is_behind_capital_adjective(name)) --name.tokens.begin;
        name.tokens.end = behind_second_purpose(name);
        if (is_numbered(name)) ++name.tokens.end;
        const bool place = name.kind == NameKind::state || name.kind == NameKind::place;
        const TokenIndex before = name.tokens.begin - 1;
        const bool part_of_body = place && p != none && name.tokens.begin > view_.phrase(p).tokens.begin &&
                                  spotted_.is_nameless_noun(before) &&
                                  (view_.token(before).upos == Upos::PROPN || !view_.token(before).known) &&
                                  !tables_.role(spotted_.lemma(before)) &&
                                  tables_.reference_noun(spotted_.lemma(before)) == nullptr;
        if (part_of_body) name = {{before, name.tokens.end}, NameKind::body};
        return name;
    }

    // "die Abgeordnete der FDP Ada Brandt", "der Leiter des Bauamts Jan Peters": where the full name of a person begins
    // behind a body that the tables know, or whose noun stands in the genitive; no_token if none does.
    TokenIndex person_behind_body(const Name& name) const {
        if (name.kind != NameKind::body || name.tokens.size() < 3) return no_token;
        const TokenIndex first_name = name.tokens.end - 2;
        const TokenRange body{name.tokens.begin, first_name};
        const Token& noun = view_.token(first_name - 1);
        const bool told =
            tables_.known(view_.lower(body)) != nullptr || (noun.upos == Upos::NOUN && noun.morph.case_ == Case::gen);
        const bool whole = tables_.known(view_.lower(name.tokens)) != nullptr;
        const bool full = tables_.first_name(view_.lower(first_name)) != 0 && spotted_.is_capitalised(first_name + 1) &&
                          view_.is_word(first_name + 1);
        return told && full && !whole ? first_name : no_token;
    }

private:
    // "Usyk-Promoter Krassyuk": a compound with a role behind its hyphen is no first name.
    bool begins_with_role(const Name& name) const {
        const std::string_view form = view_.form(name.tokens.begin);
        const std::size_t hyphen = form.rfind('-');
        if (name.kind != NameKind::person || name.tokens.size() < 2 || hyphen == std::string_view::npos) return false;
        const std::string last = lowered(form.substr(hyphen + 1));
        return tables_.role(last).has_value() && tables_.first_name(last) == 0;
    }

    // "Kaplan Holm", "Sternekoch Holm", where Jan Holm is named in full: a word of the lexicon is no first name of his.
    bool is_noun_before_surname(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        const bool person = name.kind == NameKind::person || name.kind == NameKind::other;
        return person && name.tokens.size() == 2 && spotted_.is_surname_of_somebody(view_.form(t + 1)) &&
               view_.token(t).known && !spotted_.is_first_name(t) && view_.is_word(t) &&
               tables_.whom_of_noun(view_.form(t)) != 0;
    }

    // "Getränkekonzern Fontaro": the noun only describes.
    bool begins_with_description(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        if (name.kind == NameKind::person || name.tokens.size() < 2 || view_.token(t).upos != Upos::NOUN) return false;
        return tables_.is_describing(spotted_.lemma(t)) && spotted_.is_capitalised(t + 1) &&
               tables_.known(view_.lower(name.tokens)) == nullptr;
    }

    // "die Soziale Allianz": an adjective with a capital between article and noun belongs to a body's name.
    bool is_behind_capital_adjective(const Name& name) const {
        const TokenIndex adjective = name.tokens.begin - 1;
        if (name.kind != NameKind::body || name.tokens.size() != 1 || name.tokens.begin < 2) return false;
        return view_.token(adjective).upos == Upos::ADJ && spotted_.is_capitalised(adjective) &&
               !spotted_.is_named(adjective) && view_.token(adjective - 1).upos == Upos::DET &&
               view_.token(adjective).known && !tables_.is_fixed_adjective(view_.form(adjective)) &&
               tables_.is_reference_noun(view_.lower(name.tokens.begin));
    }

    // "warf die Staatsanwaltschaft Ertel vor": the noun for a body meets the surname of somebody named in full.
    bool is_body_before_person(const Name& name) const {
        if (name.kind != NameKind::body || name.tokens.size() != 2) return false;
        const ReferenceNoun* noun = tables_.reference_noun(spotted_.lemma(name.tokens.begin));
        if (noun == nullptr || noun->refers != NameKind::body) return false;
        return spotted_.is_surname_of_somebody(view_.form(name.tokens.end - 1));
    }

    // "Landgericht München | I"
    bool is_numbered(const Name& name) const {
        const TokenIndex t = name.tokens.end;
        return name.kind == NameKind::body && name.tokens.size() > 1 && t < view_.size() &&
               view_.token(t).sentence == view_.token(t - 1).sentence &&
               view_.form(t).find_first_not_of("IVX") == std::string_view::npos;
    }

    // "will Airbus Bestellungen annehmen": the noun behind is no part of a name that stands alone elsewhere.
    bool ends_in_noun(const Name& name) const {
        const Token& last = view_.token(name.tokens.end - 1);
        if (name.tokens.size() < 2 || spotted_.is_first_name(name.tokens.begin)) return false;
        if (is_body_before_person(name)) return true;
        const bool noun = last.upos == Upos::NOUN || (last.known && name.kind == NameKind::body);
        if (!noun && !spotted_.is_alone(view_.form(name.tokens.end - 1))) return false;  // two names that meet
        return spotted_.is_alone(view_.document.span_of({name.tokens.begin, name.tokens.end - 1}).of(view_.text));
    }

    // "der Universität Hellstadt", of which the place alone was seen.
    bool is_place_of_body(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        const std::uint32_t p = view_.phrase_of(t);
        return name.kind != NameKind::person && name.kind != NameKind::outlet && p != none &&
               t > view_.phrase(p).tokens.begin && spotted_.is_nameless_noun(t - 1) &&
               view_.token(t - 1).upos == Upos::NOUN && tables_.is_named_with_place(spotted_.lemma(t - 1));
    }

    // "der Bischof von Tannheim": the place behind a role, not a family; unless a longer name ends so.
    bool is_place_of_role(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        if (name.kind != NameKind::person || name.tokens.size() != 2 || t == 0 || !tables_.is_of(view_.lower(t)))
            return false;
        const std::uint32_t p = view_.phrase_of(t - 1);
        if (!tables_.role(spotted_.lemma(t - 1)) || p == none ||
            view_.token(view_.phrase(p).tokens.begin).upos != Upos::DET)
            return false;
        return std::none_of(view_.document.names.begin(), view_.document.names.end(), [&](const Name& other) {
            return other.tokens.size() > 2 && view_.form(other.tokens.end - 1) == view_.form(t + 1);
        });
    }

    // "Landesanstalt für Weinbau | und Gartenbau": what a body is for may be two things, if no name ends there and the
    // second has neither article nor preposition.
    TokenIndex behind_second_purpose(const Name& name) const {
        const TokenIndex last = name.tokens.end - 1, second = last + 2;
        const bool purpose = name.kind == NameKind::body && name.tokens.size() > 2 &&
                             view_.token(last - 1).upos == Upos::ADP && view_.token(last).upos == Upos::NOUN;
        if (!purpose || second >= view_.size() || !tables_.is_joint(view_.lower(last + 1)) ||
            view_.token(second).upos != Upos::NOUN || !spotted_.is_capitalised(second) || spotted_.is_named(second) ||
            view_.token(second).sentence != view_.token(last).sentence)
            return name.tokens.end;
        return second + 1;
    }

    const DocumentView& view_;
    const WhoTables& tables_;
    const SpottedNames& spotted_;
};

}  // namespace

std::vector<Name> mended(const DocumentView& view, const WhoTables& tables, const SpottedNames& spotted,
                         const Name& name) {
    const Mender mender(view, tables, spotted);
    const TokenIndex person = mender.person_behind_body(name);
    if (person == no_token) return {mender.mended(name)};
    return {mender.mended({{name.tokens.begin, person}, NameKind::body}),
            {{person, name.tokens.end}, NameKind::person}};
}

}  // namespace sayso::statement
