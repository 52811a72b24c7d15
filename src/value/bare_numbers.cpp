#include "value/bare_numbers.h"

#include "value/counted.h"

namespace sayso::values {
namespace {

// Tokens between a number and the verb that gives it, or the number that it puts right.
constexpr TokenIndex reach = 12;

bool ends_clause(const Words& words, TokenIndex t) {
    const std::string_view form = words[t].form;
    const TokenKind kind = words.token(t).kind;
    return form == "," || form == ";" || form == ":" || kind == TokenKind::quote_open || kind == TokenKind::quote_close;
}

// Calls `fits` with the tokens of the clause around t, those before it first, until one does.
template <class Fits>
bool any_in_clause(const Words& words, TokenIndex t, const Fits& fits) {
    for (TokenIndex at = t; at > 0 && t - at < reach && words.same_sentence(at - 1, t); --at) {
        if (ends_clause(words, at - 1)) break;
        if (fits(at - 1)) return true;
    }
    for (TokenIndex at = t + 1; at < t + reach && words.same_sentence(at, t) && !ends_clause(words, at); ++at)
        if (fits(at)) return true;
    return false;
}

bool is_four_digits(const Words& words, TokenIndex t) {
    const Word& word = words[t];
    return word.digits && word.number && !word.grouped && word.form.size() == 4 && !less(*word.number, Decimal(1000));
}

// A verb that takes the preposition before the number ("comes to"); one that takes none stands right before it.
bool is_given_by_verb(const Words& words, TokenIndex t) {
    const auto right_before = words.find(t - 1, Role::gives_number);
    if (right_before && right_before.sense->code.empty()) return true;
    const std::string_view preposition = words[t - 1].form;
    return any_in_clause(words, t, [&](TokenIndex verb) {
        const auto gives = words.find(verb, Role::gives_number);
        return gives && gives.sense->code == preposition;
    });
}

// "From 1400 to 1180", where something moves.
bool is_moved(const Words& words, TokenIndex t) {
    const bool former = words.preceded_by(t, Role::change_origin) && words.has(t + 1, Role::change_goal) &&
                        words.same_sentence(t + 2, t) && words[t + 2].number;
    const bool latter = words.preceded_by(t, Role::change_goal) && t > 2 && words.same_sentence(t - 3, t) &&
                        words[t - 2].number && words.preceded_by(t - 2, Role::change_origin);
    return (former || latter) &&
           any_in_clause(words, t, [&](TokenIndex at) { return words.has(at, Role::change_move); });
}

// ", not 1240" behind a number of things.
bool is_put_right(const Words& words, TokenIndex t) {
    if (!words.preceded_by(t, Role::refusal) || t < 2 || words[t - 2].form != ",") return false;
    for (TokenIndex at = t - 2; at > 0 && t - at < reach && words.same_sentence(at - 1, t); --at)
        if (words[at - 1].number) return static_cast<bool>(noun_phrase_at(words, at));
    return false;
}

}  // namespace

bool is_given_number(const Words& words, TokenIndex t) {
    if (t == 0 || !words.same_sentence(t - 1, t) || !is_four_digits(words, t)) return false;
    if (!less(*words[t].number, Decimal(1900))) return false;
    return is_given_by_verb(words, t) || is_moved(words, t) || is_put_right(words, t);
}

bool is_round_count(const Words& words, TokenIndex t) {
    if (!is_four_digits(words, t) || *words[t].number != Decimal(2000) || !words.same_sentence(t + 1, t)) return false;
    const Token& next = words.token(t + 1);
    if (next.upos != Upos::NOUN || next.morph.number != Number::plur) return false;
    if (t == words.sentence_of(t).begin) return true;
    const Upos before = words.token(t - 1).upos;
    return before == Upos::VERB || before == Upos::AUX;
}

}  // namespace sayso::values
