#include "text/particles.h"

#include <string>

namespace sayso::text {
namespace {

constexpr TokenIndex farthest = 60;  // tokens between verb and particle

bool is_finite_verb(const Token& token) {
    return (token.upos == Upos::VERB || token.upos == Upos::AUX) && token.morph.verb_form == VerbForm::fin;
}

}  // namespace

ParticleJoiner::ParticleJoiner(const PackData& pack) : lexicon_(pack.lexicon()) {
    const Table table = pack.table("particles");
    for (std::size_t row = 0; row < table.rows(); ++row) particles_.insert(table.cell(row, "particle"));
}

namespace {

// "Kündigte an im Herbst zurückzutreten": an infinitive with the marker, whose comma may be left out, and no noun right
// behind that a preposition could have.
bool is_in_front_of_infinitive(TokenRange sentence, const Document& document, TokenIndex t) {
    const auto opens_noun = [](const Token& next) {
        return next.upos == Upos::DET || next.upos == Upos::NOUN || next.upos == Upos::PROPN ||
               next.upos == Upos::ADJ || next.upos == Upos::NUM;
    };
    if (document.tokens[t].upos == Upos::PART || opens_noun(document.tokens[t + 1]))
        return false;  // "zu" is the marker
    for (TokenIndex end = t + 1; end < sentence.end; ++end) {
        const Token& token = document.tokens[end];
        if (token.upos == Upos::PUNCT || is_finite_verb(token)) return false;
        if (token.upos != Upos::VERB && token.upos != Upos::AUX) continue;
        const bool marked = token.morph.verb_form == VerbForm::zu_inf ||
                            (token.morph.verb_form == VerbForm::inf && document.tokens[end - 1].upos == Upos::PART);
        const bool last = end + 1 >= sentence.end || document.tokens[end + 1].upos == Upos::PUNCT;
        return marked && last;
    }
    return false;
}

}  // namespace

bool ParticleJoiner::stands_at_clause_end(std::string_view text, TokenRange sentence, const Document& document,
                                          TokenIndex t) const {
    if (t + 1 >= sentence.end) return true;
    const Token& next = document.tokens[t + 1];
    if (next.upos == Upos::PUNCT || next.upos == Upos::CCONJ) return next.span.of(text) != "-";
    return is_in_front_of_infinitive(sentence, document, t);
}

void ParticleJoiner::join(std::string_view text, TokenRange sentence, Document& document, StringArena& arena) const {
    TokenIndex verb = no_token;  // the last finite verb that has no particle yet
    std::string joined;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
        Token& token = document.tokens[t];
        if (is_finite_verb(token)) {
            verb = t;
            continue;
        }
        if (verb == no_token || t - verb > farthest || !particles_.contains(token.span.of(text))) continue;
        if (!stands_at_clause_end(text, sentence, document, t)) continue;
        joined.assign(token.span.of(text)).append(document.tokens[verb].lemma);
        if (!lexicon_.contains(joined)) continue;
        document.tokens[verb].separated = t;
        document.tokens[verb].lemma = arena.keep(joined);
        token.upos = Upos::ADP;
        token.morph = {};
        token.lemma = arena.keep(token.span.of(text));
        verb = no_token;
    }
}

}  // namespace sayso::text
