#include "text/verb_repair.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/characters.h"
#include "text/phrases.h"
#include "text/text.h"

namespace sayso::text {
namespace {

bool is_noun(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

void look_up_lower(std::string_view form, const Lexicon& lexicon, std::vector<LexiconReading>& readings) {
    std::string lower;
    append_lower(form, lower);
    lexicon.lookup(lower, readings);
}

// The reading of the form as a finite verb of the third person; nothing if it has none.
std::optional<LexiconReading> finite_reading(std::string_view form, Number number, const Lexicon& lexicon,
                                             std::vector<LexiconReading>& readings) {
    look_up_lower(form, lexicon, readings);
    const auto finite = std::find_if(readings.begin(), readings.end(), [number](const LexiconReading& r) {
        const bool agrees = number == Number::none || r.morph.number == Number::none || r.morph.number == number;
        return agrees && r.morph.verb_form == VerbForm::fin && r.morph.person != Person::first &&
               r.morph.person != Person::second && r.morph.mood != Mood::imp;
    });
    return finite == readings.end() ? std::nullopt : std::optional(*finite);
}

class Repairer {
public:
    Repairer(std::string_view text, Document& document, const Roles& roles, const Lexicon& lexicon)
        : text_(text), document_(document), tokens_(document.tokens), roles_(roles), lexicon_(lexicon) {}

    void repair(TokenRange sentence) {
        TokenIndex last_finite = no_token;  // since the last mark
        TokenIndex opener = no_token;       // of a dependent clause without a finite verb so far
        TokenIndex last_verb = no_token;    // in it
        TokenIndex joined = no_token;       // the last coordinator
        for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
            const bool mark = tokens_[t].kind == TokenKind::punctuation;
            if (mark) {
                if (opener != no_token && last_verb != no_token && last_verb == last_word_before(t, sentence.begin))
                    make_finite(last_verb);
                if (opener != no_token && last_verb != no_token) opener = no_token;
                last_finite = last_verb = no_token;
                continue;
            }
            if (opens_dependent(t, sentence.begin)) {
                opener = t;
                last_verb = no_token;
            }
            if (after_coordinator(t, sentence.begin) && last_finite != no_token &&
                tokens_[last_finite].upos == Upos::VERB)
                make_finite(t);
            if ((roles_[t] & coordinates) != 0) joined = t;
            if (ends_bracket(t, last_finite, joined) || ends_joined_bracket(t, last_finite, joined) ||
                opens_marked_auxiliary(t, sentence) || is_marked_auxiliary(t, sentence))
                make_infinite(t);
            if (is_finite(tokens_[t])) {
                last_finite = t;
                opener = no_token;
            } else if (tokens_[t].upos == Upos::VERB) {
                last_verb = t;
            }
        }
        if (opener != no_token && last_verb != no_token && last_verb == last_word_before(sentence.end, sentence.begin))
            make_finite(last_verb);
        repair_opening_clause(sentence);
        repair_behind_dash(sentence);
        repair_behind_quotation(sentence);
        repair_sentence_without_verb(sentence);
    }

private:
    TokenIndex last_word_before(TokenIndex t, TokenIndex begin) const {
        while (t > begin) {
            if (is_word(tokens_[--t])) return t;
        }
        return no_token;
    }

    bool opens_dependent(TokenIndex t, TokenIndex begin) const {
        if (roles_[t] & opens_complement) return true;
        const bool at_front = t == begin || tokens_[t - 1].kind == TokenKind::punctuation;
        return at_front && (((roles_[t] & opens_adverbial) && tokens_[t].upos == Upos::SCONJ) ||
                            ((roles_[t] & opens_relative) && tokens_[t].morph.pron_type == PronType::rel));
    }

    bool after_coordinator(TokenIndex t, TokenIndex begin) const {
        return t > begin && (roles_[t - 1] & coordinates) != 0;
    }

    // The verb second in what stands before the first mark. Not "Die Hand erhoben, trat sie vor": there the clause
    // behind the mark begins with its verb.
    void repair_opening_clause(TokenRange sentence) {
        constexpr TokenIndex longest_phrase = 12;
        const Phrase* opening = phrase_beginning_at(document_, sentence.begin);
        if (opening == nullptr || opening->preposition != no_token || !opening->can_be(Case::nom)) return;
        const TokenIndex mark = end_of_part(sentence);
        const TokenIndex end = std::min(mark, opening->tokens.end + longest_phrase);
        TokenIndex verb = no_token;
        for (TokenIndex t = sentence.begin; t < end; ++t) {
            if (is_finite(tokens_[t]) || (roles_[t] & (opens_complement | opens_question)) != 0) return;
            if (verb == no_token && (tokens_[t].upos == Upos::VERB || tokens_[t].upos == Upos::AUX)) verb = t;
        }
        if (verb == no_token || verb < opening->tokens.end || mark + 1 >= sentence.end || is_finite(tokens_[mark + 1]))
            return;
        make_finite(verb, number_of(*opening, verb));
    }

    TokenIndex end_of_part(TokenRange sentence) const {
        TokenIndex t = sentence.begin;
        while (t < sentence.end && tokens_[t].kind != TokenKind::punctuation) ++t;
        return t;
    }

    // "Bahn räumt Fehler ein – Chef entschuldigt sich": in a heading, which ends without a mark, the verb right behind
    // the phrase that follows a dash, where that part has no other.
    void repair_behind_dash(TokenRange sentence) {
        if (sentence.empty() || !is_word(tokens_[sentence.end - 1])) return;
        for (TokenIndex t = sentence.begin; t + 2 < sentence.end; ++t) {
            const std::string_view mark = tokens_[t].span.of(text_);
            if (mark != "–" && mark != "—") continue;
            const Phrase* subject = phrase_beginning_at(document_, t + 1);
            if (subject == nullptr || !subject->can_be(Case::nom) || any_finite(document_, {t + 1, sentence.end}))
                continue;
            if (subject->tokens.end < sentence.end) make_finite(subject->tokens.end, subject->number);
        }
    }

    // „Der kommt wieder“, prophezeit der Vorsitzende: the verb right behind a quotation and its comma, where that part
    // of the sentence has no other.
    void repair_behind_quotation(TokenRange sentence) {
        for (TokenIndex t = std::max<TokenIndex>(sentence.begin, 2); t < sentence.end; ++t) {
            const bool behind = tokens_[t - 2].kind == TokenKind::quote_close && tokens_[t - 1].span.of(text_) == ",";
            if (!behind) continue;
            if (!any_finite(document_, {t, end_of_part({t, sentence.end})})) make_finite(t);
        }
    }

    // Of a subject that reaches up to the verb: "A und B" are several.
    Number number_of(const Phrase& opening, TokenIndex verb) const {
        for (TokenIndex t = opening.tokens.end; t < verb; ++t) {
            if (roles_[t] & coordinates) return Number::plur;
        }
        return opening.number;
    }

    void repair_sentence_without_verb(TokenRange sentence) {
        TokenIndex only = no_token;
        for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
            if (is_finite(tokens_[t])) return;
            if (only == no_token && tokens_[t].upos == Upos::VERB && !is_marked_infinitive(document_, roles_, t))
                only = t;
        }
        if (only != no_token) make_finite(only);
    }

    // "könnte das Land Soldaten schicken": the second finite verb of a part whose first is an auxiliary, with nothing
    // that joins them between and nothing behind it.
    bool ends_bracket(TokenIndex t, TokenIndex first, TokenIndex joined) const {
        if (first == no_token || tokens_[first].upos != Upos::AUX) return false;
        if (tokens_[t].upos != Upos::VERB && !is_behind_infinitive(t, first)) return false;
        return is_finite(tokens_[t]) && (joined == no_token || joined < first) && ends_part(t);
    }

    // "habe niemandem schaden wollen": a modal verb in the perfect; not "die hätte helfen können".
    bool is_behind_infinitive(TokenIndex t, TokenIndex first) const {
        const Upos between = tokens_[first + 1].upos;
        if (between == Upos::VERB || between == Upos::AUX) return false;
        return tokens_[t].upos == Upos::AUX && t > first + 2 && tokens_[t - 1].upos == Upos::VERB &&
               tokens_[t - 1].morph.verb_form == VerbForm::inf;
    }

    // "soll den Wirt gefesselt und Geld erbeutet haben": so does an auxiliary behind its verb, where the modal verb in
    // front has another one's verb before what joins them.
    bool ends_joined_bracket(TokenIndex t, TokenIndex first, TokenIndex joined) const {
        const auto is_infinite = [&](TokenIndex i) {
            return (tokens_[i].upos == Upos::VERB || tokens_[i].upos == Upos::AUX) && !is_finite(tokens_[i]);
        };
        return first != no_token && joined != no_token && joined > first + 1 && joined + 1 < t &&
               tokens_[first].upos == Upos::AUX && tokens_[t].upos == Upos::AUX && is_finite(tokens_[t]) &&
               is_infinite(joined - 1) && is_infinite(t - 1) && ends_part(t);
    }

    bool ends_part(TokenIndex t) const {
        TokenIndex next = t + 1;
        while (next < tokens_.size() && tokens_[next].kind == TokenKind::quote_close) ++next;
        return next == tokens_.size() || tokens_[next].sentence != tokens_[t].sentence ||
               tokens_[next].kind == TokenKind::punctuation;
    }

    // "öffnen zu können", "helfen zu dürfen": the auxiliary behind the marker is an infinitive, whose form is that of
    // the plural, too.
    bool is_marked_auxiliary(TokenIndex t, TokenRange sentence) const {
        return t > sentence.begin && t < sentence.end && tokens_[t].upos == Upos::AUX &&
               (roles_[t - 1] & marks_infinitive) != 0 && is_word(tokens_[t - 1]);
    }

    // And so is the verb right in front of both.
    bool opens_marked_auxiliary(TokenIndex t, TokenRange sentence) const {
        return tokens_[t].upos == Upos::VERB && is_finite(tokens_[t]) && is_marked_auxiliary(t + 2, sentence);
    }

    void make_infinite(TokenIndex t) {
        look_up_lower(tokens_[t].span.of(text_), lexicon_, readings_);
        for (const VerbForm wanted : {VerbForm::inf, VerbForm::part}) {
            const auto reading = std::find_if(readings_.begin(), readings_.end(),
                                              [wanted](const auto& r) { return r.morph.verb_form == wanted; });
            if (reading == readings_.end() || (reading->upos != Upos::VERB && reading->upos != Upos::AUX)) continue;
            tokens_[t].morph = reading->morph;
            return;
        }
    }

    // By the lexicon's finite reading of the form in that number, if it has one.
    void make_finite(TokenIndex t, Number number = Number::none) {
        Token& token = tokens_[t];
        if (is_finite(token) || (token.upos != Upos::VERB && token.upos != Upos::AUX) ||
            is_marked_infinitive(document_, roles_, t))
            return;
        if (const auto finite = finite_reading(token.span.of(text_), number, lexicon_, readings_))
            token.morph = finite->morph;
    }

    std::string_view text_;
    Document& document_;
    std::vector<Token>& tokens_;
    const Roles& roles_;
    const Lexicon& lexicon_;
    std::vector<LexiconReading> readings_;
};

// How many verbs each sentence has.
std::vector<std::uint32_t> count_verbs(const Document& document) {
    std::vector<std::uint32_t> verbs(document.sentences.size());
    for (const Token& token : document.tokens)
        if (token.upos == Upos::VERB || token.upos == Upos::AUX) ++verbs[token.sentence];
    return verbs;
}

void read_as_verb(Token& token, std::string_view form, const LexiconReading& reading, StringArena& arena) {
    token.upos = Upos::VERB;
    token.morph = reading.morph;
    token.lemma = arena.keep(form.substr(0, form.size() - reading.strip), reading.append);
}

// Reads as verbs of the first subjunctive what the tagger took for adjectives and nouns: "Das reiche nicht", "die Zeit
// dränge".
class SubjunctiveFinder {
public:
    SubjunctiveFinder(std::string_view text, Document& document, const Lexicon& lexicon, StringArena& arena)
        : text_(text), tokens_(document.tokens), lexicon_(lexicon), arena_(arena) {}

    void find(TokenRange sentence) {
        TokenIndex begin = sentence.begin;
        for (TokenIndex t = sentence.begin; t <= sentence.end; ++t) {
            if (t < sentence.end && tokens_[t].kind != TokenKind::punctuation) continue;
            find_in_part({begin, t});
            begin = t + 1;
        }
    }

private:
    // Between two marks, where there is no other verb: the word behind a subject in the singular, with no noun behind
    // it that it could belong to.
    void find_in_part(TokenRange part) {
        if (part.size() < 2 || has_verb(part) || !opens_with_subject(part.begin)) return;
        for (TokenIndex t = part.begin + 1; t < part.end; ++t) {
            const bool attribute = t + 1 < part.end && is_noun(tokens_[t + 1]);
            if (attribute || !may_be_misread(t) || !is_behind_subject(t) || !make_verb(t)) continue;
            take_particle(t, part);
            return;
        }
    }

    // "Er sagte, das reiche nicht aus": the last word is this verb's particle, not that of the verb before the mark.
    void take_particle(TokenIndex verb, TokenRange part) {
        const TokenIndex last = part.end - 1;
        for (TokenIndex t = part.begin; t-- > 0 && tokens_[t].sentence == tokens_[verb].sentence;) {
            if (tokens_[t].separated != last || last <= verb) continue;
            const std::string_view particle = tokens_[last].lemma;
            if (tokens_[t].lemma.starts_with(particle)) tokens_[t].lemma.remove_prefix(particle.size());
            tokens_[t].separated = no_token;
            const std::string_view joined = arena_.keep(particle, tokens_[verb].lemma);
            if (!lexicon_.contains(joined)) return;
            tokens_[verb].separated = last;
            tokens_[verb].lemma = joined;
            return;
        }
    }

    bool has_verb(TokenRange part) const {
        for (TokenIndex t = part.begin; t < part.end; ++t) {
            if (tokens_[t].upos == Upos::VERB || tokens_[t].upos == Upos::AUX) return true;
        }
        return false;
    }

    bool opens_with_subject(TokenIndex t) const {
        const Upos tag = tokens_[t].upos;
        return (tag == Upos::DET || tag == Upos::PRON || is_noun(tokens_[t])) &&
               (tokens_[t].morph.case_ == Case::nom || tokens_[t].morph.case_ == Case::none ||
                (tokens_[t].morph.case_ == Case::acc && tokens_[t].morph.gender == Gender::neut)) &&
               tokens_[t].morph.number != Number::plur;
    }

    bool is_behind_subject(TokenIndex t) const {
        const Token& before = tokens_[t - 1];
        return is_noun(before) || before.upos == Upos::PRON || before.morph.pron_type == PronType::dem ||
               (before.upos == Upos::DET && before.morph.gender == Gender::neut);
    }

    bool may_be_misread(TokenIndex t) const {
        const Token& token = tokens_[t];
        const bool tagged = token.upos == Upos::ADJ || token.upos == Upos::NOUN || token.upos == Upos::ADV;
        return tagged && token.kind == TokenKind::word && !is_capitalised(token.span.of(text_));
    }

    bool make_verb(TokenIndex t) {
        Token& token = tokens_[t];
        const std::string_view form = token.span.of(text_);
        look_up_lower(form, lexicon_, readings_);
        const auto told = std::find_if(readings_.begin(), readings_.end(), [](const LexiconReading& r) {
            return r.upos == Upos::VERB && r.morph.mood == Mood::sub && r.morph.tense == Tense::pres &&
                   r.morph.person == Person::third && r.morph.number == Number::sing;
        });
        if (told == readings_.end()) return false;
        read_as_verb(token, form, *told, arena_);
        return true;
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    StringArena& arena_;
    std::vector<LexiconReading> readings_;
};

}  // namespace

void find_missed_subjunctives(std::string_view text, Document& document, const Lexicon& lexicon, StringArena& arena) {
    SubjunctiveFinder finder(text, document, lexicon, arena);
    for (const Sentence& sentence : document.sentences) finder.find(sentence.tokens);
}

void repair_finite_verbs(std::string_view text, Document& document, const Roles& roles, TokenRange sentence,
                         const Lexicon& lexicon) {
    Repairer(text, document, roles, lexicon).repair(sentence);
}

namespace {

// "eine kluge, geachtete Ärztin": whether words like adjectives alone stand between an article and the mark.
bool is_behind_attribute(const std::vector<Token>& tokens, TokenIndex mark) {
    TokenIndex t = mark;
    while (t > 0 && (tokens[t - 1].upos == Upos::ADJ || tokens[t - 1].upos == Upos::ADV)) --t;
    return t < mark && t > 0 && tokens[t - 1].upos == Upos::DET;
}

// "Das Fest werde teurer, monierte Stadträtin Eva Holm.": right behind a comma, before a noun and a name, with no verb
// up to the next mark.
bool asks_for_speaker(const Document& document, TokenIndex t) {
    const std::vector<Token>& tokens = document.tokens;
    const bool behind_mark = t > 1 && tokens[t - 1].kind == TokenKind::punctuation &&
                             tokens[t - 1].sentence == tokens[t].sentence && !is_behind_attribute(tokens, t - 1);
    if (!behind_mark || t + 2 >= tokens.size() || tokens[t + 2].upos != Upos::PROPN) return false;
    for (TokenIndex next = t + 1; next < tokens.size() && tokens[next].sentence == tokens[t].sentence; ++next) {
        if (tokens[next].kind == TokenKind::punctuation) break;
        if (tokens[next].upos == Upos::VERB || tokens[next].upos == Upos::AUX) return false;
    }
    return std::any_of(tokens.begin() + document.sentences[tokens[t].sentence].tokens.begin, tokens.begin() + t - 1,
                       [](const Token& token) { return is_finite(token); });
}

// „Der kommt wieder“, prophezeit der Vorsitzende: right behind a quotation and its comma, with no verb up to the next
// mark.
bool opens_part_behind_quotation(std::string_view text, const Document& document, TokenIndex t) {
    const std::vector<Token>& tokens = document.tokens;
    if (t < 2 || tokens[t - 2].kind != TokenKind::quote_close || tokens[t - 1].span.of(text) != ",") return false;
    for (TokenIndex next = t + 1; next < tokens.size() && tokens[next].sentence == tokens[t].sentence; ++next) {
        if (tokens[next].kind == TokenKind::punctuation) break;
        if (tokens[next].upos == Upos::VERB || tokens[next].upos == Upos::AUX) return false;
    }
    return true;
}

}  // namespace

void part_verbs_from_attributes(std::string_view text, Document& document, const Lexicon& lexicon, StringArena& arena) {
    std::vector<LexiconReading> readings;
    std::vector<std::uint32_t> verbs = count_verbs(document);
    TokenIndex article = no_token;  // the last one, and the noun that it belongs to
    for (TokenIndex t = 0; t + 1 < document.tokens.size(); ++t) {
        Token& token = document.tokens[t];
        const Token& next = document.tokens[t + 1];
        if (token.upos == Upos::DET && token.head != no_token && token.head > t + 3) article = t;
        if (next.sentence != token.sentence) continue;
        const bool behind = opens_part_behind_quotation(text, document, t);
        if (!is_noun(next) && !behind) continue;
        const bool attribute = is_finite(token) && token.upos == Upos::VERB && token.head == t + 1 &&
                               article != no_token && document.tokens[article].head == t + 1;
        if (attribute) {
            --verbs[token.sentence];
            token.upos = Upos::ADJ;
            token.morph = {};
            continue;
        }
        if (token.upos != Upos::ADJ) continue;
        const bool by_tree = token.morph.case_ == Case::none && next.head == t;
        // "Die Verbände verlangten Nachbesserungen": right behind a noun, where there would be no verb at all.
        const bool only_one = t > 0 && is_noun(document.tokens[t - 1]) &&
                              document.tokens[t - 1].sentence == token.sentence && verbs[token.sentence] == 0;
        if (!by_tree && !only_one && !behind && !asks_for_speaker(document, t)) continue;
        const std::string_view form = token.span.of(text);
        const auto finite = finite_reading(form, Number::none, lexicon, readings);
        if (!finite) continue;
        ++verbs[token.sentence];
        read_as_verb(token, form, *finite, arena);
    }
}

}  // namespace sayso::text
