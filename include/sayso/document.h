// An article's text after language analysis: sentences, tokens, phrases, clauses, names.
//
// Everything is an index into flat arrays (token numbers, sentence numbers), so that a Document can be walked without
// chasing pointers. Strings that are not in the text (lemmas) live in the Document's own pool or in the mapped pack:
// a Document must not outlive the Pack it was made with.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/span.h"

namespace sayso {

using TokenIndex = std::uint32_t;
inline constexpr TokenIndex no_token = 0xFFFFFFFF;

// Half-open range of tokens.
struct TokenRange {
    TokenIndex begin = 0;
    TokenIndex end = 0;
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool contains(TokenIndex t) const { return begin <= t && t < end; }
    constexpr auto operator<=>(const TokenRange&) const = default;
};

// Universal Dependencies v2 parts of speech, in their alphabetical order.
enum class Upos : std::uint8_t {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    X
};

[[nodiscard]] std::string_view name_of(Upos tag);
[[nodiscard]] std::optional<Upos> upos_from(std::string_view name);

// Morphological features, a set of values for each (UD names); `none` is "not known or does not apply". A form that
// may be several (nominative or accusative) has the value that the tagger chose.
enum class Case : std::uint8_t { none, nom, gen, dat, acc };
enum class Number : std::uint8_t { none, sing, plur };
enum class Gender : std::uint8_t { none, masc, fem, neut };
enum class Person : std::uint8_t { none, first, second, third };
enum class Tense : std::uint8_t { none, pres, past };
enum class Mood : std::uint8_t { none, ind, sub, imp };  // sub: Konjunktiv I (with Tense::pres) and II (Tense::past)
enum class VerbForm : std::uint8_t { none, fin, inf, part, zu_inf };
enum class Degree : std::uint8_t { none, pos, cmp, sup };
enum class PronType : std::uint8_t { none, prs, dem, rel, inter, ind, neg, art, rcp, tot };

struct Morph {
    Case case_ = Case::none;
    Number number = Number::none;
    Gender gender = Gender::none;
    Person person = Person::none;
    Tense tense = Tense::none;
    Mood mood = Mood::none;
    VerbForm verb_form = VerbForm::none;
    Degree degree = Degree::none;
    PronType pron_type = PronType::none;
    bool poss = false;
    bool reflex = false;
    // The form could also be the other mood (German "sagten": indicative past or Konjunktiv II); the clause decides.
    bool mood_ambiguous = false;
    bool operator==(const Morph&) const = default;
};

enum class TokenKind : std::uint8_t { word, number, ordinal, punctuation, quote_open, quote_close, address, symbol };

struct Token {
    Span span;
    std::string_view lemma;
    std::uint32_t sentence = 0;
    TokenKind kind = TokenKind::word;
    Upos upos = Upos::X;
    Morph morph;
    TokenIndex head = no_token;       // syntactic head; no_token for a root, or before there is a parser
    std::uint8_t relation = 0;        // Document::relation_names[relation - 1]; 0: none
    TokenIndex separated = no_token;  // the separated verb particle of this verb ("teilte … mit"); lemma holds both
    bool known = false;               // the form is in the lexicon
    bool space_before = false;
};

struct Sentence {
    TokenRange tokens;
    std::uint32_t block = 0;  // index into Article::blocks
};

enum class ClauseKind : std::uint8_t {
    main,
    verb_first,
    complement,
    question,
    relative,
    adverbial,
    infinitive,
    fragment
};

[[nodiscard]] std::string_view name_of(ClauseKind kind);

// A clause owns its tokens except those of clauses nested in it. `tokens` is its outer extent.
struct Clause {
    ClauseKind kind = ClauseKind::main;
    TokenRange tokens;                  // extent, nested clauses included
    std::uint32_t parent = 0xFFFFFFFF;  // the clause it depends on; 0xFFFFFFFF for none
    std::uint32_t sentence = 0;
    TokenIndex introducer = no_token;  // conjunction, relative or question word
    TokenIndex finite = no_token;      // the finite verb; no_token in infinitives and fragments
    TokenIndex predicate = no_token;   // the verb that carries the meaning ("hat … gesagt": gesagt)
    TokenRange subject;                // noun phrase of the subject; empty if not found
    Mood mood = Mood::none;            // of the finite verb, after the clause was looked at
};

// A base noun phrase: determiner, adjectives, and the noun or name; or a pronoun. What stands behind the head
// (genitives, "von …", relative clauses) is not in it.
struct Phrase {
    TokenRange tokens;                  // without the preposition
    TokenIndex head = no_token;         // the noun that carries the case
    TokenIndex preposition = no_token;  // right in front of it
    std::uint8_t cases = 0;             // in which cases it can stand: a set of bit()
    Number number = Number::none;       // none: may be both
    Gender gender = Gender::none;       // none: may be several

    [[nodiscard]] static constexpr std::uint8_t bit(Case c) {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(c));
    }
    [[nodiscard]] constexpr bool can_be(Case c) const { return (cases & bit(c)) != 0; }
};

enum class NameKind : std::uint8_t { person, body, place, state, outlet, group, other };

[[nodiscard]] std::string_view name_of(NameKind kind);
[[nodiscard]] std::optional<NameKind> name_kind_from(std::string_view name);

struct Name {
    TokenRange tokens;
    NameKind kind = NameKind::other;
};

// A stretch in quotation marks. `inner` excludes the marks. `open` or `close` is no_token where a mark is missing; both
// are where it is an answer of an interview that is printed without marks (Turn).
struct Quotation {
    TokenIndex open = no_token;
    TokenIndex close = no_token;
    TokenRange inner;
    std::uint8_t depth = 0;  // 0: outermost
    // With its marks.
    [[nodiscard]] constexpr TokenIndex begin() const { return open != no_token ? open : inner.begin; }
    [[nodiscard]] constexpr TokenIndex end() const { return close != no_token ? close + 1 : inner.end; }
};

// What one voice says in an interview that is printed word for word, without quotation marks.
struct Turn {
    TokenRange label;      // the words before its colon that say whose it is; empty where only paragraphs alternate
    TokenRange words;      // may go on over several blocks
    TokenRange spoken_to;  // of a question: by whom it is to be answered ("Frau Holm"); mostly empty
    bool asks = false;     // the outlet's own words, or another one's who leads the talk
    bool named = false;    // there is a label, and it is more than "Antwort"
};

struct Document {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Phrase> phrases;        // in order, no overlap
    std::vector<Clause> clauses;        // in order of their first token; outer before inner
    std::vector<Name> names;            // in order, no overlap
    std::vector<Quotation> quotations;  // in order of their opening
    std::vector<Turn> turns;            // in order; none where the article is no interview
    std::span<const std::string>
        relation_names;  // of the analyser that made it, which it must not outlive; empty without a parser
    std::shared_ptr<const void> pool;  // keeps the strings alive that lemmas point to

    [[nodiscard]] std::string_view text_of(std::string_view text, TokenIndex t) const {
        return tokens[t].span.of(text);
    }
    [[nodiscard]] Span span_of(TokenRange range) const {
        return range.empty() ? Span{} : Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
    }
};

}  // namespace sayso
