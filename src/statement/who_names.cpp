#include "statement/who_names.h"

#include <algorithm>
#include <numeric>

#include "base/utf8.h"

namespace sayso::statement {
namespace {

const std::string government_key = "government:";

// "Chavez" is "Chávez", and "Gaddafi" "al-Gaddafi".
bool is_same_word(const WhoTables& tables, const std::string& a, const std::string& b) {
    return a == b || tables.plain_name_word(a) == tables.plain_name_word(b);
}

// "Van Gaal" at the beginning of a sentence is the end of "Louis van Gaal".
bool ends_with(const WhoTables& tables, const std::vector<std::string>& longer,
               const std::vector<std::string>& shorter) {
    return shorter.size() <= longer.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin(),
                                                         [&](const std::string& a, const std::string& b) {
                                                             return is_same_word(tables, a, b) ||
                                                                    (&a == &shorter.front() && lowered(a) == b);
                                                         });
}

bool begins_with(const WhoTables& tables, const std::vector<std::string>& longer,
                 const std::vector<std::string>& shorter) {
    return shorter.size() <= longer.size() &&
           std::equal(shorter.begin(), shorter.end(), longer.begin(),
                      [&](const std::string& a, const std::string& b) { return is_same_word(tables, a, b); });
}

bool can_be_person(NameKind kind) {
    return kind == NameKind::person || kind == NameKind::other || kind == NameKind::place;
}

// Whether the words are the same but for endings of adjectives and of the genitive.
bool differ_in_endings_only(std::string_view a, std::string_view b) {
    constexpr std::size_t longest_ending = 2;
    const std::size_t shorter = std::min(a.size(), b.size());
    if (a == b) return true;
    if (shorter < 3 || std::max(a.size(), b.size()) - shorter > longest_ending) return false;
    const std::size_t same = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
    return same == shorter || (shorter >= 5 && same + longest_ending >= shorter);
}

bool differ_in_endings_only(const std::vector<std::string>& a, std::string_view name) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        words.emplace_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return a.size() == words.size() &&
           std::equal(a.begin(), a.end(), words.begin(),
                      [](const std::string& x, const std::string& y) { return differ_in_endings_only(x, y); });
}

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

}  // namespace

bool is_short_form(std::string_view form) {
    constexpr std::size_t longest = 10;
    if (form.size() > longest) return false;
    int capitals = 0;
    for (std::string_view rest = form; !rest.empty();) {
        const Decoded next = decode_utf8(rest);
        capitals += is_capital(next.code_point);
        rest.remove_prefix(next.size);
    }
    return capitals >= 2;
}

bool is_short_for(std::string_view form, std::string_view name) {
    constexpr std::size_t longest = 5;
    const std::string letters = lowered(form), lower = lowered(name);
    if (letters.size() < 2 || letters.size() > longest) return false;
    std::size_t word = 0;
    for (std::size_t at = 0; at < lower.size(); ++word) {
        if (word >= letters.size() || lower[at] != letters[word]) return false;
        at = std::min(lower.find(' ', at), lower.size() - 1) + 1;
    }
    return word == letters.size();
}

bool is_spelt_by(std::string_view short_form, std::string_view name) {
    if (short_form.empty() || name.empty() || short_form.front() != name.front()) return false;
    std::size_t at = 0;
    for (char c : short_form) {
        at = name.find(c, at);
        if (at == std::string_view::npos) return false;
        ++at;
    }
    return true;
}

std::string joined_words(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) (out += out.empty() ? "" : " ") += word;
    return out;
}

std::string key_of(const WhoTables& tables, std::string_view lower_name) {
    if (const State* state = tables.state(lower_name)) return lowered(state->name);
    if (const KnownName* known = tables.known(lower_name)) return lowered(known->name);
    return std::string(lower_name);
}

namespace {

// By the tree; a subject stands in no genitive.
bool is_subject(const DocumentView& view, TokenRange name) {
    const auto& relations = view.document.relation_names;
    for (TokenIndex t = name.begin; t < name.end; ++t) {
        const std::uint8_t relation = view.token(t).relation;
        if (relation != 0 && relations[relation - 1] == "nsubj") return true;
    }
    return false;
}

}  // namespace

NameReader::NameReader(const DocumentView& view, const WhoTables& tables, const std::vector<Name>& names)
    : view_(view), tables_(tables) {
    for (const Name& name : names) {
        const TokenIndex last = name.tokens.end - 1;
        last_words_.insert(view.form(last));
        last_words_.insert(tables.without_name_article(view.form(last)));
        if (name.kind == NameKind::person || name.kind == NameKind::other) persons_.insert(name.tokens.begin);
        if (is_subject(view, name.tokens)) subjects_.insert(view.form(last));
    }
}

// "Merkels" is a genitive where "Merkel" stands elsewhere, or the analysis says so; "Andreas" is a name itself, and so
// may be the surname behind a first name ("Jan Peters"), or one that is a subject somewhere ("Peters said").
std::string_view NameReader::bare(TokenRange name) const {
    const TokenIndex t = name.end - 1;
    const std::string_view form = view_.form(t);
    const std::string_view shorter = tables_.without_genitive(form);
    if (shorter.size() == form.size()) return form;
    const std::string lower(view_.lower(t)), lower_shorter = lowered(shorter);
    const auto is_known = [&](const std::string& word) {
        return tables_.first_name(word) != 0 || tables_.state(word) != nullptr || tables_.seat(word) != nullptr ||
               tables_.known(word) != nullptr;
    };
    if (is_known(lower)) return form;
    if (last_words_.contains(shorter) || is_behind_genitive_article(name, shorter)) return shorter;
    // "Brandts Anwalt": in front of a role stands whose they are.
    const bool role_behind = name.end < view_.size() && view_.token(name.end).upos == Upos::NOUN &&
                             view_.token(name.end).sentence == view_.token(t).sentence &&
                             tables_.role(view_.lower_lemma(name.end)).has_value();
    if (role_behind) return shorter;
    if (subjects_.contains(form)) return form;
    // "Militärjunta Thailands": the state is told with the body, as it stands.
    if (name.size() > 1 && (tables_.state(lower_shorter) != nullptr || tables_.seat(lower_shorter) != nullptr))
        return form;
    // "die Sprecherin der Opposition, Wencke Lübbers": nobody's is told behind a comma.
    if (name.size() > 1 && name.begin > 0 && view_.is_mark(name.begin - 1, ",")) return form;
    const bool behind_noun = name.begin > 0 && view_.token(name.begin - 1).upos == Upos::NOUN;
    // "Professorin Mechthild Arens": what a person is called takes the genitive itself.
    if (behind_noun && name.size() > 1 && tables_.role(view_.lower_lemma(name.begin - 1)) &&
        view_.token(name.begin - 1).morph.case_ != Case::gen)
        return form;
    // "des Herstellers Texas Instruments": behind a noun that has the ending the name has none.
    if (behind_noun && name.size() > 1 && name.begin > 1 && view_.token(name.begin - 2).upos == Upos::DET &&
        view_.token(name.begin - 1).morph.case_ == Case::gen && view_.token(name.begin - 1).known &&
        tables_.without_genitive(view_.form(name.begin - 1)).size() < view_.form(name.begin - 1).size())
        return form;
    const bool genitive = behind_noun && view_.token(t).morph.case_ == Case::gen;
    const bool surname = name.size() > 1 && tables_.first_name(view_.lower(name.begin)) != 0 && !genitive;
    const std::uint32_t p = view_.phrase_of(name.begin);
    const bool other_case = name.size() > 1 && p != none && view_.phrase(p).tokens.contains(t) &&
                            view_.token(t).morph.case_ != Case::gen && view_.phrase(p).can_be(Case::nom);
    if (other_case) return form;
    const bool analysed = view_.token(t).lemma == shorter;
    const bool known = tables_.first_name(lower_shorter) == 0 && is_known(lower_shorter);
    return !surname && (analysed || known) ? shorter : form;
}

// "Internationalen" is in no nominative without an article; "der Bayerische" is behind one.
bool NameReader::is_declined(TokenRange name, TokenIndex adjective) const {
    if (tables_.is_oblique(view_.form(adjective))) return true;
    if (name.begin == 0) return false;
    const Token& article = view_.token(name.begin - 1);
    return article.upos == Upos::DET && article.morph.pron_type == PronType::art &&
           article.morph.number != Number::plur && view_.form(adjective).ends_with(tables_.adjective_ending(whom_f));
}

// "des Hafener Anzeigers", "des „Hafener Anzeigers“": the noun that the name ends in.
bool NameReader::is_behind_genitive_article(TokenRange name, std::string_view noun) const {
    if (name.begin == 0) return false;
    const bool quoted = view_.token(name.begin - 1).kind == TokenKind::quote_open && name.begin > 1;
    const Token& article = view_.token(name.begin - (quoted ? 2 : 1));
    return article.upos == Upos::DET && article.morph.case_ == Case::gen && tables_.whom_of_noun(noun) != 0;
}

// "Rechnungshof": the gender of the longest noun that it ends in; 0 where none is known.
std::uint8_t NameReader::whom_of_compound(std::string_view noun) const {
    constexpr std::size_t shortest = 3;
    if (const std::uint8_t whom = tables_.whom_of_noun(noun); whom != 0) return whom;
    for (std::size_t begin = 1; begin + shortest <= noun.size(); ++begin) {
        if (noun[begin] < 'a' || noun[begin] > 'z') continue;
        const std::uint8_t whom = tables_.whom_of_noun(capitalised(noun.substr(begin)));
        if (whom != 0) return whom;
    }
    return 0;
}

// "Internationalen Wasserbehörde", "der Bayerische Bauernverband": the adjective as it stands before the noun in the
// nominative without an article.
std::string NameReader::basic_adjective(TokenIndex adjective, TokenIndex end) const {
    for (TokenIndex t = adjective + 1; t < end; ++t) {
        const Morph& morph = view_.token(t).morph;
        if (view_.token(t).upos == Upos::ADJ || tables_.is_adjective(view_.form(t))) continue;
        const std::uint8_t whom =
            morph.gender == Gender::none
                ? whom_of_compound(view_.form(t))
                : whom_of(morph.gender, morph.number == Number::none ? Number::sing : morph.number);
        if (whom == 0) continue;
        return std::string(tables_.without_adjective_ending(view_.form(adjective))) +
               std::string(tables_.adjective_ending(whom));
    }
    return std::string(view_.form(adjective));
}

// "der Marbrücker Allgemeinen": an adjective behind the place's, as papers are called.
bool NameReader::is_of_a_place(TokenRange tokens) const {
    if (tokens.size() != 2 || !tables_.is_fixed_adjective(view_.form(tokens.begin))) return false;
    const std::string_view last = view_.form(tokens.end - 1);
    return tables_.is_oblique(last) && tables_.is_adjective(last);
}

std::string NameReader::basic_of_a_place(TokenIndex last) const {
    return std::string(tables_.without_adjective_ending(view_.form(last))) +
           std::string(tables_.adjective_ending(whom_f));
}

std::vector<std::string> NameReader::words(TokenRange tokens) const {
    const KnownName* known = tables_.known(view_.lower(tokens));
    std::vector<std::string> basic = words(tokens, Form::basic);
    if (known == nullptr) return basic;
    // "der Deutschen Presse-Agentur": a name of the tables in the nominative, if that is one of its names, too.
    const KnownName* same = tables_.known(lowered(joined_words(basic)));
    return same != nullptr && same->name == known->name ? basic : words(tokens, Form::as_known);
}

std::vector<std::string> NameReader::words(TokenRange tokens, Form form) const {
    const bool known = form == Form::as_known;
    bool inside = false;                   // behind an article or preposition: the case is another than the name's
    TokenIndex first_noun = tokens.begin;  // "des Internationalen Rates für Meeresforschung"
    while (first_noun + 1 < tokens.end && view_.token(first_noun).upos == Upos::ADJ) ++first_noun;
    const bool person = is_person(tokens);
    std::vector<std::string> words;
    for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
        if (view_.form(t) == "&") words.emplace_back("&");
        if (!view_.is_word(t)) continue;
        const Token& token = view_.token(t);
        inside = inside || token.upos == Upos::ADP || token.upos == Upos::DET;
        const bool head = !person && t == first_noun && t + 1 < tokens.end && token.upos == Upos::NOUN;
        const bool genitive_head =
            head && ((token.known && token.morph.case_ == Case::gen && token.morph.number == Number::sing) ||
                     (!token.lemma.empty() && token.lemma != view_.form(t) &&
                      tables_.without_genitive(view_.form(t)) == token.lemma));
        if (genitive_head && !known && !token.lemma.empty())
            words.emplace_back(token.lemma);
        else if (t + 1 == tokens.end)
            words.emplace_back(!known && is_of_a_place(tokens) ? basic_of_a_place(t) : std::string(bare(tokens)));
        else if (!known && !inside && !person && is_declined(tokens, t) &&
                 (token.upos == Upos::ADJ || tables_.is_adjective(view_.form(t))))
            words.push_back(basic_adjective(t, tokens.end));
        else
            words.emplace_back(view_.form(t));
    }
    return words;
}

// "Karla und Ines Wolter"
bool NameReader::shares_surname(const Name& name, const Name& next) const {
    const auto is_first_name = [&](const Name& n) { return tables_.first_name(view_.lower(n.tokens.begin)) != 0; };
    return name.kind == NameKind::person && next.kind == NameKind::person && name.tokens.size() == 1 &&
           next.tokens.size() == 2 && next.tokens.begin == name.tokens.end + 1 &&
           tables_.is_joint(view_.lower(name.tokens.end)) && is_first_name(name) && is_first_name(next);
}

bool NameReader::is_genitive(TokenRange tokens) const {
    return bare(tokens).size() != view_.form(tokens.end - 1).size();
}

// "der Hersteller Möhrle" is no Hans Möhrle: a noun for bodies right before the name tells.
bool NameReader::is_told_body(const Name& name) const {
    const TokenIndex t = name.tokens.begin;
    const std::uint32_t p = t == 0 ? none : view_.phrase_of(t);
    if (p == none || !view_.phrase(p).tokens.contains(t - 1)) return false;
    const std::string_view lemma = view_.lower_lemma(t - 1);
    // "der Präsident des Verbands Jan Peters": whose role stands in front.
    const TokenIndex first = view_.phrase(p).tokens.begin;
    const bool of_role = name.kind == NameKind::person && name.tokens.size() > 1 && first > 0 &&
                         view_.token(t - 1).morph.case_ == Case::gen && tables_.first_name(view_.lower(t)) != 0 &&
                         tables_.role(view_.lower_lemma(first - 1)).has_value();
    const ReferenceNoun* noun = tables_.reference_noun(lemma);
    return noun != nullptr && noun->refers == NameKind::body && !noun->named && !tables_.role(lemma) && !of_role;
}

ActorIndex NameBook::enter_told_body(const std::vector<std::string>& words, TokenIndex at) {
    const std::string lower = lowered(joined_words(words));
    const bool known = words.empty() || tables_.state(lower) != nullptr || tables_.seat(lower) != nullptr ||
                       tables_.known(lower) != nullptr || cast_.find(lower);
    return known ? enter(words, NameKind::body, at) : add(words, NameKind::body, lower, at);
}

ActorIndex NameBook::enter(std::vector<std::string> words, NameKind kind, TokenIndex at) {
    if (words.empty()) return no_actor;
    const std::string lower = lowered(joined_words(words));
    if (kind != NameKind::person) {
        if (const State* state = tables_.state(lower)) return enter_state(*state, at);
        if (words.size() > 1 && words.front() == tables_.government()) {
            const std::string whose = lower.substr(words.front().size() + 1);
            const State* state = tables_.state(whose);
            if (state == nullptr) state = tables_.state(tables_.without_genitive(whose));
            if (state != nullptr) return government_of(tables_, cast_, *state, at);
        }
        if (const State* state = tables_.seat(lower); state != nullptr && !tables_.is_capital(lower))
            return government_of(tables_, cast_, *state, at);
        if (const ActorIndex a = described_by_adjective(words, lower, at); a != no_actor) return found(a, at);
        if (const KnownName* known = tables_.known(lower)) return enter_known(*known, std::move(words), lower, at);
    }
    const std::string key = key_of(tables_, lower);
    const auto same = cast_.find(key);
    const ActorIndex longer = !same || may_be_somebody_of(*same, words) ? longer_name(words, kind, at) : no_actor;
    if (same && (longer == no_actor || cast_[longer].first > at)) return found(*same, at);
    if (longer != no_actor) return found(longer, at);
    return add(std::move(words), kind, key, at);
}

// "die Allianz", after "die Soziale Allianz": a noun for bodies that is somebody's name as well. no_actor if no body is
// called so by an adjective before.
ActorIndex NameBook::described_by_adjective(const std::vector<std::string>& words, const std::string& lower,
                                            TokenIndex at) const {
    if (words.size() != 1 || !tables_.is_reference_noun(lower)) return no_actor;
    const auto fits = [&](ActorIndex a) {
        const Actor& actor = cast_[a];
        return actor.kind == NameKind::body && actor.words.size() == 2 && actor.first < at &&
               tables_.is_adjective(actor.words.front());
    };
    return nearest(by_last_word_, words.front(), fits, at);
}

// "Möhrle", once the firm of that name and its head Hans Möhrle are named.
bool NameBook::may_be_somebody_of(ActorIndex body, const std::vector<std::string>& words) const {
    return cast_[body].kind == NameKind::body && words.size() == 1;
}

ActorIndex NameBook::found(ActorIndex a, TokenIndex at) {
    cast_[a].first = std::min(cast_[a].first, at);
    return a;
}

ActorIndex NameBook::enter_state(const State& state, TokenIndex at) {
    const std::string key = lowered(state.name);
    if (const auto same = cast_.find(key)) return found(*same, at);
    const ActorIndex a =
        cast_.add({.name = std::string(state.name), .kind = NameKind::state, .state = &state, .first = at});
    cast_.enter_key(key, a);
    return a;
}

// The fullest form in the article is shown; one that is the name of the table but for its endings as the table has it.
ActorIndex NameBook::enter_known(const KnownName& known, std::vector<std::string> words, const std::string& lower,
                                 TokenIndex at) {
    const std::string shown =
        known.metonym || differ_in_endings_only(words, known.name) ? known.name : joined_words(words);
    const std::string key = key_of(tables_, lower);
    if (const auto same = cast_.find(key)) {
        Actor& actor = cast_[*same];
        // Known up to here by what stands for it only ("Brüssel").
        const bool by_metonym = !known.metonym && !differ_in_endings_only(actor.words, actor.name);
        const bool fuller = !known.metonym && actor.name.size() < shown.size();
        if (by_metonym || fuller) actor.name = shown;
        if (by_metonym) actor.words = std::move(words);
        return found(*same, at);
    }
    const ActorIndex a =
        cast_.add({.name = shown, .kind = known.kind, .sort = known.sort, .words = std::move(words), .first = at});
    cast_.enter_key(key, a);
    return a;
}

// Of those that fit the one named last before `at`, else the first.
template <class Fits>
ActorIndex NameBook::nearest(const Index& index, const std::string& word, Fits fits, TokenIndex at) const {
    const auto list = index.find(tables_.plain_name_word(word));
    if (list == index.end()) return no_actor;
    ActorIndex best = no_actor;
    for (ActorIndex a : list->second) {
        if (!fits(a)) continue;
        const bool later = best != no_actor && cast_[a].first < at && cast_[a].first > cast_[best].first;
        if (best == no_actor || later) best = a;
    }
    return best;
}

// "Rutte" → "Mark Rutte", "Thaksin" → "Thaksin Shinawatra", "Shelby" → "Shelby SuperCars".
ActorIndex NameBook::longer_name(const std::vector<std::string>& words, NameKind kind, TokenIndex at) const {
    // A surname may look like a body's name, where a body bears it, too ("die Kotschar University").
    const bool surname = kind == NameKind::body && tables_.known(lowered(joined_words(words))) == nullptr;
    const auto fits = [&](ActorIndex a, bool at_end) {
        const Actor& actor = cast_[a];
        const bool persons = actor.kind == NameKind::person && (can_be_person(kind) || (surname && at_end));
        const bool bodies = actor.kind == kind || kind == NameKind::other;
        if (!persons && (!bodies || actor.kind == NameKind::person)) return false;
        if (at_end) return persons && ends_with(tables_, actor.words, words);
        return begins_with(tables_, actor.words, words) &&
               (!persons || tables_.first_name(lowered(words.front())) == 0);
    };
    if (const ActorIndex a = nearest(
            by_last_word_, words.back(), [&](ActorIndex c) { return fits(c, true); }, at);
        a != no_actor)
        return bearer_named_often(a, words, at);
    if (words.size() == 1 && can_be_person(kind) && tables_.first_name(lowered(words.front())) != 0)
        return only_bearer_of_first_name(words.front());
    return nearest(
        by_first_word_, words.front(), [&](ActorIndex c) { return fits(c, false); }, at);
}

// "Hendel" is Sebastian Hendel, named in full again and again, and not his wife, named in full once some lines ago; but
// who was named in full just before is meant, whoever else bears the surname.
ActorIndex NameBook::bearer_named_often(ActorIndex nearest, const std::vector<std::string>& words,
                                        TokenIndex at) const {
    constexpr TokenIndex just_before = 20;
    const auto count = [&](ActorIndex a) {
        const auto found = full_.find(a);
        return found == full_.end() ? 0U : found->second;
    };
    const bool fresh = cast_[nearest].first > at || at - cast_[nearest].first < just_before;
    if (words.size() != 1 || cast_[nearest].kind != NameKind::person || count(nearest) != 1 || fresh) return nearest;
    ActorIndex often = nearest;
    for (ActorIndex a : by_last_word_.at(tables_.plain_name_word(words.back()))) {
        const bool bears = cast_[a].kind == NameKind::person && cast_[a].words.size() > 1 && cast_[a].first < at;
        if (bears && count(a) > count(often)) often = a;
    }
    return often;
}

// "Alfons", where one Alfons Greil is named; no_actor where two are.
ActorIndex NameBook::only_bearer_of_first_name(const std::string& first_name) const {
    const auto list = by_first_word_.find(tables_.plain_name_word(first_name));
    if (list == by_first_word_.end()) return no_actor;
    ActorIndex found = no_actor;
    for (ActorIndex a : list->second) {
        if (cast_[a].kind != NameKind::person || cast_[a].words.size() < 2) continue;
        if (found != no_actor) return no_actor;
        found = a;
    }
    return found;
}

// By a word that tells ("Harms GmbH"), or by the noun in front ("Paketdienst Vallmer").
std::string_view NameBook::sort_of(const std::vector<std::string>& words) const {
    if (const std::string_view sort = tables_.sort_by_words(words); !sort.empty() || words.size() < 2) return sort;
    const ReferenceNoun* noun = tables_.reference_noun(lowered(words.front()));
    const bool tells = noun != nullptr && noun->refers == NameKind::body && noun->sorts.size() == 1;
    return tells ? std::string_view(noun->sorts.front()) : std::string_view{};
}

ActorIndex NameBook::add(std::vector<std::string> words, NameKind kind, const std::string& key, TokenIndex at) {
    const std::uint8_t whom = kind == NameKind::person ? tables_.first_name(lowered(words.front())) : 0;
    const std::string_view sort = kind == NameKind::person ? std::string_view{} : sort_of(words);
    if (!sort.empty()) kind = NameKind::body;
    const std::string first = tables_.plain_name_word(words.front()), last = tables_.plain_name_word(words.back());
    Actor actor{.name = joined_words(words), .kind = kind, .whom = whom, .sort = sort, .first = at};
    actor.words = std::move(words);
    const ActorIndex a = cast_.add(std::move(actor));
    cast_.enter_key(key, a);
    constexpr std::size_t longest_list = 64;
    if (by_last_word_[last].size() < longest_list) by_last_word_[last].push_back(a);
    if (by_first_word_[first].size() < longest_list) by_first_word_[first].push_back(a);
    return a;
}

std::vector<ActorIndex> enter_names(const std::vector<Name>& names, const NameReader& reader, NameBook& book) {
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return names[a].tokens.size() > names[b].tokens.size(); });
    std::vector<ActorIndex> actors(names.size(), no_actor);
    for (std::uint32_t n : order) {
        std::vector<std::string> words = reader.words(names[n].tokens);
        if (n + 1 < names.size() && reader.shares_surname(names[n], names[n + 1]))
            words.push_back(reader.words(names[n + 1].tokens).back());
        const TokenIndex at = names[n].tokens.begin;
        actors[n] =
            reader.is_told_body(names[n]) ? book.enter_told_body(words, at) : book.enter(words, names[n].kind, at);
        if (words.size() > 1) book.count_full_name(actors[n]);
    }
    return actors;
}

ActorIndex government_of(const WhoTables& tables, Cast& cast, const State& state, TokenIndex at) {
    const std::string key = government_key + lowered(state.name);
    if (const auto same = cast.find(key)) return *same;
    Actor actor{.name = std::string(tables.government()) + " " + std::string(state.genitive),
                .kind = NameKind::body,
                .whom = tables.government_whom(),
                .first = at};
    actor.of.push_back(lowered(state.name));
    const ActorIndex a = cast.add(std::move(actor));
    cast.call(a, lowered(tables.government()), lowered(state.name));
    cast.enter_key(key, a);
    return a;
}

}  // namespace sayso::statement
