#include "text/tag_features.h"

#include <algorithm>

#include "text/characters.h"

namespace sayso::text {
namespace {

constexpr std::uint32_t morph_kinds = 1000;  // feature kinds of the second pass begin here

std::uint64_t number_of(CoarseTag tag) { return static_cast<std::uint64_t>(tag); }

// What a word looks like, and how it was found in the lexicon.
std::uint64_t looks_of(const WordView& word) {
    return looks_of_form(word.form) | static_cast<std::uint64_t>(word.kind) << 8U |
           static_cast<std::uint64_t>(word.source) << 16U;
}

// What has been seen of the clause so far: the words since the last mark.
struct ClauseSoFar {
    bool finite = false;       // a finite verb has been chosen
    bool subordinate = false;  // a subordinating conjunction or a relative pronoun opens it
    std::uint64_t opener = 0;
};

ClauseSoFar clause_before(const SentenceView& sentence, std::size_t i) {
    ClauseSoFar clause;
    for (std::size_t back = i; back-- > 0;) {
        const WordView& word = sentence.words[back];
        if (word.tag == CoarseTag::PUNCT) break;
        clause.finite = clause.finite || is_finite(word.tag);
        clause.subordinate = word.tag == CoarseTag::SCONJ;
        clause.opener = number_of(word.tag);
        if (i - back > 40) break;
    }
    return clause;
}

bool is_tag(const WordView& word, Upos upos) { return word.tag == static_cast<CoarseTag>(upos); }

bool is_in_noun_phrase(const WordView& word) {
    return is_tag(word, Upos::DET) || is_tag(word, Upos::ADJ) || is_tag(word, Upos::NUM) || is_tag(word, Upos::NOUN) ||
           is_tag(word, Upos::PROPN);
}

// What stands around a word inside its noun phrase.
struct PhraseView {
    const WordView* preposition = nullptr;
    const WordView* determiner = nullptr;
    const WordView* modifier = nullptr;  // the word right before, if it is in the phrase
    const WordView* head = nullptr;      // the noun at the phrase's end, from this word on
};

PhraseView phrase_around(const SentenceView& sentence, std::size_t i) {
    PhraseView phrase;
    std::size_t begin = i;
    while (begin > 0 && i - begin < 12 && is_in_noun_phrase(sentence.words[begin - 1]) &&
           !is_tag(sentence.words[begin], Upos::DET))
        --begin;
    if (is_tag(sentence.words[begin], Upos::DET)) phrase.determiner = &sentence.words[begin];
    if (begin > 0 && is_tag(sentence.words[begin - 1], Upos::ADP)) phrase.preposition = &sentence.words[begin - 1];
    if (begin < i) phrase.modifier = &sentence.words[i - 1];
    for (std::size_t at = i; at < sentence.words.size() && at - i < 8; ++at) {
        const WordView& word = sentence.words[at];
        if (!is_in_noun_phrase(word) || (at > i && is_tag(word, Upos::DET))) break;
        phrase.head = &word;
        if (is_tag(word, Upos::NOUN) || is_tag(word, Upos::PROPN)) break;
    }
    return phrase;
}

std::uint64_t nominal_of(const Morph& morph) {
    return static_cast<std::uint64_t>(morph.case_) | static_cast<std::uint64_t>(morph.number) << 4U |
           static_cast<std::uint64_t>(morph.gender) << 8U;
}

std::uint64_t possibilities_of(const WordView& word) {
    return word.cases | std::uint64_t{word.numbers} << 8U | std::uint64_t{word.moods} << 16U |
           std::uint64_t{word.persons} << 24U;
}

void nominal_features(const SentenceView& sentence, std::size_t i, FeatureList& features) {
    const WordView& word = sentence.words[i];
    const PhraseView phrase = phrase_around(sentence, i);
    const std::uint64_t preposition = phrase.preposition != nullptr ? hash_text(phrase.preposition->lower) : 0;
    const std::uint64_t determiner = phrase.determiner != nullptr ? hash_text(phrase.determiner->lower) : 0;
    const std::uint64_t chosen = phrase.modifier != nullptr ? nominal_of(phrase.modifier->morph) : 0;
    const std::uint64_t head = phrase.head != nullptr ? possibilities_of(*phrase.head) : 0;
    const std::uint64_t head_ending = phrase.head != nullptr ? hash_text(ending(phrase.head->lower, 3)) : 0;
    bool finite_before = false;
    bool nominative_before = false;
    for (std::size_t back = i; back-- > 0 && !is_tag(sentence.words[back], Upos::PUNCT) && i - back < 40;) {
        finite_before = finite_before || is_finite(sentence.words[back].tag);
        nominative_before = nominative_before ||
                            (sentence.words[back].morph.case_ == Case::nom && &sentence.words[back] != phrase.modifier);
    }
    const std::uint64_t place = (finite_before ? 1U : 0U) | (nominative_before ? 2U : 0U);
    const std::uint64_t tag = number_of(word.tag);
    features.add(morph_kinds + 20, preposition, tag);
    features.add(morph_kinds + 21, preposition, possibilities_of(word));
    features.add(morph_kinds + 22, preposition ^ (determiner * 31), tag);
    features.add(morph_kinds + 23, preposition != 0 ? 1 : 0, (place << 8U) | tag);
    features.add(morph_kinds + 24, preposition != 0 ? 1 : 0, (place << 32U) | possibilities_of(word));
    features.add(morph_kinds + 25, determiner, tag);
    features.add(morph_kinds + 26, determiner, head);
    features.add(morph_kinds + 27, chosen, tag);
    features.add(morph_kinds + 28, chosen, possibilities_of(word));
    features.add(morph_kinds + 29, head, tag);
    features.add(morph_kinds + 30, head, preposition);
    features.add(morph_kinds + 31, head_ending, tag);
    features.add(morph_kinds + 32, head_ending, possibilities_of(word));
    features.add(morph_kinds + 33, hash_text(word.lower), head);
    features.add(morph_kinds + 34, hash_text(word.lower), preposition);
    features.add(morph_kinds + 35, place,
                 number_of(sentence.at(i, -1).tag) << 8U | tag | (preposition != 0 ? 1U << 16U : 0U));
}

// For a finite verb: its person and mood show in its subject, in what opens the clause, in the verbs before it.
void verbal_features(const SentenceView& sentence, std::size_t i, FeatureList& features) {
    const WordView& word = sentence.words[i];
    std::uint64_t persons = 0;  // of pronouns in the clause, or anywhere in the sentence
    std::uint64_t near_persons = 0;
    std::uint64_t mood_before = 0;
    std::uint64_t verb_before = 0;
    std::uint64_t opener = 0;
    bool same_clause = true;
    std::uint64_t subject_numbers = 0;
    for (std::size_t back = i; back-- > 0 && i - back < 60;) {
        const WordView& other = sentence.words[back];
        if (is_tag(other, Upos::PUNCT)) same_clause = false;
        if (is_tag(other, Upos::PRON)) (same_clause ? near_persons : persons) |= other.persons & 0xEU;
        if (same_clause && (is_tag(other, Upos::NOUN) || is_tag(other, Upos::PROPN) || is_tag(other, Upos::PRON)) &&
            other.morph.case_ == Case::nom) {
            subject_numbers |= 1U << static_cast<unsigned>(other.morph.number);
        }
        if (same_clause && is_tag(other, Upos::SCONJ)) opener = hash_text(other.lower);
        if (is_finite(other.tag) && mood_before == 0) {
            mood_before = static_cast<std::uint64_t>(other.morph.mood);
            verb_before = hash_text(other.lower);
        }
    }
    for (std::size_t on = i + 1; on < sentence.words.size() && on - i < 20 && !is_tag(sentence.words[on], Upos::PUNCT);
         ++on) {
        const WordView& other = sentence.words[on];
        if (is_tag(other, Upos::PRON)) near_persons |= std::uint64_t{other.persons & 0xEU} << 8U;
        if (on - i < 4 && other.tag != no_tag && (other.cases & 2U) != 0)
            subject_numbers |= std::uint64_t{other.numbers} << 8U;
    }
    const std::uint64_t possible = possibilities_of(word);
    const std::uint64_t quoted = word.quoted ? 1 : 0;
    features.add(morph_kinds + 50, near_persons, possible);
    features.add(morph_kinds + 51, near_persons | persons << 16U, possible);
    features.add(morph_kinds + 52, mood_before, possible);
    features.add(morph_kinds + 53, mood_before | quoted << 8U, hash_text(word.lower));
    features.add(morph_kinds + 54, verb_before, possible);
    features.add(morph_kinds + 55, opener, possible);
    features.add(morph_kinds + 56, opener, mood_before | quoted << 8U);
    features.add(morph_kinds + 57, subject_numbers, possible);
    features.add(morph_kinds + 58, quoted, possible);
    features.add(morph_kinds + 59, near_persons, mood_before | quoted << 8U | possible << 16U);
    features.add(morph_kinds + 60, quoted, hash_text(ending(word.lower, 2)) ^ mood_before);
}

}  // namespace

void tag_features(const SentenceView& sentence, std::size_t i, FeatureList& features) {
    features.clear();
    const WordView& word = sentence.words[i];
    const WordView& before = sentence.at(i, -1);
    const WordView& before2 = sentence.at(i, -2);
    const WordView& after = sentence.at(i, 1);
    const WordView& after2 = sentence.at(i, 2);
    const std::uint64_t form = hash_text(word.lower);
    const std::uint64_t possible = word.possible;
    const std::uint64_t first = i == 0 || before.kind == TokenKind::quote_open ? 1 : 0;
    const ClauseSoFar clause = clause_before(sentence, i);
    const std::uint64_t state = (clause.finite ? 1U : 0U) | (clause.subordinate ? 2U : 0U);
    features.add(0);
    features.add(1, form);
    features.add(2, possible);
    features.add(3, looks_of(word), first);
    features.add(4, looks_of(word), possible);
    for (int size = 1; size <= 5; ++size)
        features.add(4 + static_cast<std::uint32_t>(size), hash_text(ending(word.lower, size)),
                     word.source == Source::lexicon ? 1 : 0);
    features.add(10, hash_text(word.lower.substr(0, 3)));
    features.add(11, number_of(before.tag));
    features.add(12, number_of(before.tag) << 8U | number_of(before2.tag));
    features.add(13, number_of(before.tag), possible);
    features.add(14, number_of(before.tag) << 8U | number_of(before2.tag), possible);
    features.add(15, number_of(before.tag), form);
    features.add(16, hash_text(before.lower));
    features.add(17, hash_text(before.lower), possible);
    features.add(18, hash_text(after.lower));
    features.add(19, hash_text(after.lower), possible);
    features.add(20, after.possible, possible);
    features.add(21, std::uint64_t{after.possible} << 32U | after2.possible, possible);
    features.add(22, after.possible, number_of(before.tag));
    features.add(23, std::uint64_t{after.possible} << 32U | possible, number_of(before.tag));
    features.add(24, form, after.possible);
    features.add(25, state, possible);
    features.add(26, state, form);
    features.add(27, state | number_of(before.tag) << 8U, std::uint64_t{after.possible} << 32U | possible);
    features.add(28, looks_of(before), looks_of(word));
    features.add(29, looks_of(after), looks_of(word));
    features.add(30, form, first);
    features.add(31, hash_text(before2.lower), possible);
    features.add(32, hash_text(after2.lower), possible);
    features.add(33, looks_of(word), number_of(before.tag));
    features.add(34, clause.opener, state << 32U | possible);
    features.add(35, hash_text(ending(word.lower, 3)), number_of(before.tag));
    features.add(36, before.cases | number_of(before.tag) << 8U, possible);
    features.add(37, before.cases | number_of(before.tag) << 8U, looks_of(word));
}

void morph_features(const SentenceView& sentence, std::size_t i, FeatureList& features) {
    features.clear();
    const WordView& word = sentence.words[i];
    const std::uint64_t tag = number_of(word.tag);
    features.add(morph_kinds, tag);
    features.add(morph_kinds + 1, hash_text(word.lower), tag);
    features.add(morph_kinds + 2, possibilities_of(word), tag);
    for (int size = 1; size <= 4; ++size)
        features.add(morph_kinds + 2 + static_cast<std::uint32_t>(size), hash_text(ending(word.lower, size)), tag);
    features.add(morph_kinds + 7, number_of(sentence.at(i, -1).tag), tag);
    features.add(morph_kinds + 8, number_of(sentence.at(i, 1).tag), tag);
    features.add(morph_kinds + 9, hash_text(sentence.at(i, -1).lower), tag);
    features.add(morph_kinds + 10, hash_text(sentence.at(i, 1).lower), tag);
    features.add(morph_kinds + 11, nominal_of(sentence.at(i, -1).morph), tag);
    features.add(morph_kinds + 12, hash_text(sentence.at(i, -1).lower), possibilities_of(word));
    if (is_finite(word.tag))
        verbal_features(sentence, i, features);
    else
        nominal_features(sentence, i, features);
}

std::array<std::uint8_t, 9> labels_of(const Morph& morph) {
    const auto value = [](auto v) { return static_cast<std::uint8_t>(v); };
    const auto label = [](unsigned base, unsigned v) { return static_cast<std::uint8_t>(base + v); };
    return {label(0, value(morph.case_)),
            label(5, value(morph.number)),
            label(8, value(morph.gender)),
            label(12, value(morph.person)),
            label(16, value(morph.tense)),
            label(19, value(morph.mood)),
            label(23, value(morph.degree)),
            label(27, value(morph.case_) * 3U + value(morph.number)),
            label(42, value(morph.mood) * 3U + value(morph.tense))};
}

}  // namespace sayso::text
