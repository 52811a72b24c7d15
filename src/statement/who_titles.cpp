#include "statement/who_titles.h"

#include <algorithm>

namespace sayso::statement {
namespace {

constexpr TokenIndex longest_name = 5;   // tokens
constexpr std::size_t most_titles = 64;  // that are looked for elsewhere: keeps long texts linear

class Titles {
public:
    Titles(const DocumentView& view, const WhoTables& tables, SpottedNames& spotted)
        : view_(view), tables_(tables), spotted_(spotted) {}

    // "Die Initiative Gleis frei fordert", "Die Hilfsorganisation Brot und Brunnen warnte": all that stands between a
    // noun for one body and the verb of a main clause, whatever words it is made of; then wherever it stands.
    void enter_before_verbs() {
        std::vector<Name> titles;
        for (const Clause& clause : view_.document.clauses) {
            if (clause.kind != ClauseKind::main || clause.finite == no_token) continue;
            for (TokenIndex noun = clause.tokens.begin; noun + 1 < clause.finite; ++noun) {
                const bool outlet = is_outlet_noun(noun);
                if (!outlet && !is_told_by(noun)) continue;
                const TokenRange title = title_in({noun + 1, clause.finite});
                const Name* known = spotted_.named_at(noun);  // "Hilfsorganisation Brot" | "und Brunnen"
                if (title.empty() || (known != nullptr && known->tokens.end >= title.end)) break;
                titles.push_back({title, outlet ? NameKind::outlet : NameKind::body});
                spotted_.enter(titles.back());
                break;
            }
        }
        if (titles.size() > most_titles) titles.resize(most_titles);
        for (const Name& title : titles) enter_again(title);
    }

    // "eine Gruppe namens Polarnacht"
    void enter_named() {
        for (TokenIndex t = 1; t + 1 < view_.size(); ++t) {
            if (!tables_.is_naming(view_.lower(t)) || !is_told_by(t - 1) || !spotted_.is_free(t + 1)) continue;
            if (spotted_.named_at(t + 1) == nullptr && spotted_.is_capitalised(t + 1))
                spotted_.enter({{t + 1, t + 2}, NameKind::body});
        }
    }

    // "dem Radiosender Welle Süd", "des Senders Kanal 4": two common nouns, or one and a number, right behind a noun
    // for one outlet; one alone behind a preposition ("im Gespräch mit dem Portal Nordlicht").
    void enter_outlets() {
        for (TokenIndex noun = 0; noun + 2 < view_.size(); ++noun) {
            const TokenIndex begin = noun + 1;
            if (!is_outlet_noun(noun) || !may_be_in_title(begin)) continue;
            TokenIndex end = begin + 1;
            while (end < begin + longest_name && may_be_in_title(end)) ++end;
            if (end == view_.size()) return;
            const bool number = view_.token(end).kind == TokenKind::number;
            const bool placed = view_.phrase(view_.phrase_of(noun)).preposition != no_token && !view_.is_word(end);
            if (number)
                spotted_.enter({{begin, end + 1}, NameKind::outlet});
            else if (end > begin + 1 || placed)
                spotted_.enter({{begin, end}, NameKind::outlet});
        }
    }

    bool is_outlet_noun(TokenIndex t) const {
        const ReferenceNoun* noun =
            view_.token(t).upos == Upos::NOUN ? tables_.reference_noun(spotted_.lemma(t)) : nullptr;
        const std::uint32_t p = view_.phrase_of(t);
        return noun != nullptr && noun->refers == NameKind::outlet && !noun->named && p != none &&
               view_.phrase(p).number != Number::plur && view_.phrase(p).tokens.begin < t;
    }

    // A noun that nothing else tells: no name, role, source or time.
    bool may_be_in_title(TokenIndex t) const {
        if (t >= view_.size()) return false;
        const std::string_view noun = spotted_.lemma(t);
        return view_.token(t).upos == Upos::NOUN && spotted_.is_nameless_noun(t) && view_.token(t).space_before &&
               !tables_.role(noun) && tables_.source_kind(noun).empty() && !tables_.is_time(view_.form(t)) &&
               view_.token(t).sentence == view_.token(t - 1).sentence;
    }

    void enter_again(const Name& title) {
        const TokenRange words = title.tokens;
        for (TokenIndex t = 0; t + words.size() <= view_.size(); ++t) {
            TokenIndex same = 0;
            while (same < words.size() && view_.form(t + same) == view_.form(words.begin + same)) ++same;
            if (same == words.size() && spotted_.is_free({t, t + same})) spotted_.enter({{t, t + same}, title.kind});
        }
    }

    // The name of two words or more in what stands before a verb: without adverbs at its end and without where it is.
    // Empty if there is none. What is joined is one only where the verb is in the singular.
    TokenRange title_in(TokenRange range) const {
        const bool one = view_.token(range.end).morph.number == Number::sing;
        while (range.size() > 1 && !spotted_.is_capitalised(range.end - 1) &&
               !tables_.is_adjective(view_.form(range.end - 1)))
            --range.end;
        if (range.size() > 2 && tables_.is_at(view_.lower(range.end - 2)) &&
            view_.token(range.end - 1).upos == Upos::PROPN)
            range.end -= 2;
        const bool short_enough = range.size() > 1 && range.size() <= longest_name;
        const Token& first = view_.token(range.begin);
        const bool opens =
            spotted_.is_nominal(range.begin) || (first.upos == Upos::ADJ && first.morph.number == Number::sing);
        // "die Krankenkasse Medika vom Frühjahr"
        const bool attribute = !first.known && tables_.is_of(view_.lower(range.begin + 1));
        if (!short_enough || !opens || attribute || !spotted_.is_capitalised(range.begin) || !spotted_.is_free(range) ||
            !may_be_title(range))
            return {};
        bool common = false;  // two names that merely meet are told better elsewhere
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (!one && tables_.is_joint(view_.lower(t))) return {};
            common = common || (view_.token(t).upos != Upos::PROPN && view_.token(t).known);
        }
        return common ? range : TokenRange{};
    }

    // "die Bürgerinitiative Klares Wasser", "der Verein Leben ohne Lärm": all that stands behind a noun for one body in
    // words for a speaker, up to their end, if a capital begins it and neither article nor genitive is in it.
    void enter_told(TokenRange range) {
        for (TokenIndex noun = range.begin; noun + 1 < range.end; ++noun) {
            if (!is_told_by(noun)) continue;
            const TokenRange name{noun + 1, range.end};
            if (name.size() <= longest_name && spotted_.is_free(name) && spotted_.is_capitalised(name.begin) &&
                may_be_title(name) && spotted_.named_at(noun) == nullptr)
                spotted_.enter({name, NameKind::body});
            return;
        }
    }

private:
    // A noun for one body that needs a name.
    bool is_told_by(TokenIndex t) const {
        const ReferenceNoun* noun =
            view_.token(t).upos == Upos::NOUN ? tables_.reference_noun(spotted_.lemma(t)) : nullptr;
        return noun != nullptr && noun->refers == NameKind::body && !noun->named && !noun->official &&
               !tables_.role(spotted_.lemma(t)) && view_.token(t).morph.number != Number::plur;
    }

    // Two words or more, no mere place or other name, without what would begin another phrase.
    bool may_be_title(TokenRange range) const {
        if (range.size() < 2) return false;
        const Name* first = spotted_.named_at(range.begin);
        if (first != nullptr && (first->tokens.end >= range.end || first->kind == NameKind::place ||
                                 first->kind == NameKind::state || first->kind == NameKind::person))
            return false;
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            const Token& token = view_.token(t);
            const bool word = token.kind == TokenKind::word || token.kind == TokenKind::number;
            if (!word || token.upos == Upos::DET || token.upos == Upos::PRON || token.upos == Upos::AUX ||
                (t == range.begin && (token.morph.case_ == Case::gen || token.upos == Upos::ADP)))
                return false;
        }
        return true;
    }

    const DocumentView& view_;
    const WhoTables& tables_;
    SpottedNames& spotted_;
};

}  // namespace

void enter_titles(const DocumentView& view, const WhoTables& tables, SpottedNames& spotted,
                  const std::vector<TokenRange>& speakers) {
    Titles titles(view, tables, spotted);
    titles.enter_before_verbs();
    titles.enter_named();
    titles.enter_outlets();
    for (TokenRange range : speakers) titles.enter_told(range);
}

}  // namespace sayso::statement
