#include "text/clause_pieces.h"

#include <algorithm>
#include <iterator>

#include "text/characters.h"
#include "text/phrases.h"
#include "text/text.h"

namespace sayso::text {
namespace {

// Marks that part clauses. Quotation marks do only where a clause stands inside (see Regions).
bool is_boundary(std::string_view text, const Token& token) {
    if (token.kind != TokenKind::punctuation) return false;
    const std::string_view mark = token.span.of(text);
    return mark == "," || mark == ";" || mark == ":" || mark == "–" || mark == "—" || mark == "-" || mark == "." ||
           mark == "?" || mark == "!" || mark == "…" || mark == "...";
}

class Cutter {
public:
    Cutter(std::string_view text, const Document& document, const Roles& roles, const Regions& regions,
           std::vector<Piece>& pieces)
        : text_(text),
          document_(document),
          tokens_(document.tokens),
          roles_(roles),
          regions_(regions),
          pieces_(pieces) {}

    void cut(TokenRange sentence) {
        TokenIndex begin = sentence.begin;
        for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
            if (t > begin && regions_[t] != regions_[t - 1]) {
                add({begin, t});
                begin = t;
            }
            if (!is_boundary(text_, tokens_[t])) continue;
            add({begin, t});
            begin = t + 1;
        }
        add({begin, sentence.end});
    }

private:
    void add(TokenRange range) {
        range = trimmed(range);
        const TokenIndex second = second_participle(range);
        if (second != no_token) {
            push(trimmed({range.begin, second}));
            range.begin = second;
        }
        bool verb_seen = false;
        TokenIndex coordinator = no_token;
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if ((roles_[t] & coordinates) != 0 && t > range.begin && verb_seen && !joins_auxiliaries(t, range.end))
                coordinator = t;
            if (!is_finite(tokens_[t])) continue;
            if (coordinator != no_token) {
                push(trimmed({range.begin, coordinator}));
                range.begin = coordinator;
                coordinator = no_token;
            }
            verb_seen = true;
        }
        push(range);
    }

    // "Hat aufgerufen, die Kontrollen zu verstärken und angekündigt, …": the coordinator behind an infinitive and in
    // front of a participle that ends the part, which goes on with the clause around the infinitive; no_token if there
    // is none.
    TokenIndex second_participle(TokenRange range) const {
        if (range.empty() || any_finite(document_, range)) return no_token;
        const Token& last = tokens_[range.end - 1];
        if (last.upos != Upos::VERB || last.morph.verb_form != VerbForm::part) return no_token;
        for (TokenIndex t = range.end - 1; t-- > range.begin + 1;) {
            if ((roles_[t] & coordinates) == 0) continue;
            return is_marked_infinitive(document_, roles_, t - 1) ? t : no_token;
        }
        return no_token;
    }

    // "Er konnte und wollte nicht warten": two auxiliaries with one verb between them.
    bool joins_auxiliaries(TokenIndex t, TokenIndex end) const {
        const auto is_auxiliary = [&](TokenIndex verb) {
            return is_finite(tokens_[verb]) && tokens_[verb].upos == Upos::AUX;
        };
        return t + 1 < end && is_auxiliary(t - 1) && is_auxiliary(t + 1);
    }

    void push(TokenRange range) {
        if (range.empty()) return;
        const TokenRange infinitive = infinitive_without_mark(range);
        if (infinitive.empty()) return pieces_.push_back(classified(range));
        pieces_.push_back(classified({range.begin, infinitive.begin}));
        pieces_.push_back(classified(infinitive));
        push(trimmed({infinitive.end, range.end}));
    }

    // "Sie hat angekündigt den Platz umzubauen", "forderte ihn auf zu gehen": an infinitive with the marker behind what
    // closes the clause of the finite verb, its participle or particle. The comma may be left out; empty if there is
    // none.
    TokenRange infinitive_without_mark(TokenRange range) const {
        TokenIndex finite = range.begin;
        while (finite < range.end && !is_finite(tokens_[finite])) ++finite;
        TokenIndex begin = no_token;
        for (TokenIndex t = finite + 1; t < range.end; ++t) {
            if (is_finite(tokens_[t])) return {};
            if (begin != no_token && is_marked_infinitive(document_, roles_, t)) return {begin, t + 1};
            if (begin == no_token && closes_clause(t, finite)) begin = t + 1;
        }
        return {};
    }

    bool closes_clause(TokenIndex t, TokenIndex finite) const {
        if (tokens_[finite].separated == t) return true;
        return tokens_[finite].upos == Upos::AUX && tokens_[t].upos == Upos::VERB &&
               tokens_[t].morph.verb_form == VerbForm::part;
    }

    // Without the marks at its ends; quotation marks of names and single words stay when both are in it.
    TokenRange trimmed(TokenRange range) const {
        std::uint32_t opens = 0, closes = 0;
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            opens += tokens_[t].kind == TokenKind::quote_open;
            closes += tokens_[t].kind == TokenKind::quote_close;
        }
        const auto loose = [&](TokenIndex t) {
            switch (tokens_[t].kind) {
                case TokenKind::punctuation: return true;
                case TokenKind::quote_open: return closes == 0;
                case TokenKind::quote_close: return opens == 0;
                default: return false;
            }
        };
        while (!range.empty() && loose(range.begin)) ++range.begin;
        while (!range.empty() && loose(range.end - 1)) --range.end;
        return range;
    }

    Piece classified(TokenRange range) const {
        Piece piece{.tokens = range, .region = regions_[range.begin]};
        TokenIndex first = range.begin;
        piece.begins_anew = is_behind_colon(first) || is_behind_dash_of_heading(first);
        if ((roles_[first] & coordinates) != 0 && range.size() > 1) {
            piece.coordinated = true;
            ++first;
        }
        const bool opened = find_introducer(first, piece);
        piece.finite = finite_of(range, opened);
        piece.verb_final = piece.finite != no_token && is_final(piece.finite, range);
        if (opened && accept_introducer(first, piece)) return piece;
        if (opened) piece.finite = finite_of(range, false);
        piece.introducer = no_token;
        piece.kind = kind_without_introducer(first, range, piece.finite);
        return piece;
    }

    // Sets introducer and the kind it would make: "dass …", "obwohl …", "mit dem …", "in dem …", "wie viele …".
    bool find_introducer(TokenIndex first, Piece& piece) const {
        const std::uint8_t role = roles_[first];
        const auto take = [&](TokenIndex t, ClauseKind kind) {
            piece.introducer = t;
            piece.kind = kind;
            return true;
        };
        if (role & opens_complement) return take(first, ClauseKind::complement);
        if (role & opens_infinitive) return take(first, ClauseKind::infinitive);
        if (role & opens_question) return take(first, ClauseKind::question);
        if ((role & opens_relative) && after_comma(first)) return take(first, ClauseKind::relative);
        if (role & opens_adverbial) return take(first, ClauseKind::adverbial);
        if (first + 1 >= piece.tokens.end) return false;
        const std::uint8_t next = roles_[first + 1];
        if (tokens_[first].upos == Upos::ADP) {
            if (next & opens_question) return take(first + 1, ClauseKind::question);
            if ((next & opens_relative) && after_comma(first)) return take(first + 1, ClauseKind::relative);
        }
        if (tokens_[first].upos == Upos::ADV && (next & (opens_adverbial | opens_complement))) {
            return take(first + 1, next & opens_complement ? ClauseKind::complement : ClauseKind::adverbial);
        }
        return false;
    }

    bool is_behind_colon(TokenIndex t) const { return t > 0 && tokens_[t - 1].span.of(text_) == ":"; }

    // "Strecke gesperrt – Bahn kündigt Ersatz an": in a sentence that does not end as sentences do.
    bool is_behind_dash_of_heading(TokenIndex t) const {
        if (t == 0 || tokens_[t - 1].sentence != tokens_[t].sentence) return false;
        const std::string_view mark = tokens_[t - 1].span.of(text_);
        if (mark != "–" && mark != "—") return false;
        const TokenRange sentence = document_.sentences[tokens_[t].sentence].tokens;
        return is_word(tokens_[sentence.end - 1]);
    }

    bool after_comma(TokenIndex t) const {
        if (t > 0 && (roles_[t - 1] & coordinates)) return true;
        if (is_behind_colon(t)) return false;
        return t > 0 && tokens_[t - 1].kind == TokenKind::punctuation && tokens_[t - 1].sentence == tokens_[t].sentence;
    }

    TokenIndex finite_of(TokenRange range, bool last) const {
        TokenIndex found = no_token;
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (!is_finite(tokens_[t])) continue;
            found = t;
            if (!last) break;
        }
        return found;
    }

    // Nothing follows but what may stand behind the verb of a dependent clause.
    bool is_final(TokenIndex finite, TokenRange range) const {
        TokenIndex next = finite + 1;
        while (next < range.end && !is_word(tokens_[next])) ++next;
        if (next == range.end) return true;
        const bool goes_on = tokens_[next].upos == Upos::CCONJ && next + 1 < range.end;
        if (!goes_on && tokens_[next].upos != Upos::ADP && (roles_[next] & (opens_adverbial | opens_question)) == 0)
            return false;
        for (TokenIndex t = next; t < range.end; ++t) {
            const VerbForm form = tokens_[t].morph.verb_form;
            const bool verb = tokens_[t].upos == Upos::VERB || tokens_[t].upos == Upos::AUX;
            if (verb && (form == VerbForm::inf || form == VerbForm::part)) return false;
        }
        return tokens_[finite].separated == no_token;
    }

    // Whether the opening word makes a dependent clause here: many of them are also adverbs, articles or prepositions.
    bool accept_introducer(TokenIndex first, const Piece& piece) const {
        const Upos tag = tokens_[piece.introducer].upos;
        if (piece.kind == ClauseKind::complement) return true;
        if (piece.kind == ClauseKind::infinitive)
            return piece.finite == no_token && has_marked_infinitive(piece.tokens);
        if (piece.finite == no_token) {
            const bool plain = tag == Upos::SCONJ || (piece.kind == ClauseKind::relative &&
                                                      tokens_[piece.introducer].morph.pron_type == PronType::rel);
            return plain || (piece.kind == ClauseKind::question && piece.introducer == first);
        }
        if (has_verb_second(piece) || (first == piece.introducer && is_subject_with_verb(piece))) return false;
        const bool right_behind = piece.finite == piece.introducer + 1;
        if (piece.kind == ClauseKind::adverbial) return right_behind ? tag == Upos::SCONJ : piece.verb_final;
        return piece.verb_final && (!right_behind || is_last_word(piece.finite, piece.tokens));
    }

    // "…, das Ventil sei seit Wochen undicht", "Bis Ende 2035 solle die Fabrik geschlossen werden": the opening word is
    // an article or a preposition, and the verb stands behind its phrase, with more to come. "…, das habe ihm die
    // Feuerwehr berichtet": it stands right behind a pronoun, and what looks finite at the end is a participle.
    bool has_verb_second(const Piece& piece) const {
        const TokenIndex verb = finite_of(piece.tokens, false);
        if (is_last_word(verb, piece.tokens)) return false;
        const Upos tag = tokens_[piece.introducer].upos;
        if (tag != Upos::DET && tag != Upos::ADP) return verb == piece.introducer + 1 && verb != piece.finite;
        return tokens_[verb].morph.mood == Mood::sub || verb != piece.finite || opens_with_subject(piece, verb);
    }

    // "…, die Veranstalter sprachen von 1200": an article, and its noun agrees with the verb right behind it.
    bool opens_with_subject(const Piece& piece, TokenIndex verb) const {
        if (tokens_[piece.introducer].morph.pron_type != PronType::art) return false;
        const Phrase* phrase = phrase_beginning_at(document_, piece.introducer);
        if (phrase == nullptr || phrase->tokens.end != verb || !phrase->can_be(Case::nom)) return false;
        const Number number = tokens_[verb].morph.number;
        // Of a noun that no lexicon has ("die Tellerwacht spricht von 40") the number is a guess.
        const bool agrees = phrase->number == Number::none || phrase->number == number || !tokens_[phrase->head].known;
        return phrase->tokens.size() > 1 && agrees;
    }

    // "Sie sagte, das Geld fehle": article and noun agree as a subject does, and nothing but a verb in the first
    // subjunctive, or one that may stand for it, follows; "ein Plan, der Geld spare" does not agree.
    bool is_subject_with_verb(const Piece& piece) const {
        const Morph& verb = tokens_[piece.finite].morph;
        const bool told = verb.mood == Mood::sub && verb.tense == Tense::pres;
        if (!told && !may_be_told_behind_verb(piece)) return false;
        const Phrase* phrase = phrase_beginning_at(document_, piece.introducer);
        return phrase != nullptr && phrase->tokens.end == piece.finite && phrase->tokens.size() > 1 &&
               phrase->can_be(Case::nom);
    }

    // "Die Verbände sagten, die Preise explodierten": in the plural the past stands for the first subjunctive. Right
    // behind a main clause that ends with its verb there is no noun for a relative clause.
    bool may_be_told_behind_verb(const Piece& piece) const {
        const Morph& verb = tokens_[piece.finite].morph;
        if (verb.tense != Tense::past || verb.number != Number::plur || pieces_.empty()) return false;
        const Piece& before = pieces_.back();
        return before.kind == ClauseKind::main && before.finite + 1 == before.tokens.end &&
               before.tokens.end + 1 == piece.tokens.begin;
    }

    bool is_last_word(TokenIndex t, TokenRange range) const {
        for (++t; t < range.end; ++t) {
            if (is_word(tokens_[t])) return false;
        }
        return true;
    }

    bool has_marked_infinitive(TokenRange range) const {
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (is_marked_infinitive(document_, roles_, t)) return true;
        }
        return false;
    }

    ClauseKind kind_without_introducer(TokenIndex first, TokenRange range, TokenIndex finite) const {
        if (finite == no_token) return has_marked_infinitive(range) ? ClauseKind::infinitive : ClauseKind::fragment;
        return finite == first ? ClauseKind::verb_first : ClauseKind::main;
    }

    std::string_view text_;
    const Document& document_;
    const std::vector<Token>& tokens_;
    const Roles& roles_;
    const Regions& regions_;
    std::vector<Piece>& pieces_;
};

// „Wir haben“, sagte sie, „alles versucht“: behind a comma or colon in the sentence where the other one ends.
bool goes_on_from(std::string_view text, const Document& document, const Quotation& before,
                  const Quotation& quotation) {
    if (before.close == no_token || quotation.open == no_token || quotation.open == 0) return false;
    const std::string_view mark = document.text_of(text, quotation.open - 1);
    return (mark == "," || mark == ":") &&
           document.tokens[before.close].sentence == document.tokens[quotation.open].sentence;
}

}  // namespace

bool is_word(const Token& token) {
    return token.kind == TokenKind::word || token.kind == TokenKind::number || token.kind == TokenKind::ordinal;
}

bool is_finite(const Token& token) {
    return token.morph.verb_form == VerbForm::fin && (token.upos == Upos::VERB || token.upos == Upos::AUX);
}

bool any_finite(const Document& document, TokenRange range) {
    return std::any_of(document.tokens.begin() + range.begin, document.tokens.begin() + range.end, is_finite);
}

bool is_marked_infinitive(const Document& document, const Roles& roles, TokenIndex t) {
    const Token& token = document.tokens[t];
    if (token.upos != Upos::VERB && token.upos != Upos::AUX) return false;
    if (token.morph.verb_form == VerbForm::zu_inf) return true;
    return token.morph.verb_form == VerbForm::inf && t > 0 && (roles[t - 1] & marks_infinitive) != 0 &&
           document.tokens[t - 1].sentence == token.sentence;
}

namespace {

// „Seit Jahren“, sagte X, sei die Brücke „in schlechtem Zustand“: behind the words for who speaks, which begin at t,
// the clause goes on that the quotation opened.
bool goes_on_in_subjunctive(const Document& document, TokenRange sentence, TokenIndex t) {
    while (t < sentence.end && is_word(document.tokens[t])) ++t;
    return t + 1 < sentence.end && is_finite(document.tokens[t + 1]) && document.tokens[t + 1].morph.mood == Mood::sub;
}

// „Haben Sie ihn gekannt?“ – „Nur flüchtig“, erwiderte X
bool is_behind_dash(std::string_view text, const Document& document, TokenIndex open) {
    if (open < 2 || document.tokens[open - 2].kind != TokenKind::quote_close) return false;
    const std::string_view mark = document.text_of(text, open - 1);
    return mark == "–" || mark == "—";
}

bool is_before_verb(std::string_view text, const Document& document, const Quotation& quotation) {
    const TokenIndex comma = quotation.close + 1;
    const TokenRange sentence = document.sentences[document.tokens[quotation.open].sentence].tokens;
    if (goes_on_in_subjunctive(document, sentence, comma + 1)) return false;
    const bool opens = sentence.begin == quotation.open || document.text_of(text, quotation.open - 1) == ":" ||
                       is_behind_dash(text, document, quotation.open);
    return opens && comma + 1 < sentence.end && document.text_of(text, comma) == "," &&
           is_finite(document.tokens[comma + 1]);
}

bool is_last_behind_colon(std::string_view text, const Document& document, const Quotation& quotation) {
    const TokenRange sentence = document.sentences[document.tokens[quotation.open].sentence].tokens;
    if (quotation.open == sentence.begin || document.text_of(text, quotation.open - 1) != ":") return false;
    TokenIndex t = quotation.close + 1;
    while (t < sentence.end && document.tokens[t].kind == TokenKind::punctuation) ++t;
    return t >= sentence.end;
}

}  // namespace

bool is_set_off(std::string_view text, const Document& document, const Quotation& quotation) {
    if (quotation.open == no_token || quotation.close == no_token || quotation.inner.empty()) return false;
    return is_before_verb(text, document, quotation) || is_last_behind_colon(text, document, quotation);
}

namespace {

// The tokens from the mark in front of `end`, or the beginning of its sentence, to `end`.
TokenRange back_to_mark(const Document& document, TokenIndex end) {
    TokenRange range{end, end};
    const TokenIndex first = document.sentences[document.tokens[end].sentence].tokens.begin;
    while (range.begin > first && is_word(document.tokens[range.begin - 1])) --range.begin;
    return range;
}

bool phrase_ends_at(const Document& document, TokenIndex t) {
    const auto behind = std::partition_point(document.phrases.begin(), document.phrases.end(),
                                             [t](const Phrase& phrase) { return phrase.tokens.begin < t; });
    return behind != document.phrases.begin() && std::prev(behind)->tokens.end == t;
}

// "… „müsse handeln“.", "… „müsse handeln“ und …": no verb but the one in the quotation is to come.
bool ends_clause(const Document& document, const Quotation& quotation) {
    const TokenIndex behind = quotation.close + 1;
    return behind >= document.sentences[document.tokens[quotation.open].sentence].tokens.end ||
           !is_word(document.tokens[behind]) || document.tokens[behind].upos == Upos::CCONJ;
}

// Sagte, die Regierung „müsse endlich handeln“: a quotation that begins with the verb of which the phrase in front of
// it is the subject. What is in it is no clause of its own, but the rest of the one that the phrase begins.
bool completes_clause(std::string_view text, const Document& document, const Quotation& quotation) {
    if (quotation.open == no_token || quotation.close == no_token || quotation.inner.empty()) return false;
    const TokenIndex verb = quotation.inner.begin;
    const std::uint32_t sentence = document.tokens[quotation.open].sentence;
    if (!is_finite(document.tokens[verb]) || is_capitalised(document.text_of(text, verb)) ||
        document.tokens[quotation.inner.end - 1].sentence != sentence)
        return false;
    const TokenRange front = back_to_mark(document, quotation.open);
    const Phrase* subject = front.empty() ? nullptr : phrase_beginning_at(document, front.begin);
    const Number wanted = document.tokens[verb].morph.number;
    return subject != nullptr && subject->preposition == no_token && subject->can_be(Case::nom) &&
           (subject->number == Number::none || wanted == Number::none || subject->number == wanted) &&
           phrase_ends_at(document, quotation.open) && !any_finite(document, front) && ends_clause(document, quotation);
}

}  // namespace

bool stands_apart(std::string_view text, const Document& document, const Quotation& quotation) {
    return (any_finite(document, quotation.inner) || is_set_off(text, document, quotation)) &&
           !completes_clause(text, document, quotation);
}

Regions find_regions(std::string_view text, const Document& document) {
    Regions regions(document.tokens.size(), 0);
    std::uint32_t last = 0;
    const Quotation* before = nullptr;  // the last region
    for (const Quotation& quotation : document.quotations) {
        if (quotation.depth > 0) continue;
        const bool goes_on = before != nullptr && goes_on_from(text, document, *before, quotation);
        if (!goes_on && !stands_apart(text, document, quotation)) continue;
        before = &quotation;
        ++last;
        std::fill(regions.begin() + quotation.inner.begin, regions.begin() + quotation.inner.end, last);
    }
    TokenIndex open = no_token;
    for (TokenIndex t = 0; t < document.tokens.size(); ++t) {
        const std::string_view mark = document.text_of(text, t);
        if (mark == "(") open = t;
        if (open != no_token && document.tokens[open].sentence != document.tokens[t].sentence) open = no_token;
        if (mark != ")" || open == no_token) continue;
        if (any_finite(document, {open, t}) && regions[open] == regions[t]) {
            ++last;
            std::fill(regions.begin() + open + 1, regions.begin() + t, last);
        }
        open = no_token;
    }
    return regions;
}

void cut_sentence(std::string_view text, const Document& document, const Roles& roles, const Regions& regions,
                  TokenRange sentence, std::vector<Piece>& pieces) {
    Cutter(text, document, roles, regions, pieces).cut(sentence);
}

}  // namespace sayso::text
