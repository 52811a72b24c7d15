#include "text/phrases.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.h"

namespace sayso::text {
namespace {

// What a nominal form can be, as a set of (case, number, gender): one bit for each combination, so that agreement of
// several words is the intersection of their sets.
using Agreement = std::uint32_t;

constexpr std::array cases{Case::nom, Case::gen, Case::dat, Case::acc};
constexpr std::array numbers{Number::sing, Number::plur};
constexpr std::array genders{Gender::masc, Gender::fem, Gender::neut};
constexpr Agreement anything = (1U << (cases.size() * numbers.size() * genders.size())) - 1;

template <class Each>
void for_each_combination(Each each) {
    unsigned bit = 0;
    for (Case c : cases) {
        for (Number n : numbers) {
            for (Gender g : genders) each(c, n, g, 1U << bit++);
        }
    }
}

Agreement agreement_of(const Morph& morph) {
    Agreement set = 0;
    for_each_combination([&](Case c, Number n, Gender g, Agreement bit) {
        if (morph.case_ != Case::none && morph.case_ != c) return;
        if (morph.number != Number::none && morph.number != n) return;
        if (morph.gender != Gender::none && morph.gender != g) return;
        set |= bit;
    });
    return set;
}

bool is_nominal(Upos tag) { return tag == Upos::NOUN || tag == Upos::PROPN; }
bool is_determining(Upos tag) { return tag == Upos::DET || tag == Upos::PRON || tag == Upos::ADJ || tag == Upos::NUM; }

// Readings that can play the part the tagger saw; a form without one agrees with anything.
class AgreementReader {
public:
    explicit AgreementReader(const Lexicon& lexicon) : lexicon_(lexicon) {}

    Agreement of(std::string_view form, const Token& token) {
        if (token.upos == Upos::PROPN) return anything;
        Agreement set = matching(form, token);
        if (token.upos != Upos::NOUN) {
            lower_.clear();
            append_lower(form, lower_);
            if (lower_ != form) set |= matching(lower_, token);
        }
        if (set != 0) return set;
        // "der NATO-Minister": by its last part.
        const std::size_t hyphen = form.rfind('-');
        if (hyphen != std::string_view::npos) set = matching(form.substr(hyphen + 1), token);
        if (set != 0) return set;
        return agreement_of({.number = token.morph.number, .gender = token.morph.gender});
    }

private:
    // Of the readings with a case: those of the tagger's part of speech, or else of a like one.
    Agreement matching(std::string_view form, const Token& token) {
        Agreement exact = 0, alike = 0;
        lexicon_.lookup(form, readings_);
        for (const LexiconReading& reading : readings_) {
            if (reading.morph.case_ == Case::none) continue;
            const Agreement set = agreement_of(reading.morph);
            const bool like = is_nominal(token.upos) ? is_nominal(reading.upos) : is_determining(reading.upos);
            if (reading.upos == token.upos) exact |= set;
            if (like) alike |= set;
        }
        return exact != 0 ? exact : alike;
    }

    const Lexicon& lexicon_;
    std::vector<LexiconReading> readings_;
    std::string lower_;
};

class PhraseFinder {
public:
    PhraseFinder(std::string_view text, const Document& document, const Lexicon& lexicon)
        : text_(text), tokens_(document.tokens), reader_(lexicon) {}

    std::vector<Phrase> find() {
        for (TokenIndex t = 0; t < tokens_.size();) {
            const TokenIndex end = end_of_phrase(t);
            if (end > t) {
                phrases_.push_back(phrase({t, end}));
                t = end;
            } else {
                ++t;
            }
        }
        return std::move(phrases_);
    }

private:
    bool same_sentence(TokenIndex a, TokenIndex b) const {
        return b < tokens_.size() && tokens_[a].sentence == tokens_[b].sentence;
    }

    // One past the phrase that begins at t; t itself if none begins there. An address is one by itself.
    TokenIndex end_of_phrase(TokenIndex begin) const {
        const Upos first = tokens_[begin].upos;
        if (tokens_[begin].kind == TokenKind::address) return begin + 1;
        if (!is_nominal(first) && !is_determining(first)) return begin;
        TokenIndex t = noun_behind_insertion(begin);
        while (same_sentence(begin, t) && continues_modifiers(begin, t)) ++t;
        TokenIndex end = t;
        while (same_sentence(begin, end) && is_nominal(tokens_[end].upos) && (end <= t || !is_apart(begin, end))) ++end;
        if (end > t) return end;
        return standalone_end(begin);
    }

    // "der von der Hamas kontrollierte Zivilschutz": what stands between an article and the adjective before its noun
    // belongs to the adjective. Where the tree hangs the article on such a noun, the noun; else `begin`.
    TokenIndex noun_behind_insertion(TokenIndex begin) const {
        constexpr TokenIndex farthest = 12;
        if (const TokenIndex noun = noun_behind_measure(begin); noun != begin) return noun;
        const Token& article = tokens_[begin];
        const TokenIndex noun = article.head;
        if (article.upos != Upos::DET || noun == no_token || noun < begin + 4 || noun > begin + farthest) return begin;
        if (!same_sentence(begin, noun) || !is_nominal(tokens_[noun].upos)) return begin;
        const Upos opens = tokens_[begin + 1].upos, before = tokens_[noun - 1].upos;
        if (opens != Upos::ADP || before != Upos::ADJ || tokens_[noun - 1].head != noun) return begin;
        for (TokenIndex t = begin + 1; t < noun; ++t) {
            if (tokens_[t].upos == Upos::PUNCT || tokens_[t].morph.verb_form == VerbForm::fin) return begin;
        }
        return noun;
    }

    // "der 35 Jahre alte Kapitän", "der heute 35 Jahre alte Kapitän": number and measure belong to the adjective, too.
    // The noun behind it; else `begin`.
    TokenIndex noun_behind_measure(TokenIndex begin) const {
        const bool adverb = same_sentence(begin, begin + 1) && tokens_[begin + 1].upos == Upos::ADV;
        const TokenIndex measure = begin + (adverb ? 3 : 2);
        if (tokens_[begin].upos != Upos::DET || !same_sentence(begin, measure + 2) ||
            tokens_[measure - 1].upos != Upos::NUM || tokens_[measure].upos != Upos::NOUN)
            return begin;
        TokenIndex t = measure + 1;
        while (same_sentence(begin, t) && tokens_[t].upos == Upos::ADJ) ++t;
        return t > measure + 1 && same_sentence(begin, t) && is_nominal(tokens_[t].upos) ? t : begin;
    }

    // "deren Anwälte", "dessen neuer Leiter": a pronoun in the genitive that hangs on the noun right behind it.
    bool owns_what_follows(TokenIndex pronoun) const {
        const TokenIndex noun = tokens_[pronoun].head;
        if (tokens_[pronoun].upos != Upos::PRON || tokens_[pronoun].morph.case_ != Case::gen || noun == no_token ||
            noun <= pronoun || !same_sentence(pronoun, noun) || !is_nominal(tokens_[noun].upos))
            return false;
        for (TokenIndex t = pronoun + 1; t < noun; ++t) {
            if (tokens_[t].upos != Upos::ADJ && tokens_[t].upos != Upos::NUM) return false;
        }
        return true;
    }

    // "24-Jährige": a noun that an adverb may stand before ("der heute 24-Jährige").
    bool is_counted_noun(TokenIndex t) const {
        const std::string_view form = tokens_[t].span.of(text_);
        return is_nominal(tokens_[t].upos) && form.front() >= '0' && form.front() <= '9' &&
               form.find('-') != std::string_view::npos;
    }

    // Adverbs count inside only ("die sehr hohe Zahl"), not at the front; a second article opens the next phrase.
    bool continues_modifiers(TokenIndex begin, TokenIndex t) const {
        const Upos tag = tokens_[t].upos;
        if (tag == Upos::PRON) return t == begin && owns_what_follows(t);
        if (tag == Upos::DET && t > begin && tokens_[t].morph.pron_type == PronType::art) {
            // "all die Leute", but not "vor allem die Kosten"
            const Case before = tokens_[t - 1].morph.case_, own = tokens_[t].morph.case_;
            return tokens_[t - 1].morph.pron_type == PronType::tot && (before == Case::none || before == own);
        }
        if (tag == Upos::ADV || tag == Upos::PART) {
            return t > begin && same_sentence(begin, t + 1) &&
                   (tokens_[t + 1].upos == Upos::ADJ || tokens_[t + 1].upos == Upos::NUM ||
                    (tokens_[begin].upos == Upos::DET && is_counted_noun(t + 1)));
        }
        return tag == Upos::DET || tag == Upos::ADJ || tag == Upos::NUM;
    }

    // Whether the noun or name at t, behind others, begins a phrase of its own.
    bool is_apart(TokenIndex begin, TokenIndex t) const {
        return is_genitive_name(t) || is_unrelated(begin, t) || is_object_behind_dative(t) ||
               is_object_behind_several(begin, t);
    }

    // "sagen die Experten Regen voraus": a known noun behind an article and a noun in the plural.
    bool is_object_behind_several(TokenIndex begin, TokenIndex t) const {
        const Token& noun = tokens_[t];
        const Token& before = tokens_[t - 1];
        if (t != begin + 2 || (same_sentence(t, t + 1) && is_nominal(tokens_[t + 1].upos))) return false;
        return tokens_[begin].morph.pron_type == PronType::art && noun.upos == Upos::NOUN && noun.known &&
               before.upos == Upos::NOUN && before.morph.number == Number::plur;
    }

    // "hat der Stadt Versagen vorgeworfen": a known noun in the accusative behind one in the dative; more nouns behind
    // it make a name ("dem Sender Kultur Nord").
    bool is_object_behind_dative(TokenIndex t) const {
        const Token& noun = tokens_[t];
        const Token& before = tokens_[t - 1];
        if (same_sentence(t, t + 1) && is_nominal(tokens_[t + 1].upos)) return false;
        return noun.upos == Upos::NOUN && noun.known && noun.morph.case_ == Case::acc && before.upos == Upos::NOUN &&
               before.morph.case_ == Case::dat;
    }

    // Neither hangs the noun from a word before it in the phrase nor one of them from it: an object behind the subject
    // ("brachte die Schauspielerin Klage ein"). Where there is no tree everything is related.
    bool is_unrelated(TokenIndex begin, TokenIndex t) const {
        if (tokens_[t].head == no_token) return false;
        if (tokens_[t].head >= begin && tokens_[t].head < t) return false;
        for (TokenIndex before = begin; before < t; ++before) {
            if (tokens_[before].head == t) return false;
        }
        return true;
    }

    // A name that is the genitive of the noun before it ("die Kritik Merkels"), not its name ("Kanzlerin Merkel").
    bool is_genitive_name(TokenIndex t) const {
        const Token& noun = tokens_[t - 1];
        return tokens_[t].upos == Upos::PROPN && tokens_[t].morph.case_ == Case::gen && noun.upos == Upos::NOUN &&
               noun.morph.case_ != Case::gen && noun.morph.case_ != Case::none;
    }

    // "Verletzte berichteten": an adjective with a capital and a case that a finite verb follows is its subject.
    bool stands_for_people(TokenIndex t) const {
        return tokens_[t].upos == Upos::ADJ && tokens_[t].morph.case_ != Case::none &&
               is_capitalised(tokens_[t].span.of(text_)) && same_sentence(t, t + 1) &&
               tokens_[t + 1].morph.verb_form == VerbForm::fin;
    }

    // Pronouns, and determiners, numerals or adjectives without a noun ("beide", "die Grünen", "zwei", "Verletzte").
    TokenIndex standalone_end(TokenIndex begin) const {
        if (tokens_[begin].upos == Upos::PRON || stands_for_people(begin)) return begin + 1;
        if (tokens_[begin].upos != Upos::DET) return begin;
        TokenIndex t = begin + 1;
        while (same_sentence(begin, t) && (tokens_[t].upos == Upos::ADJ || tokens_[t].upos == Upos::NUM)) ++t;
        return t;
    }

    // Of several nouns in a row the first carries the case ("Ministerpräsident Meles Zenawi"), but names in front of a
    // noun are its genitive ("Kölns Präsident").
    TokenIndex head_of(TokenRange range) const {
        TokenIndex first = no_token;
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (tokens_[t].upos == Upos::NOUN) return t;
            if (first == no_token && tokens_[t].upos == Upos::PROPN) first = t;
        }
        return first != no_token ? first : range.end - 1;
    }

    // "von rund 300 Toten", "mit weit mehr als 5000 Teilnehmern": between a preposition and a number the words that say
    // how exact it is belong to the phrase; `number` where there is no preposition.
    TokenIndex with_qualifier(TokenIndex number) const {
        constexpr TokenIndex longest = 3;
        if (tokens_[number].upos != Upos::NUM) return number;
        TokenIndex t = number;
        while (t > 0 && number - t < longest && same_sentence(number, t - 1)) {
            const Upos before = tokens_[t - 1].upos;
            if (before != Upos::ADV && before != Upos::ADJ && before != Upos::CCONJ) break;
            --t;
        }
        return t > 0 && same_sentence(number, t - 1) && tokens_[t - 1].upos == Upos::ADP ? t : number;
    }

    Phrase phrase(TokenRange range) {
        range.begin = with_qualifier(range.begin);
        const TokenIndex behind = noun_behind_insertion(range.begin);
        Phrase result{.tokens = range, .head = head_of({behind, range.end})};
        if (range.begin > 0 && same_sentence(range.begin, range.begin - 1) &&
            tokens_[range.begin - 1].upos == Upos::ADP) {
            result.preposition = range.begin - 1;
        }
        if (range.begin > 0 && same_sentence(range.begin, range.begin - 1) && is_genitive_name(range.begin)) {
            result.cases = Phrase::bit(Case::gen);
            result.number = Number::sing;
            return result;
        }
        Agreement set = anything;
        for (TokenIndex t = range.begin; t <= result.head; ++t) {
            if (t > range.begin && t + 1 < behind) continue;  // the insertion; the adjective behind it agrees
            if (t == range.begin && owns_what_follows(t)) continue;
            const Upos tag = tokens_[t].upos;
            if (tag == Upos::PROPN && t != result.head) continue;
            if (!is_nominal(tag) && !is_determining(tag)) continue;
            const Agreement both = set & reader_.of(tokens_[t].span.of(text_), tokens_[t]);
            if (both != 0) set = both;
        }
        describe(set, result);
        return result;
    }

    static void describe(Agreement set, Phrase& phrase) {
        bool number[3] = {}, gender[4] = {};
        for_each_combination([&](Case c, Number n, Gender g, Agreement bit) {
            if ((set & bit) == 0) return;
            phrase.cases |= Phrase::bit(c);
            number[static_cast<int>(n)] = true;
            gender[static_cast<int>(g)] = true;
        });
        for (Number n : numbers) {
            if (number[static_cast<int>(n)] && !number[3 - static_cast<int>(n)]) phrase.number = n;
        }
        int found = 0;
        for (Gender g : genders) found += gender[static_cast<int>(g)];
        for (Gender g : genders) {
            if (found == 1 && gender[static_cast<int>(g)]) phrase.gender = g;
        }
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    AgreementReader reader_;
    std::vector<Phrase> phrases_;
};

}  // namespace

std::vector<Phrase> find_phrases(std::string_view text, const Document& document, const Lexicon& lexicon) {
    return PhraseFinder(text, document, lexicon).find();
}

bool is_quoted_behind_preposition(const Document& document, const Phrase& phrase) {
    const TokenIndex t = phrase.tokens.begin;
    const std::vector<Token>& tokens = document.tokens;
    return t >= 3 && tokens[t - 3].sentence == tokens[t].sentence && tokens[t - 1].kind == TokenKind::quote_open &&
           tokens[t - 2].upos == Upos::DET && tokens[t - 3].upos == Upos::ADP;
}

const Phrase* phrase_beginning_at(const Document& document, TokenIndex t) {
    const auto phrase = std::partition_point(document.phrases.begin(), document.phrases.end(),
                                             [t](const Phrase& p) { return p.tokens.begin < t; });
    return phrase != document.phrases.end() && phrase->tokens.begin == t ? &*phrase : nullptr;
}

}  // namespace sayso::text
