#include "statement/extents.h"

#include <algorithm>

#include "statement/speakers.h"

namespace sayso::statement {
namespace {

bool is_nominal(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

// One past the bracket or quotation that opens at t, if it is short and closes in the same sentence; t itself if not.
TokenIndex end_of_insertion(const Grammar& grammar, TokenIndex t) {
    const DocumentView& view = grammar.view;
    constexpr TokenIndex longest = 8;
    const bool bracket = view.is_mark(t, "(");
    if (!bracket && view.token(t).kind != TokenKind::quote_open) return t;
    const TokenIndex end = std::min<TokenIndex>(view.sentence_of(t).tokens.end, t + longest);
    // "der „Kurier“ (Dienstag)": on which day it did
    if (bracket && t + 1 < end && tells_time(grammar, t + 1)) return t;
    for (TokenIndex i = t + 1; i < end; ++i) {
        if (bracket && view.is_mark(i, ")")) return i + 1;
        if (bracket || view.token(i).kind != TokenKind::quote_close) continue;
        // "äußerten die Richter „schwere Bedenken“", "nannte der Richter „feige“": what begins with a small letter is a
        // name only as one word, and nobody's.
        const PersonNoun person = t > 0 ? grammar.cues.person_noun(view.token(t - 1).lemma) : PersonNoun::none;
        if (person == PersonNoun::spokesperson) return t;  // "nannte ein Sprecher „Theaterdonner“"
        const bool name = (i == t + 2 && person == PersonNoun::none) || view.form(t + 1) != view.lower(t + 1);
        return name ? i + 1 : t;
    }
    return t;
}

// nullptr where no name has the token.
const Name* name_with(const DocumentView& view, TokenIndex t) {
    const std::vector<Name>& names = view.document.names;
    const auto after =
        std::upper_bound(names.begin(), names.end(), t, [](TokenIndex x, const Name& n) { return x < n.tokens.begin; });
    return after != names.begin() && std::prev(after)->tokens.contains(t) ? &*std::prev(after) : nullptr;
}

bool is_name_of(NameKind kind, const DocumentView& view, TokenIndex t) {
    const Name* name = name_with(view, t);
    return name != nullptr && name->kind == kind;
}

}  // namespace

bool is_person(const DocumentView& view, TokenIndex t) { return is_name_of(NameKind::person, view, t); }

namespace {

// "der Süddeutschen Zeitung", "im ZDF", "der Nachrichtenagentur AFP", "unserer Zeitung"
bool is_outlet(const Grammar& grammar, TokenRange phrase) {
    const DocumentView& view = grammar.view;
    if ((grammar.cues.speech_word(view.lower(phrase.begin)) & word_ours) != 0) return true;
    for (TokenIndex t = phrase.begin; t <= phrase.end && t < view.size(); ++t) {
        if (is_name_of(NameKind::outlet, view, t)) return true;
    }
    return false;
}

bool is_agency(const Grammar& grammar, TokenRange phrase) {
    for (TokenIndex t = phrase.begin; t < phrase.end; ++t) {
        if (grammar.cues.is_agency(grammar.view.lower(t))) return true;
    }
    return false;
}

// "laut Polizei von dem Stromausfall betroffen", "sagte die Fraktion zum Rücktritt Holms": the tree hangs the phrase on
// a verb or adjective. Of names the tree is not asked: it takes "die Polizei in München" apart too often, and "sagte
// Ada Brandt vom Bauamt".
bool belongs_to_verb(const DocumentView& view, const Phrase& phrase) {
    const TokenIndex governor = view.token(phrase.head).head;
    if (view.token(phrase.head).upos == Upos::PROPN || governor == no_token || phrase.tokens.contains(governor))
        return false;
    if (view.token(governor).upos != Upos::VERB && view.token(governor).upos != Upos::ADJ) return false;
    return governor >= phrase.tokens.end ||
           (name_with(view, phrase.preposition) == nullptr && name_with(view, phrase.preposition - 1) == nullptr);
}

// One past the attribute that begins at t, right behind a noun; t itself if none does.
TokenIndex end_of_attribute(const Grammar& grammar, TokenIndex t) {
    const DocumentView& view = grammar.view;
    if (const TokenIndex end = end_of_insertion(grammar, t); end != t) return end;
    const std::uint32_t p = view.phrase_of(t);
    if (p != none && view.phrase(p).tokens.begin == t) {
        const Phrase& phrase = view.phrase(p);
        const bool genitive = phrase.can_be(Case::gen) && (t == 0 || !is_person(view, t - 1)) &&
                              !phrase.can_be(Case::acc) && is_nominal(view.token(phrase.head)) &&
                              !tells_time(grammar, phrase.head) &&  // "ist nach Angaben der Behörde der 26. Juli"
                              (phrase.tokens.size() > 1 || view.token(t).upos == Upos::PROPN);
        return genitive ? phrase.tokens.end : t;
    }
    if (t + 1 >= view.size() || view.token(t).upos != Upos::ADP) return t;
    const std::uint32_t next = view.phrase_of(t + 1);
    if (next == none || view.phrase(next).preposition != t) return t;
    const Phrase& phrase = view.phrase(next);
    if (tells_time(grammar, phrase.head)) return t;  // "sagte die Leiterin am Montag"
    const bool name = view.token(phrase.head).upos == Upos::PROPN;
    for (TokenIndex i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
        if (view.token(i).upos == Upos::NUM) return t;  // "sprach von 10.000 Menschen"
    }
    const bool attribute = grammar.cues.attaches_to_noun(view.lower(t), name) && !belongs_to_verb(view, phrase);
    return attribute ? phrase.tokens.end : t;
}

// A second phrase joined by a coordinator: "A und B". Not where a verb follows that has its own subject there.
TokenIndex end_of_coordination(const Grammar& grammar, TokenIndex t, std::uint32_t clause) {
    const DocumentView& view = grammar.view;
    if (view.token(t).upos != Upos::CCONJ) return t;
    const TokenIndex next = t + 1;
    if (next >= view.size() || view.token(next).sentence != view.token(t).sentence) return t;
    const std::uint32_t p = view.phrase_of(next);
    if (p == none || view.phrase(p).tokens.begin != next || view.clause_of(view.phrase(p).head) != clause) return t;
    return view.phrase(p).tokens.end;
}

// "und …" at the front of a content, or left over at its end, joins it to something else. "als …" does not, nor "weder
// …" at the front.
TokenRange without_coordinators(const Grammar& grammar, TokenRange range) {
    const auto coordinates = [&](TokenIndex t) {
        return grammar.view.token(t).upos == Upos::CCONJ && !grammar.cues.is_as_word(grammar.view.lower(t));
    };
    while (range.size() > 1 && coordinates(range.begin) && grammar.cues.is_coordinator(grammar.view.lower(range.begin)))
        ++range.begin;
    while (range.size() > 1 && coordinates(range.end - 1)) --range.end;
    return trimmed(grammar.view, range);
}

// More members of a list: ", B und C". A comma alone brings an apposition.
TokenIndex end_of_list(const Grammar& grammar, TokenIndex t, std::uint32_t clause) {
    const DocumentView& view = grammar.view;
    constexpr int most_members = 8;
    TokenIndex end = t;
    for (int member = 0; member < most_members && view.is_mark(end, ","); ++member) {
        const std::uint32_t p = end + 1 < view.size() ? view.phrase_of(end + 1) : none;
        if (p == none || view.phrase(p).tokens.begin != end + 1 || view.clause_of(end + 1) != clause) return t;
        end = view.phrase(p).tokens.end;
        for (TokenIndex next = end_of_attribute(grammar, end); next != end; next = end_of_attribute(grammar, end))
            end = next;
        if (const TokenIndex last = end_of_coordination(grammar, end, clause); last != end) return last;
    }
    return t;
}

}  // namespace

bool is_told_to_outlet(const Grammar& grammar, const Phrase& person, TokenIndex t) {
    const Phrase* next = phrase_at(grammar.view, t);
    if (next == nullptr || (next->tokens.begin != t && next->preposition != t)) return false;
    const PersonNoun noun = grammar.cues.person_noun(grammar.view.token(person.head).lemma);
    const bool near = t == person.tokens.end;
    // "die SPD der Agentur", "das Amt für Umwelt der Agentur", but "die Redaktion der Agentur", "eine Umfrage im
    // Auftrag der Agentur"
    const bool named = is_name_of(NameKind::body, grammar.view, person.head);
    const bool body = (!near || named) && grammar.cues.source_noun(grammar.view.token(person.head).lemma) == nullptr;
    if (noun == PersonNoun::none) return body && is_outlet(grammar, next->tokens);
    // "die Sprecherin der Agentur": agencies tell what other bodies' spokespeople say, and next to nothing of their own
    if (near && noun == PersonNoun::spokesperson) return is_agency(grammar, next->tokens);
    return (noun != PersonNoun::press || !near) && is_outlet(grammar, next->tokens);
}

TokenRange with_attributes(const Grammar& grammar, const Phrase& phrase) {
    const DocumentView& view = grammar.view;
    TokenRange range = phrase.tokens;
    const TokenIndex limit = view.sentence_of(phrase.head).tokens.end;
    const std::uint32_t clause = view.clause_of(phrase.head);
    const Token& first = view.token(phrase.tokens.begin);
    // "nach Informationen unserer Zeitung von den Plänen": more is never told of the paper itself.
    const bool ours = first.morph.poss && (grammar.cues.speech_word(view.lower(phrase.tokens.begin)) & word_ours) != 0;
    const bool closed = view.token(phrase.head).upos == Upos::PRON || ours;
    while (range.end < limit) {
        if (is_told_to_outlet(grammar, phrase, range.end)) break;
        const TokenIndex end = closed ? range.end : end_of_attribute(grammar, range.end);
        if (end != range.end) {
            range.end = std::min(end, limit);
            continue;
        }
        TokenIndex joined = end_of_coordination(grammar, range.end, clause);
        if (joined == range.end) joined = end_of_list(grammar, range.end, clause);
        if (joined == range.end) break;
        range.end = std::min(joined, limit);
    }
    // A name in quotation marks takes its opening mark along.
    if (range.begin > 0 && view.token(range.begin - 1).kind == TokenKind::quote_open && range.end < limit &&
        view.token(range.end).kind == TokenKind::quote_close) {
        return {range.begin - 1, range.end + 1};
    }
    return range;
}

namespace {

// "sieht „enormen Bedarf“ bei Brücken": no quotation mark without the one that it belongs to, where that stands beside.
TokenRange with_partner_marks(const DocumentView& view, TokenRange range) {
    int open = 0;
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        open += view.token(t).kind == TokenKind::quote_open;
        open -= view.token(t).kind == TokenKind::quote_close;
    }
    if (open < 0 && range.begin > 0 && view.token(range.begin - 1).kind == TokenKind::quote_open) --range.begin;
    if (open > 0 && range.end < view.size() && view.token(range.end).kind == TokenKind::quote_close) ++range.end;
    return range;
}

}  // namespace

TokenRange trimmed(const DocumentView& view, TokenRange range) {
    std::uint32_t opens = 0, closes = 0, brackets_open = 0, brackets_close = 0;
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        opens += view.token(t).kind == TokenKind::quote_open;
        closes += view.token(t).kind == TokenKind::quote_close;
        brackets_open += view.is_mark(t, "(");
        brackets_close += view.is_mark(t, ")");
    }
    const auto loose = [&](TokenIndex t) {
        switch (view.token(t).kind) {
            case TokenKind::punctuation:
                if (view.is_mark(t, "(")) return brackets_close == 0;
                if (view.is_mark(t, ")")) return brackets_open == 0;
                return true;
            case TokenKind::quote_open: return closes == 0;
            case TokenKind::quote_close: return opens == 0;
            default: return false;
        }
    };
    while (!range.empty() && loose(range.begin)) ++range.begin;
    while (!range.empty() && loose(range.end - 1)) --range.end;
    return with_partner_marks(view, range);
}

TokenRange short_marks_at(const DocumentView& view, TokenIndex open, TokenIndex limit) {
    constexpr TokenIndex longest = 6;
    if (open >= limit || view.token(open).kind != TokenKind::quote_open) return {};
    for (TokenIndex t = open + 1; t < std::min(limit, open + longest); ++t) {
        if (view.token(t).kind == TokenKind::quote_close) return {open, t + 1};
    }
    return {};
}

TokenRange with_name_behind(const DocumentView& view, TokenRange words) {
    const std::vector<Name>& names = view.document.names;
    const auto name = std::lower_bound(names.begin(), names.end(), words.end,
                                       [](const Name& n, TokenIndex t) { return n.tokens.begin < t; });
    const bool behind = !words.empty() && name != names.end() && name->tokens.begin == words.end;
    return behind && name->kind == NameKind::person ? TokenRange{words.begin, name->tokens.end} : words;
}

TokenRanges pieces(const Grammar& grammar, TokenRange range, const TokenRanges& left_out) {
    const DocumentView& view = grammar.view;
    TokenRanges out;
    const auto add = [&](TokenRange piece) {
        piece = without_coordinators(grammar, trimmed(view, piece));
        if (piece.size() == 1 && grammar.cues.is_coordinator(view.lower(piece.begin))) return;
        if (!piece.empty() && view.count_words(piece) > 0) out.push_back(piece);
    };
    TokenIndex begin = range.begin;
    for (TokenRange gap : joined(left_out)) {
        if (gap.end <= begin || gap.begin >= range.end) continue;
        if (gap.begin > begin) add({begin, gap.begin});
        begin = gap.end;
    }
    if (begin < range.end) add({begin, range.end});
    return out;
}

Spans spans_of(const DocumentView& view, const TokenRanges& ranges) {
    Spans spans;
    for (TokenRange range : ranges) {
        if (!range.empty()) spans.push_back(view.document.span_of(range));
    }
    return spans;
}

bool opens_with_marks(const DocumentView& view, const Clause& clause) {
    const TokenIndex first = clause.tokens.begin;
    if (clause.kind != ClauseKind::main || clause.finite == no_token || clause.finite < first + 3 ||
        view.token(clause.finite - 1).kind != TokenKind::quote_close)
        return false;
    TokenIndex open = first;
    while (open < clause.finite && view.token(open).kind != TokenKind::quote_open) ++open;
    for (TokenIndex t = first; t < open; ++t) {
        const Upos tag = view.token(t).upos;
        if (tag != Upos::DET && tag != Upos::ADP && tag != Upos::SCONJ && tag != Upos::CCONJ) return false;
    }
    return open < clause.finite;
}

bool is_asked_for(const Grammar& grammar, const std::vector<std::string>& prepositions, TokenIndex word) {
    return std::find(prepositions.begin(), prepositions.end(), grammar.cues.preposition(grammar.view.lower(word))) !=
           prepositions.end();
}

bool tells_time(const Grammar& grammar, TokenIndex word) {
    return grammar.cues.is_time(grammar.view.lower(word)) && !is_person(grammar.view, word);
}

bool contains(const TokenRanges& ranges, TokenIndex t) {
    return std::any_of(ranges.begin(), ranges.end(), [t](TokenRange range) { return range.contains(t); });
}

bool overlap(const TokenRanges& ranges, TokenRange range) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [range](TokenRange r) { return r.begin < range.end && range.begin < r.end; });
}

std::uint32_t size_of(const TokenRanges& ranges) {
    std::uint32_t size = 0;
    for (TokenRange range : ranges) size += range.size();
    return size;
}

std::uint32_t common(const TokenRanges& a, const TokenRanges& b) {
    std::uint32_t size = 0;
    for (TokenRange x : a) {
        for (TokenRange y : b) {
            const TokenIndex begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
            if (begin < end) size += end - begin;
        }
    }
    return size;
}

double likeness(const TokenRanges& a, const TokenRanges& b) {
    const std::uint32_t sum = size_of(a) + size_of(b);
    return sum == 0 ? 0 : 2.0 * common(a, b) / sum;
}

TokenRanges joined(TokenRanges ranges) {
    std::sort(ranges.begin(), ranges.end());
    TokenRanges out;
    for (TokenRange range : ranges) {
        if (range.empty()) continue;
        if (!out.empty() && range.begin <= out.back().end)
            out.back().end = std::max(out.back().end, range.end);
        else
            out.push_back(range);
    }
    return out;
}

}  // namespace sayso::statement
