// What the chain is told of the words of a sentence: a part of NameFinder (names.h).
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/names.h"

namespace sayso::text {
namespace {

bool is_number(std::string_view form) { return class_of(decode_utf8(form).code_point) == CharClass::digit; }

}  // namespace

// The class of the form, else of what it is without an ending of names, else of its part behind the last hyphen.
WordClass NameFinder::class_of(std::string_view form) const {
    WordClass found = classes_.find(form);
    if (found != WordClass()) return found;
    for (const std::string_view ending : endings_) {
        if (form.size() <= ending.size() + 2 || !form.ends_with(ending)) continue;
        found = classes_.find(form.substr(0, form.size() - ending.size()));
        if (found != WordClass()) return found;
    }
    const std::size_t hyphen = form.rfind('-');
    return hyphen == std::string_view::npos ? found : classes_.find(form.substr(hyphen + 1));
}

void NameFinder::describe_capitalised(Room& room, NameWord& word) const {
    constexpr std::uint32_t small_only = 1U << 31U;
    const auto note_readings = [&](std::string_view form) {
        if (!lexicon_.lookup(form, room.readings)) return;
        for (const LexiconReading& reading : room.readings) word.readings |= 1U << static_cast<unsigned>(reading.upos);
    };
    note_readings(word.form);
    constexpr std::uint32_t name = 1U << static_cast<unsigned>(Upos::PROPN);
    word.common = word.readings != 0 && (word.readings & name) == 0;
    room.lower.clear();
    append_lower(word.form, room.lower);
    if (word.of_form == WordClass()) word.of_form.guess = guesses_.guess(word.form);
    word.lower_frequency = classes_.find(room.lower).frequency;
    if (word.readings == 0) {
        note_readings(room.lower);
        if (word.readings != 0) word.readings |= small_only;
    }
    word.first_name = first_names_.contains(word.form);
    // Names do not end in a noun of the tables but by chance, and looking for it takes time.
    const bool noun = word.upos == Upos::NOUN;
    word.role = noun ? is_role(word.form, word.lemma) : roles_.contains(word.form);
    word.body_head = noun && body_heads_.ends(word.lemma);
    word.outlet_noun = noun && outlet_nouns_.ends(word.lemma);
}

void NameFinder::describe(std::string_view text, const Document& document, TokenRange sentence,
                          const std::vector<bool>& quoted, Room& room, std::vector<NameWord>& words) const {
    words.clear();
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
        const Token& token = document.tokens[t];
        NameWord word;
        word.form = token.span.of(text);
        word.lemma = token.lemma;
        word.kind = token.kind;
        word.upos = token.upos;
        word.case_ = token.morph.case_;
        word.known = token.known;
        word.quoted = quoted[t];
        word.of_form = class_of(word.form);
        word.relation = token.relation;
        if (token.head != no_token) word.head_lemma = document.tokens[token.head].lemma;
        if (token.kind == TokenKind::word && is_capitalised(word.form)) describe_capitalised(room, word);
        words.push_back(word);
    }
    describe_names(text, document, sentence, words);
    for (NameWord& word : words) word.note_features();
}

void NameFinder::describe_names(std::string_view text, const Document& document, TokenRange sentence,
                                std::span<NameWord> words) const {
    constexpr std::uint8_t inside = 16;
    for (TokenIndex t = sentence.begin; t < sentence.end;) {
        const Gazetteer::Match match = gazetteer_.match(text, document, t, sentence.end);
        const TokenIndex end = std::max(match.end, t + 1);
        for (TokenIndex i = t; i < match.end; ++i) {
            words[i - sentence.begin].gazetteer =
                static_cast<std::uint8_t>(1U + static_cast<unsigned>(match.kind) + (i > t ? inside : 0U));
        }
        t = end;
    }
    for (TokenIndex t = sentence.begin; t < sentence.end;) {
        const TokenIndex begin = t++;
        const NameWord& first = words[begin - sentence.begin];
        if (cannot_begin_name(first) && !is_number(first.form)) continue;
        const NameList::Match match = listed_bodies_.match(text, document, begin, sentence.end);
        for (TokenIndex i = begin; i < match.end; ++i) {
            NameWord& word = words[i - sentence.begin];
            word.listed_as = match.kind;
            word.listed = i > begin ? 3 : match.end > begin + 1 ? 2 : 1;
        }
        t = std::max(t, match.end);
    }
}

}  // namespace sayso::text
