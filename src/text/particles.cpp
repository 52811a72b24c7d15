#include "text/particles.h"

#include <string>

#include "text/clause_pieces.h"

namespace sayso::text {
namespace {

constexpr TokenIndex farthest = 60;  // tokens between verb and particle

// "Kündigte an im Herbst zurückzutreten": an infinitive with the marker, whose comma may be left out, and no noun right
// behind that a preposition could have.
bool is_in_front_of_infinitive(TokenRange sentence, const Document& document, const Roles& roles, TokenIndex t) {
    const auto opens_noun = [](const Token& next) {
        return next.upos == Upos::DET || next.upos == Upos::NOUN || next.upos == Upos::PROPN ||
               next.upos == Upos::ADJ || next.upos == Upos::NUM;
    };
    if (document.tokens[t].upos == Upos::PART || opens_noun(document.tokens[t + 1]))
        return false;  // "zu" is the marker
    for (TokenIndex end = t + 1; end < sentence.end; ++end) {
        const Token& token = document.tokens[end];
        if (token.upos == Upos::PUNCT || is_finite(token)) return false;
        if (token.upos != Upos::VERB && token.upos != Upos::AUX) continue;
        const bool last = end + 1 >= sentence.end || document.tokens[end + 1].upos == Upos::PUNCT;
        return last && is_marked_infinitive(document, roles, end);
    }
    return false;
}

bool stands_at_clause_end(std::string_view text, TokenRange sentence, const Document& document, const Roles& roles,
                          TokenIndex t) {
    if (t + 1 >= sentence.end) return true;
    const Token& next = document.tokens[t + 1];
    if (next.upos == Upos::PUNCT || next.upos == Upos::CCONJ) return next.span.of(text) != "-";
    return is_in_front_of_infinitive(sentence, document, roles, t);
}

}  // namespace

ParticleJoiner::ParticleJoiner(const PackData& pack) : lexicon_(pack.lexicon()) {
    const Table table = pack.table("particles");
    for (std::size_t row = 0; row < table.rows(); ++row) particles_.insert(table.cell(row, "particle"));
}

void ParticleJoiner::join(std::string_view text, TokenRange sentence, const Roles& roles, Document& document,
                          StringArena& arena) const {
    TokenIndex verb = no_token;  // the last finite verb that has no particle yet
    std::string joined;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
        Token& token = document.tokens[t];
        if (is_finite(token)) {
            verb = t;
            continue;
        }
        if (verb == no_token || t - verb > farthest || !particles_.contains(token.span.of(text))) continue;
        if (!stands_at_clause_end(text, sentence, document, roles, t)) continue;
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
