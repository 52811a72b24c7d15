#include "value/scope.h"

#include <algorithm>

namespace sayso::values {
namespace {

// How far from the counted its predicate may stand: the walk stays short on any input.
constexpr TokenIndex reach = 40;

bool is_participle(const Words& words, TokenIndex t) {
    const Token& token = words.token(t);
    return token.upos == Upos::VERB && token.morph.verb_form == VerbForm::part && !words[t].capital;
}

bool is_joint(const Words& words, TokenIndex t) { return words.has(t, Role::and_) || words.has(t, Role::or_); }

// "verletzt oder obdachlos": an adjective that stands for itself.
bool may_be_joined(const Words& words, TokenIndex t) {
    if (is_participle(words, t)) return true;
    const bool noun_follows = words.same_sentence(t + 1, t) && words.token(t + 1).upos == Upos::NOUN;
    return words.token(t).upos == Upos::ADJ && !words[t].capital && !noun_follows;
}

// What a participle needs in front of it to say anything: "ums Leben gekommen", "gefangen genommen".
TokenIndex front_of(const Words& words, TokenIndex participle) {
    constexpr TokenIndex most_words = 2;
    for (TokenIndex back = most_words; back >= 1; --back) {
        if (back > participle || !words.same_sentence(participle - back, participle)) continue;
        const auto front = words.find(participle - back, Role::fate_front);
        if (front && front.end == participle) return participle - back;
    }
    return participle;
}

bool ends_walk(const Words& words, TokenIndex t) { return words[t].form == ":" || words[t].form == ";"; }

std::vector<std::uint32_t> innermost_clauses(const Words& words, std::uint32_t none) {
    const auto& clauses = words.document().clauses;
    std::vector<std::uint32_t> innermost(words.size(), none);
    std::vector<std::uint32_t> open;
    std::uint32_t next = 0;
    for (TokenIndex t = 0; t < words.size(); ++t) {
        while (!open.empty() && clauses[open.back()].tokens.end <= t) open.pop_back();
        for (; next < clauses.size() && clauses[next].tokens.begin <= t; ++next) open.push_back(next);
        if (!open.empty()) innermost[t] = open.back();
    }
    return innermost;
}

}  // namespace

ScopeFinder::ScopeFinder(const Words& words) : words_(words), clause_of_(innermost_clauses(words, no_clause)) {}

bool ScopeFinder::after_preposition(TokenIndex begin) const {
    // "mit den 15 Stichen", "für weitere 15 Tage"; but "die Feier, zu der 15 Gäste erwartet werden"
    constexpr int most_words = 3;
    TokenIndex t = begin;
    for (int i = 0; i < most_words && t > 0 && words_.same_sentence(t - 1, begin); ++i) {
        const Token& before = words_.token(t - 1);
        if (before.upos == Upos::ADP) return !opens_relative_clause(t - 1);
        if (before.upos != Upos::DET && before.upos != Upos::ADJ && before.upos != Upos::NUM &&
            before.upos != Upos::PRON)
            return false;
        --t;
    }
    return false;
}

bool ScopeFinder::opens_relative_clause(TokenIndex t) const {
    if (clause_of_[t] == no_clause) return false;
    const Clause& clause = words_.document().clauses[clause_of_[t]];
    return clause.kind == ClauseKind::relative && clause.tokens.begin == t;
}

// "125 der 308 Sitze": what is told befell the part, not the whole.
bool ScopeFinder::is_whole_of_part(TokenIndex begin) const {
    return begin > 1 && words_.same_sentence(begin - 2, begin) && words_.has(begin - 1, Role::determiner) &&
           words_[begin - 2].number;
}

// Whether the counted may be the subject of the clause. A subject that was found elsewhere does not hold where it does
// not agree with a plural verb, or comes after the counted. A part of the figure ("mehr" of "mehr als 600") stands for
// all of it.
bool ScopeFinder::may_be_subject(const Clause& clause, TokenRange counted) const {
    if (clause.subject.empty() || clause.subject.end > counted.begin) return true;
    const TokenIndex other = clause.subject.end - 1;
    return words_.token(clause.finite).morph.number == Number::plur && other < words_.size() &&
           words_.token(other).morph.number == Number::sing;
}

bool ScopeFinder::passive_infinitive(const Clause& clause) const {
    const TokenIndex end = std::min(clause.tokens.end, clause.tokens.begin + reach);
    for (TokenIndex t = clause.tokens.begin; t + 1 < end; ++t)
        if (is_participle(words_, t) && words_.has(t + 1, Role::passive) && t + 1 != clause.finite) return true;
    return false;
}

// Whether what the clause's participle says happened to the counted.
bool ScopeFinder::befalls(const Clause& clause, TokenRange counted) const {
    const TokenIndex head = counted.end - 1;
    const RoleSet& finite = words_[clause.finite].roles;
    if (finite.intersects({Role::passive, Role::being})) return may_be_subject(clause, counted);
    // "können geschaffen werden"
    if (finite.contains(Role::ahead_verb))
        return clause.tokens.end > clause.tokens.begin + 1 && passive_infinitive(clause) &&
               may_be_subject(clause, counted);
    if (!finite.contains(Role::having) || clause.subject.empty()) return false;
    if (clause.subject.end > counted.begin && clause.subject.begin < counted.end) return false;
    // Right before the participle, and no dative: what stands farther away is mostly a subject that was not found.
    return words_.token(head).morph.case_ != Case::dat && words_.same_sentence(head + 1, head) &&
           is_participle(words_, head + 1);
}

// The first participles in the range that stand in that clause itself, with those that are joined to them.
Spans ScopeFinder::participles(TokenRange range, std::uint32_t clause) const {
    const auto belongs = [&](TokenIndex t) {
        return clause_of_[t] == clause && is_participle(words_, t) && !words_.has(t, Role::passive);
    };
    for (TokenIndex t = range.begin; t < range.end && !ends_walk(words_, t); ++t) {
        if (!belongs(t)) continue;
        Span span = words_.span(front_of(words_, t), t + 1);
        while (t + 2 < range.end && is_joint(words_, t + 1) && may_be_joined(words_, t + 2)) {
            t += 2;
            span.end = words_.token(t).span.end;
        }
        return {span};
    }
    return {};
}

// "Fünf Jugendliche in Kairo erschossen": no finite verb in the sentence.
Spans ScopeFinder::headline(TokenIndex begin, const CountedPhrase& counted) const {
    const TokenRange sentence = words_.sentence_of(begin);
    if (begin != sentence.begin || sentence.size() > reach) return {};
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t)
        if (words_.token(t).morph.verb_form == VerbForm::fin) return {};
    return participles({counted.tokens.end, sentence.end}, clause_of_[counted.head]);
}

// Where no clauses were found, the sentence is one, and its subject is not known.
Clause ScopeFinder::whole_sentence(TokenIndex t) const {
    Clause clause{.tokens = words_.sentence_of(t)};
    const TokenIndex end = std::min(clause.tokens.end, t + reach);
    for (TokenIndex i = clause.tokens.begin + reach < t ? t - reach : clause.tokens.begin;
         i < end && clause.finite == no_token; ++i)
        if (words_.token(i).morph.verb_form == VerbForm::fin) clause.finite = i;
    return clause;
}

Spans ScopeFinder::scope_of(TokenIndex begin, const CountedPhrase& counted) const {
    if (!counted || after_preposition(begin) || is_whole_of_part(begin)) return {};
    const std::uint32_t number = clause_of_[counted.head];
    const Clause clause = number == no_clause ? whole_sentence(begin) : words_.document().clauses[number];
    if (clause.finite >= words_.size()) return headline(begin, counted);
    const TokenRange whole{begin, counted.head + 1};  // with number and qualifiers
    if (words_.has(clause.finite, Role::fate))
        return may_be_subject(clause, whole) ? Spans{words_.token(clause.finite).span} : Spans{};
    if (!befalls(clause, whole)) return {};
    const TokenIndex end = std::min({clause.tokens.end, counted.tokens.end + reach, words_.sentence_of(begin).end});
    auto scope = participles({counted.tokens.end, end}, number);
    // "Getötet wurden zwölf Menschen"
    if (scope.empty() && clause.finite < begin && begin - clause.tokens.begin < reach)
        scope = participles({clause.tokens.begin, clause.finite}, number);
    return scope;
}

}  // namespace sayso::values
