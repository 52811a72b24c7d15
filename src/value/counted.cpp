#include "value/counted.h"

namespace sayso::values {
namespace {

// A noun of the text: abbreviations and words in small letters are none, whatever their tag.
bool is_noun(const Words& words, TokenIndex t) {
    const Upos upos = words.token(t).upos;
    if (upos != Upos::NOUN && upos != Upos::PROPN) return false;
    return words[t].capital && !words[t].form.ends_with('.');
}

// No noun phrase goes on over more adjectives than this: the walk stays short on any input.
constexpr TokenIndex most_adjectives = 6;

}  // namespace

CountedPhrase noun_phrase_at(const Words& words, TokenIndex t) {
    TokenIndex i = t;
    const bool quoted = i < words.size() && words.token(i).kind == TokenKind::quote_open;
    if (quoted) ++i;
    const TokenIndex begin = i;
    if (words.same_sentence(i + 1, t) && words.token(i).upos == Upos::ADV && words.token(i + 1).upos == Upos::ADJ) ++i;
    const auto is_adjective = [&](TokenIndex at) {
        return words.same_sentence(at, t) && words.token(at).upos == Upos::ADJ;
    };
    while (is_adjective(i) && i - begin < most_adjectives) {
        ++i;
        // "frühere und heutige Mitarbeiter"
        if (words.same_sentence(i, t) && words.has(i, Role::and_) && is_adjective(i + 1)) ++i;
    }
    if (!words.same_sentence(i, t) || !is_noun(words, i)) {
        // An adjective with a capital is a noun ("sechs Verdächtige"), whatever its tag.
        if (i == begin || !words[i - 1].capital) return {};
        --i;
    }
    CountedPhrase phrase{{begin, i + 1}, i};
    if (quoted) {
        // What is named in quotation marks is named as a whole ("Board of Governors").
        for (TokenIndex end = i + 1; words.same_sentence(end, t) && end - begin < most_adjectives; ++end)
            if (words.token(end).kind == TokenKind::quote_close) phrase.tokens.end = end;
        return phrase;
    }
    // A name goes on over all its parts.
    while (words.token(i).upos == Upos::PROPN && words.same_sentence(i + 1, t) &&
           words.token(i + 1).upos == Upos::PROPN && i - begin < most_adjectives)
        phrase.tokens.end = ++i + 1;
    // "Torsbeker Anhänger": of what is called by a name.
    if (words.token(i).upos == Upos::PROPN && i > begin && words.same_sentence(i + 1, t) && is_noun(words, i + 1))
        phrase.tokens.end = ++i + 1;
    // "Schuss Munition"
    if (words.has(i, Role::portion) && words.same_sentence(i + 1, t) && is_noun(words, i + 1))
        phrase.tokens.end = ++i + 1;
    // "Frauen und Mädchen": a second noun without a number or determiner of its own.
    const bool joined = words.same_sentence(i + 2, t) && words.has(i + 1, Role::and_) &&
                        words.token(i).upos == Upos::NOUN && words.token(i + 2).upos == Upos::NOUN &&
                        is_noun(words, i + 2) && !words[i + 2].number;
    if (joined) phrase.tokens.end = i + 3;
    return phrase;
}

namespace {

// "der deutschen Höfe": the whole behind a part, with its determiner.
CountedPhrase whole_at(const Words& words, TokenIndex t) {
    if (!words.has(t, Role::determiner)) return noun_phrase_at(words, t);
    if (!words.same_sentence(t + 1, t)) return {};
    auto phrase = noun_phrase_at(words, t + 1);
    // "4,6 Prozent der größte Verlierer": no genitive.
    if (phrase && words.token(phrase.head).morph.case_ == Case::nom) return {};
    if (phrase) phrase.tokens.begin = t;
    return phrase;
}

// The name of a person whose age is told belongs to who they are: "61-jährige US-Amerikaner Steve Fossett".
void take_name(const Words& words, CountedPhrase& phrase) {
    while (words.same_sentence(phrase.tokens.end, phrase.head) && words.token(phrase.tokens.end).upos == Upos::PROPN &&
           phrase.tokens.size() < most_adjectives)
        ++phrase.tokens.end;
}

// "die vier der Gewerkschaft": known ones, which one thing has.
bool belongs_to(const Words& words, TokenIndex number, const CountedPhrase& phrase) {
    return words.token(phrase.head).morph.number == Number::sing && number > 0 &&
           words.same_sentence(number - 1, number) && words.token(number - 1).upos == Upos::DET;
}

}  // namespace

CountedPhrase counted_by(const Words& words, const Measured& measured) {
    const TokenIndex t = measured.end;
    if (!words.same_sentence(t, measured.begin)) return {};
    const bool part = measured.unit_kind == UnitKind::share || measured.amount.part;
    if (measured.one_word) {
        if (measured.unit_kind == UnitKind::multiple)
            return words.has(t, Role::determiner) ? whole_at(words, t) : CountedPhrase{};
        auto phrase = noun_phrase_at(words, t);
        if (phrase && measured.unit_kind == UnitKind::time) take_name(words, phrase);
        return phrase;
    }
    if (part) return whole_at(words, t);
    // "230 Hektar großes Gelände", "330 Seiten starker Bericht": the measure describes what follows.
    if (measured.unit_kind == UnitKind::time || measured.unit_kind == UnitKind::measure) {
        if (words.has(t, Role::dimension))
            return words.same_sentence(t + 1, t) ? noun_phrase_at(words, t + 1) : CountedPhrase{};
        return measured.unit_kind == UnitKind::measure ? noun_phrase_at(words, t) : CountedPhrase{};
    }
    if (measured.unit_kind != UnitKind::none) return {};
    // "zwei der Männer"
    const bool of_whole = words.has(t, Role::determiner);
    const TokenIndex noun = of_whole ? t + 1 : t;
    const CountedPhrase phrase = words.same_sentence(noun, t) ? noun_phrase_at(words, noun) : CountedPhrase{};
    return of_whole && phrase && belongs_to(words, measured.begin, phrase) ? CountedPhrase{} : phrase;
}

}  // namespace sayso::values
