#include "value/counted.h"

namespace sayso::values {
namespace {

bool is_noun(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN; }

bool is_participle(const Token& token) {
    return (token.upos == Upos::VERB || token.upos == Upos::ADJ) && token.morph.verb_form == VerbForm::part;
}

bool may_stand_before_noun(const Words& words, TokenIndex t) {
    const Token& token = words.token(t);
    return token.upos == Upos::ADJ || (is_participle(token) && !words[t].capital);
}

// No noun phrase goes on over more adjectives than this: the walk stays short on any input.
constexpr TokenIndex most_adjectives = 6;

// How far behind the counted its predicate may stand.
constexpr TokenIndex scope_reach = 30;

}  // namespace

CountedPhrase noun_phrase_at(const Words& words, TokenIndex t) {
    TokenIndex i = t;
    if (i < words.size() && words.token(i).kind == TokenKind::quote_open) ++i;
    const TokenIndex begin = i;
    while (words.same_sentence(i, t) && i - begin < most_adjectives && may_stand_before_noun(words, i) &&
           !is_noun(words.token(i).upos))
        ++i;
    if (!words.same_sentence(i, t) || !is_noun(words.token(i).upos)) return {};
    CountedPhrase phrase{{begin, i + 1}, i};
    // A name goes on over all its parts, and with what joins them ("Board of Governors") if the names know it.
    while (words.token(i).upos == Upos::PROPN && words.same_sentence(i + 1, t) && words.token(i + 1).upos == Upos::PROPN &&
           i - begin < most_adjectives)
        phrase.tokens.end = ++i + 1;
    // "Frauen und Mädchen": a second noun without a number or determiner of its own.
    const bool joined = words.same_sentence(i + 2, t) && words.has(i + 1, Role::and_) &&
                        words.token(i + 2).upos == Upos::NOUN && words.token(i).upos == Upos::NOUN &&
                        words[i + 2].capital && !words[i + 2].number;
    if (joined) phrase.tokens.end = i + 3;
    return phrase;
}

CountedPhrase counted_by(const Words& words, const Measured& measured) {
    const TokenIndex t = measured.end;
    if (!words.same_sentence(t, measured.begin)) return {};
    if (measured.one_word || measured.unit_kind == UnitKind::none) {
        // "32-jährige", "zwei der Männer", "drei Viertel dieser Todesfälle"
        const TokenIndex noun = words.has(t, Role::determiner) && !measured.one_word ? t + 1 : t;
        auto phrase = words.same_sentence(noun, t) ? noun_phrase_at(words, noun) : CountedPhrase{};
        if (phrase && measured.amount.part) phrase.tokens.begin = t;
        // The name of a person whose age is told belongs to who they are.
        while (phrase && measured.one_word && measured.unit_kind == UnitKind::time &&
               words.same_sentence(phrase.tokens.end, t) && words.token(phrase.tokens.end).upos == Upos::PROPN &&
               phrase.tokens.size() < most_adjectives)
            ++phrase.tokens.end;
        return phrase;
    }
    if (measured.unit_kind == UnitKind::share || measured.amount.part) {
        auto phrase = noun_phrase_at(words, words.has(t, Role::determiner) ? t + 1 : t);
        if (phrase) phrase.tokens.begin = t;
        return phrase;
    }
    if (measured.unit_kind == UnitKind::measure) return noun_phrase_at(words, t);
    // "330 Seiten starke Bericht", "22 Jahre alten Schiffes": the measure describes what follows.
    if (measured.unit_kind == UnitKind::time && words.token(t).upos == Upos::ADJ && words.token(t).morph.case_ != Case::none)
        return noun_phrase_at(words, t + 1);
    return {};
}

Spans scope_after(const Words& words, TokenIndex from) {
    if (from >= words.size()) return {};
    Spans scope;
    for (TokenIndex t = from; t < from + scope_reach && words.same_sentence(t, from); ++t) {
        const Token& token = words.token(t);
        const bool boundary = token.kind == TokenKind::quote_close || words[t].form == ";" || words[t].form == ":";
        const bool linked = words.has(t, Role::and_) || words.has(t, Role::or_) || words[t].form == ",";
        if (is_participle(token) && token.upos == Upos::VERB) {
            const bool follows = !scope.empty() && scope.back().end + 1 >= token.span.begin;
            if (follows)
                scope.back().end = token.span.end;
            else if (scope.empty())
                scope.push_back(token.span);
        } else if (!scope.empty()) {
            // Coordinated participles are one stretch; anything else ends it.
            const bool goes_on = linked && words.same_sentence(t + 1, from) && is_participle(words.token(t + 1));
            if (!goes_on) return scope;
            scope.back().end = token.span.end;
        } else if (boundary || words[t].form == ",") {
            return {};
        }
    }
    return scope;
}

}  // namespace sayso::values
