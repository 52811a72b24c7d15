#include "value/tense.h"

namespace sayso::values {
namespace {

bool is_finite(const Token& token) {
    return (token.upos == Upos::VERB || token.upos == Upos::AUX) && token.morph.verb_form == VerbForm::fin;
}

bool is_participle(const Token& token) {
    return (token.upos == Upos::VERB || token.upos == Upos::AUX) && token.morph.verb_form == VerbForm::part;
}

// "wählte", "hat gewählt", "habe gewählt" against "wählt", "wird wählen", "wird gewählt".
Direction direction(const Words& words, TokenIndex finite, TokenIndex participle) {
    const Morph& morph = words.token(finite).morph;
    const bool with_participle = participle != no_token;
    if (words.has(finite, Role::ahead_verb)) {
        // "soll sich ereignet haben", "sollen getötet worden sein": an infinitive of the perfect, against "soll gewählt
        // werden".
        TokenIndex last = with_participle ? participle + 1 : no_token;
        if (with_participle && words.same_sentence(last, finite) && is_participle(words.token(last))) ++last;
        const bool perfect = with_participle && words.same_sentence(last, finite) &&
                             words.token(last).upos == Upos::AUX && last != finite &&
                             !words.has(last, Role::ahead_verb);
        return perfect ? Direction::past : Direction::future;
    }
    // A form that may be either mood ("sagte") is mostly the past.
    if (morph.tense == Tense::past && (morph.mood != Mood::sub || morph.mood_ambiguous)) return Direction::past;
    return with_participle ? Direction::past : Direction::present;
}

Direction direction_of_sentence(const Words& words, TokenRange sentence) {
    TokenIndex finite = no_token;
    TokenIndex participle = no_token;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
        if (finite == no_token && is_finite(words.token(t))) finite = t;
        if (is_participle(words.token(t))) participle = t;
    }
    return finite == no_token ? Direction::past : direction(words, finite, participle);
}

// For every token the last participle up to it; no_token before the first.
std::vector<TokenIndex> last_participles(const Words& words) {
    std::vector<TokenIndex> last(words.size(), no_token);
    TokenIndex found = no_token;
    for (TokenIndex t = 0; t < words.size(); ++t) {
        if (is_participle(words.token(t))) found = t;
        last[t] = found;
    }
    return last;
}

// The participle that an auxiliary belongs to: the clause's predicate, or where that was not found, the last one in it.
TokenIndex participle_of(const Words& words, const Clause& clause, const std::vector<TokenIndex>& participles) {
    if (clause.predicate < words.size() && is_participle(words.token(clause.predicate))) return clause.predicate;
    const bool auxiliary = words.token(clause.finite).upos == Upos::AUX || words.has(clause.finite, Role::ahead_verb);
    if (!auxiliary || clause.tokens.end == 0 || clause.tokens.end > words.size()) return no_token;
    const TokenIndex last = participles[clause.tokens.end - 1];
    return last != no_token && last >= clause.tokens.begin ? last : no_token;
}

}  // namespace

std::vector<Direction> directions_of(const Words& words) {
    const Document& document = words.document();
    std::vector<Direction> directions(words.size(), Direction::past);
    for (const Sentence& sentence : document.sentences) {
        const Direction whole = direction_of_sentence(words, sentence.tokens);
        for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) directions[t] = whole;
    }
    // Clauses come in order of their first token, outer before inner: a stack holds those that are open.
    struct Open {
        TokenIndex end;
        Direction direction;
    };
    std::vector<Open> open;
    const std::vector<TokenIndex> participles = last_participles(words);
    std::size_t next = 0;
    for (TokenIndex t = 0; t < words.size(); ++t) {
        while (!open.empty() && open.back().end <= t) open.pop_back();
        for (; next < document.clauses.size() && document.clauses[next].tokens.begin <= t; ++next) {
            const Clause& clause = document.clauses[next];
            if (clause.finite >= words.size()) continue;
            open.push_back(
                {clause.tokens.end, direction(words, clause.finite, participle_of(words, clause, participles))});
        }
        if (!open.empty()) directions[t] = open.back().direction;
    }
    return directions;
}

}  // namespace sayso::values
