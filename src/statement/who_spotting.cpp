#include "statement/who_spotting.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "statement/who_name_mending.h"
#include "statement/who_names.h"
#include "statement/who_spotted.h"
#include "statement/who_titles.h"

namespace sayso::statement {
namespace {

constexpr TokenIndex longest_name = 5;    // tokens added behind a noun
constexpr TokenIndex longest_quoted = 8;  // tokens of a name in quotation marks

class Spotter {
public:
    Spotter(const DocumentView& view, const WhoTables& tables) : view_(view), tables_(tables), spotted_(view, tables) {
        for (TokenIndex t = 1; t < view.size(); ++t) {
            if (view.lower(t - 1) == tables.at()) located_.insert(view.form(t));
        }
    }

    std::vector<Name> spot(const std::vector<TokenRange>& speakers, const std::vector<TokenRange>& listeners) {
        for (TokenRange range : speakers) enter_quoted(range, NameKind::body);
        for (TokenRange range : listeners) {
            enter_quoted(range, NameKind::outlet);
            enter_spoken_to(range);
        }
        enter_quoted_behind_noun();
        enter_titles(view_, tables_, spotted_, speakers);
        enter_joined_parts();
        enter_spelt_out();
        for (const Name& name : view_.document.names) {
            if (!spotted_.is_free(name.tokens) || is_noun_beside_body(name) || is_mere_noun(name) ||
                is_beside_another_state(name))
                continue;
            for (const Name& part : mended(view_, tables_, spotted_, name)) spotted_.enter(part);
        }
        enter_unseen();
        for (TokenRange range : speakers) enter_closing(range);
        enter_introduced();
        for (const Phrase& phrase : view_.document.phrases) enter_behind_noun(phrase);
        enter_repeated();
        std::vector<Name> names;
        for (const Name& name : spotted_.all()) {
            if (!name.tokens.empty()) names.push_back(name);
        }
        std::sort(names.begin(), names.end(),
                  [](const Name& a, const Name& b) { return a.tokens.begin < b.tokens.begin; });
        join_parts(names);
        std::unordered_set<std::string_view> lone_persons;
        for (const Name& name : names) {
            if (name.kind != NameKind::person || name.tokens.size() != 1) continue;
            const std::string_view form = view_.form(name.tokens.begin);
            lone_persons.insert(form);
            lone_persons.insert(tables_.without_genitive(form));  // "Breeds"
        }
        for (Name& name : names) {
            if ((name.kind == NameKind::person && is_named_after(name)) || is_described_body(name))
                name.kind = NameKind::body;
            else if (is_person_named_like_place(name, lone_persons))
                name.kind = NameKind::person;
        }
        return names;
    }

private:
    // "Umar al-Baschir": two names of persons in one phrase are one.
    void join_parts(std::vector<Name>& names) const {
        const auto may_be_part = [](const Name& n) {
            return n.tokens.size() == 1 && (n.kind == NameKind::person || n.kind == NameKind::other);
        };
        std::vector<Name> joined;
        for (const Name& name : names) {
            const bool joins = !joined.empty() && joined.back().tokens.end == name.tokens.begin &&
                               view_.phrase_of(name.tokens.begin) != none &&
                               view_.phrase_of(name.tokens.begin) == view_.phrase_of(joined.back().tokens.begin) &&
                               may_be_part(joined.back()) && may_be_part(name) &&
                               (joined.back().kind == NameKind::person || name.kind == NameKind::person);
            if (joins)
                joined.back() = {{joined.back().tokens.begin, name.tokens.end}, NameKind::person};
            else
                joined.push_back(name);
        }
        names = std::move(joined);
    }

    // "Sofia Coppola", "London Breed", where Coppola and Breed are persons elsewhere: a first name that a place has,
    // too.
    bool is_person_named_like_place(const Name& name, const std::unordered_set<std::string_view>& lone_persons) const {
        const std::string_view first = view_.lower(name.tokens.begin);
        const bool place = tables_.is_place(first) || tables_.state(first) != nullptr || tables_.seat(first) != nullptr;
        const bool noun =  // "Port Sabel"
            tables_.first_name(first) == 0 && tables_.whom_of_noun(view_.form(name.tokens.begin)) != 0;
        const bool may_be = place || ((name.kind == NameKind::place || name.kind == NameKind::other) && !noun);
        return may_be && name.tokens.size() == 2 && lone_persons.contains(view_.form(name.tokens.end - 1)) &&
               tables_.known(view_.lower(name.tokens)) == nullptr;
    }

    // "Trump University": a body that bears somebody's surname.
    bool is_named_after(const Name& name) const {
        return name.tokens.size() > 1 && tables_.is_body_head(view_.lower(name.tokens.end - 1)) &&
               tables_.first_name(view_.lower(name.tokens.begin)) == 0;
    }

    // "der Autozulieferer Voltana": what looks like a place or a surname is the firm's name behind a noun that
    // describes one, unless the tables or the text know such a place ("die Brauerei Emden").
    bool is_described_body(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        const std::uint32_t p = view_.phrase_of(t);
        const bool one_word =
            name.tokens.size() == 1 && (name.kind == NameKind::place || name.kind == NameKind::person);
        if (!one_word || p == none || t == view_.phrase(p).tokens.begin || view_.token(t - 1).upos != Upos::NOUN ||
            view_.token(t - 1).morph.number == Number::plur || !tables_.is_describing(spotted_.lemma(t - 1)) ||
            tables_.role(spotted_.lemma(t - 1)))
            return false;
        return name.kind == NameKind::person || !is_place_elsewhere(view_.form(t));
    }

    bool is_place_elsewhere(std::string_view form) const {
        return tables_.is_place(lowered(form)) || located_.contains(form);
    }

    // "die Polizei Wasserwerfer auffuhr": two nouns that merely meet; not in front of the verb of a main clause ("Die
    // Vereinigung Cockpit warnte"), where only one can stand.
    bool is_noun_beside_body(const Name& name) const {
        if (name.kind != NameKind::body || name.tokens.size() != 2) return false;
        const std::uint32_t c = view_.clause_of(name.tokens.begin);
        if (c != none && view_.clause(c).kind == ClauseKind::main && view_.clause(c).finite != no_token &&
            view_.clause(c).finite >= name.tokens.end)
            return false;
        const ReferenceNoun* noun = tables_.reference_noun(spotted_.lemma(name.tokens.begin));
        return noun != nullptr && noun->refers == NameKind::body && view_.token(name.tokens.end - 1).upos == Upos::NOUN;
    }

    // "rief die US-Regierung Georgien zu Ruhe auf": the body of one state and another one.
    bool is_beside_another_state(const Name& name) const {
        if (name.kind != NameKind::body || name.tokens.size() != 2) return false;
        const std::string_view noun = view_.lower(name.tokens.begin);
        const State* own = tables_.state(noun.substr(0, std::min(noun.find('-'), noun.size())));
        const State* other = tables_.state(view_.lower(name.tokens.end - 1));
        return own != nullptr && other != nullptr && own != other;
    }

    // "der gebürtige Pole": where somebody comes from, behind an article.
    bool is_inhabitant(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        const std::uint32_t p = view_.phrase_of(t);
        if (name.tokens.size() != 1 || p == none || tables_.state_of_inhabitant(spotted_.lemma(t)) == nullptr)
            return false;
        const TokenIndex first = view_.phrase(p).tokens.begin;
        return first < t && view_.token(first).upos == Upos::DET;
    }

    // "die Airline": a noun that points back to a body.
    bool is_noun_behind_article(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        if (name.tokens.size() != 1 || t == 0 || view_.token(t - 1).upos != Upos::DET ||
            !tables_.is_reference_noun(view_.lower(t)))
            return false;
        const ReferenceNoun* noun = tables_.reference_noun(view_.lower(t));
        return !noun->named && noun->refers == NameKind::body && tables_.known(view_.lower(t)) == nullptr;
    }

    // "die Nürnberger Behörde", "der Dessauer Konzern": where a body sits, and a noun that points back to one.
    bool is_placed_noun(const Name& name) const {
        const TokenIndex t = name.tokens.begin;
        if (name.kind != NameKind::body || name.tokens.size() != 2 || t == 0 ||
            view_.token(t - 1).morph.pron_type != PronType::art || tables_.known(view_.lower(name.tokens)) != nullptr)
            return false;
        const bool of_place = tables_.is_fixed_adjective(view_.form(t)) || tables_.is_townsman(view_.lower(t));
        const std::string_view noun = view_.lower(t + 1);
        if (!of_place || !tables_.is_reference_noun(noun)) return false;
        const ReferenceNoun* refers = tables_.reference_noun(noun);
        return refers->refers == NameKind::body && !refers->named;
    }

    bool is_mere_noun(const Name& name) const {
        const Token& token = view_.token(name.tokens.begin);
        if (is_inhabitant(name) || is_noun_behind_article(name) || is_placed_noun(name)) return true;
        if (name.kind == NameKind::outlet && name.tokens.size() == 1 &&
            tables_.is_reference_noun(view_.lower(name.tokens.begin)))
            return true;
        return name.kind == NameKind::other && name.tokens.size() == 1 && token.known && token.upos == Upos::NOUN;
    }

    bool is_body_noun(TokenIndex t) const {
        const ReferenceNoun* noun = tables_.reference_noun(spotted_.lemma(t));
        return tables_.is_body_head(spotted_.lemma(t)) || (noun != nullptr && noun->refers == NameKind::body);
    }

    // "Industrie- und Handelskammer", "Harkort & Lohse": one body, though its parts are joined like two.
    void enter_joined_parts() {
        for (TokenIndex t = 0; t + 2 < view_.size(); ++t) {
            if (!spotted_.is_free(t) || !spotted_.is_capitalised(t) || !spotted_.is_capitalised(t + 2) ||
                !spotted_.is_nominal(t + 2) || view_.token(t).sentence != view_.token(t + 2).sentence)
                continue;
            const bool firm = view_.form(t + 1) == "&";
            const bool cut =
                view_.form(t).ends_with('-') && tables_.is_joint(view_.lower(t + 1)) && is_body_noun(t + 2);
            if (!firm && !cut) continue;
            TokenIndex begin = t;
            if (const Name* first = spotted_.named_at(t); firm && first != nullptr) begin = first->tokens.begin;
            TokenIndex end = t + 3;
            if (const Name* last = spotted_.named_at(t + 2); last != nullptr && last->tokens.begin == t + 2)
                end = last->tokens.end;
            if (spotted_.is_free({begin, end})) spotted_.enter({{begin, end}, NameKind::body});
        }
    }

    // First names with a word behind them, and names of the tables that are written small ("amnesty international").
    void enter_unseen() {
        for (TokenIndex t = 0; t + 1 < view_.size(); ++t) {
            if (!spotted_.is_free(t) || !spotted_.is_free(t + 1) || view_.token(t).kind != TokenKind::word ||
                view_.token(t).sentence != view_.token(t + 1).sentence)
                continue;
            const bool name = !view_.token(t).known || view_.token(t).upos == Upos::PROPN;
            const bool person =
                spotted_.is_capitalised(t) && name && spotted_.is_first_name(t) && spotted_.is_surname(t + 1, t);
            if (person)
                spotted_.enter({{t, t + 2}, NameKind::person});
            else
                enter_known(t);
        }
    }

    // "des Bundesamts für Sicherheit in der Informationstechnik (BSI)": from the noun for a body whose first letter
    // opens the short form up to the brackets, if the words between spell it.
    void enter_spelt_out() {
        constexpr TokenIndex longest = 10;
        for (TokenIndex t = 2; t + 2 < view_.size(); ++t) {
            if (!view_.is_mark(t, "(") || !view_.is_mark(t + 2, ")") || !is_short_form(view_.form(t + 1))) continue;
            const TokenIndex first = std::max(view_.sentence_of(t).tokens.begin, t - std::min(t, longest));
            for (TokenIndex noun = t - 1; noun-- > first;) {
                const Upos tag = view_.token(noun).upos;
                if (!view_.is_word(noun) || tag == Upos::VERB || tag == Upos::AUX) break;
                if (tag != Upos::NOUN || !is_body_noun(noun)) continue;
                const TokenRange name{noun, t};
                const std::string_view words = view_.lower(name);
                const bool purpose = view_.token(noun + 1).upos == Upos::ADP || view_.token(noun + 1).upos == Upos::DET;
                if (purpose && is_spelt_by(view_.lower(t + 1), words) && spotted_.is_free(name))
                    spotted_.enter({name, NameKind::body});
                break;
            }
        }
    }

    // "amnesty international (ai)": each letter in the brackets opens one of the words of the name before them.
    bool opens_words_before(TokenIndex bracket) const {
        const std::string_view form = view_.form(bracket + 1);
        const TokenIndex words = static_cast<TokenIndex>(form.size());
        if (words > bracket || view_.token(bracket + 1).kind != TokenKind::word) return false;
        const TokenRange before{bracket - words, bracket};
        const bool name = std::any_of(spotted_.all().begin(), spotted_.all().end(),
                                      [&](const Name& n) { return n.tokens == before && n.kind != NameKind::person; });
        return name && is_short_for(form, view_.lower(before));
    }

    // "Die Schutzgemeinschaft der Deiche (SdD) warnt. Die SdD …": what brackets introduce is a name wherever it stands.
    void enter_introduced() {
        std::unordered_set<std::string_view> introduced;
        for (TokenIndex t = 1; t + 2 < view_.size(); ++t) {
            const bool in_brackets = view_.is_mark(t, "(") && view_.is_mark(t + 2, ")") && view_.is_word(t - 1);
            if (in_brackets && (is_short_form(view_.form(t + 1)) || opens_words_before(t)))
                introduced.insert(view_.form(t + 1));
        }
        for (TokenIndex t = 0; t < view_.size() && !introduced.empty(); ++t) {
            if (!spotted_.is_free(t) || !introduced.contains(view_.form(t))) continue;
            const bool state = tables_.state(view_.lower(t)) != nullptr;
            spotted_.enter({{t, t + 1}, state ? NameKind::state : NameKind::body});
        }
    }

    // "Feldtraum räumt Fehler ein" above "die Firma Feldtraum": a word of no lexicon that is a name elsewhere is one
    // here.
    void enter_repeated() {
        std::unordered_map<std::string_view, NameKind> kinds;
        for (const Name& name : spotted_.all()) {
            if (name.tokens.size() == 1 && !view_.token(name.tokens.begin).known)
                kinds.emplace(view_.form(name.tokens.begin), name.kind);
        }
        for (TokenIndex t = 0; t < view_.size() && !kinds.empty(); ++t) {
            const auto kind = spotted_.is_free(t) ? kinds.find(view_.form(t)) : kinds.end();
            if (kind != kinds.end()) spotted_.enter({{t, t + 1}, kind->second});
        }
    }

    void enter_known(TokenIndex t) {
        constexpr TokenIndex longest = 4;
        if (view_.token(t).upos != Upos::X && view_.token(t).upos != Upos::ADJ && !spotted_.is_nominal(t)) return;
        const TokenIndex limit = std::min<TokenIndex>(view_.sentence_of(t).tokens.end, t + longest);
        for (TokenIndex end = limit; end > t + 1; --end) {
            if (!spotted_.is_free({t, end})) continue;
            const KnownName* known = tables_.known(view_.lower(TokenRange{t, end}));
            if (known != nullptr) return spotted_.enter({{t, end}, known->kind});
        }
    }

    // "Lehrerin Flurina Caduff": two words or more with capitals that close the words for a speaker, behind a noun.
    void enter_closing(TokenRange range) {
        TokenIndex begin = range.end;
        while (begin > range.begin && spotted_.is_nameless_noun(begin - 1) &&
               view_.token(begin - 1).kind == TokenKind::word &&
               (view_.token(begin - 1).upos == Upos::PROPN || !view_.token(begin - 1).known))
            --begin;
        if (range.end - begin < 2 || begin == range.begin) return;
        const TokenIndex noun = begin - 1;
        const bool person =
            view_.token(noun).upos == Upos::NOUN && view_.token(noun).known &&
            view_.token(noun).morph.number != Number::plur && tables_.reference_noun(spotted_.lemma(noun)) == nullptr &&
            !tables_.is_body_head(spotted_.lemma(noun)) && tables_.source_kind(spotted_.lemma(noun)).empty();
        if (person) spotted_.enter({{begin, range.end}, NameKind::person});
    }

    // "Ministerpräsident Thaksin", "die Tageszeitung The Daily Telegraph", "die Firma Euryza".
    void enter_behind_noun(const Phrase& phrase) {
        const TokenIndex head = phrase.head;
        if (head == no_token || !spotted_.is_free(head) ||
            (view_.token(head).upos != Upos::NOUN && !tables_.role(spotted_.lemma(head))))
            return;
        const TokenIndex begin = head + 1;
        TokenIndex end = begin;
        const TokenIndex limit = std::min<TokenIndex>(view_.sentence_of(head).tokens.end, begin + longest_name);
        while (end < limit && spotted_.is_free(end) && spotted_.is_capitalised(end) &&
               (end < phrase.tokens.end ? spotted_.is_nominal(end) : is_foreign(end)))
            ++end;
        const std::string_view noun = spotted_.lemma(head);
        // "Die Universität Hellstadt", but "die Firma Euryza".
        const TokenIndex begin_of_body = tables_.is_named_with_place(noun) ? head : begin;
        if (end == begin) {
            if (is_noun_as_name(head)) spotted_.enter({{begin_of_body, begin + 1}, NameKind::body});
            return;
        }
        const bool role = tables_.role(noun).has_value();
        const ReferenceNoun* reference = tables_.reference_noun(noun);
        // "hat die Schauspielerin Klage eingereicht": a noun that merely follows is no name.
        const bool foreign = std::any_of(
            view_.document.tokens.begin() + begin, view_.document.tokens.begin() + end,
            [](const Token& t) { return t.upos != Upos::NOUN || (!t.known && t.morph.number != Number::plur); });
        if (!foreign) return;
        if (role && phrase.number != Number::plur && (end != begin + 1 || !tables_.role(spotted_.lemma(begin)))) {
            spotted_.enter({{begin, end}, NameKind::person});
        } else if (reference != nullptr && !reference->named &&
                   (reference->refers == NameKind::outlet || reference->refers == NameKind::body)) {
            spotted_.enter({{begin_of_body, end}, reference->refers});
        }
    }

    // "Die Gruppe Nordlicht teilte mit", "der Firma Sonnenhof zufolge": a noun right behind one for a body, before the
    // verb of a main clause. Behind the verb it may be its object ("hat die Firma Klage eingereicht").
    bool is_noun_as_name(TokenIndex head) const {
        const TokenIndex t = head + 1;
        const ReferenceNoun* noun = tables_.reference_noun(spotted_.lemma(head));
        const std::uint32_t c = view_.clause_of(head);
        if (noun == nullptr || noun->named || noun->refers != NameKind::body || c == none || t + 1 >= view_.size() ||
            view_.token(t).sentence != view_.token(head).sentence)
            return false;
        const Clause& clause = view_.clause(c);
        const Token& token = view_.token(t);
        const bool alone = token.upos == Upos::NOUN && token.morph.number != Number::plur &&
                           spotted_.is_capitalised(t) && spotted_.is_free(t) && !spotted_.is_nominal(t + 1) &&
                           !tables_.is_joint(view_.lower(t + 1)) && tables_.source_kind(spotted_.lemma(t)).empty() &&
                           !tables_.role(spotted_.lemma(t)) && !tables_.is_time(view_.form(t));
        const bool before_verb = clause.kind == ClauseKind::main && clause.finite != no_token && clause.finite > t;
        return alone && before_verb && view_.token(head).morph.number != Number::plur;
    }

    bool is_foreign(TokenIndex t) const { return view_.token(t).upos == Upos::PROPN || view_.token(t).upos == Upos::X; }

    // `kind`: of names that nothing else tells the kind of.
    void enter_quoted(TokenRange range, NameKind kind) {
        for (const Quotation& quotation : quotations_in(range)) {
            const bool whole = quotation.open != no_token && quotation.close != no_token && quotation.close < range.end;
            if (!whole || quotation.inner.empty() || quotation.inner.size() > longest_quoted ||
                !spotted_.is_free(quotation.inner))
                continue;
            const TokenIndex before = quotation.open == 0 ? 0 : quotation.open - 1;
            const ReferenceNoun* noun = tables_.reference_noun(spotted_.lemma(before));
            const bool told = noun != nullptr && noun->refers == NameKind::outlet;
            const bool known = tables_.known(view_.lower(quotation.inner)) != nullptr;
            const bool word =
                kind != NameKind::outlet && quotation.inner.size() == 1 && view_.token(quotation.inner.begin).known;
            if (!told && !known && (word || !spotted_.is_capitalised(quotation.inner.begin))) continue;
            spotted_.enter({quotation.inner, told ? NameKind::outlet : known ? NameKind::body : kind});
        }
    }

    // "sagte er der Welt", "gegenüber der Zeit": of a paper's name that is an ordinary word, too, the paper is meant
    // where somebody speaks to it.
    void enter_spoken_to(TokenRange range) {
        const TokenRange word{range.end - 1, range.end};
        if (range.size() > 2 || !spotted_.is_free(word) || !spotted_.is_capitalised(word.begin)) return;
        if (range.size() == 2 && view_.token(range.begin).upos != Upos::DET) return;
        const KnownName* known = tables_.known(view_.lower(word.begin));
        if (known != nullptr && known->kind == NameKind::outlet && !known->only_in_marks)
            spotted_.enter({word, NameKind::outlet});
    }

    // "Mitglieder der Gruppe „Kipppunkt“": what a body or an outlet is called, wherever it stands.
    void enter_quoted_behind_noun() {
        for (const Quotation& quotation : view_.document.quotations) {
            if (quotation.depth != 0 || quotation.open == no_token || quotation.open == 0 ||
                quotation.close == no_token || quotation.inner.empty() || quotation.inner.size() > longest_quoted)
                continue;
            const ReferenceNoun* noun = tables_.reference_noun(spotted_.lemma(quotation.open - 1));
            const bool told = noun != nullptr && !noun->named && !noun->paper &&
                              (noun->refers == NameKind::body || noun->refers == NameKind::outlet);
            if (told && spotted_.is_free(quotation.inner) && spotted_.is_capitalised(quotation.inner.begin))
                spotted_.enter({quotation.inner, noun->refers});
        }
    }

    std::vector<Quotation> quotations_in(TokenRange range) const {
        std::vector<Quotation> found;
        const std::vector<Quotation>& all = view_.document.quotations;
        auto q = std::lower_bound(all.begin(), all.end(), range.begin,
                                  [](const Quotation& x, TokenIndex t) { return x.inner.begin < t; });
        for (; q != all.end() && q->inner.begin < range.end; ++q) {
            if (q->depth == 0) found.push_back(*q);
        }
        return found;
    }

    const DocumentView& view_;
    const WhoTables& tables_;
    SpottedNames spotted_;
    std::unordered_set<std::string_view> located_;  // words that something is said to be in
};

}  // namespace

std::vector<Name> spot_names(const DocumentView& view, const WhoTables& tables, const std::vector<TokenRange>& speakers,
                             const std::vector<TokenRange>& listeners) {
    return Spotter(view, tables).spot(speakers, listeners);
}

}  // namespace sayso::statement
