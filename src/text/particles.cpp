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

bool ParticleJoiner::stands_at_clause_end(std::string_view text, TokenRange sentence, const Document& document,
                                          TokenIndex t) const {
    if (t + 1 >= sentence.end) return true;
    const Token& next = document.tokens[t + 1];
    if (next.upos == Upos::PUNCT || next.upos == Upos::CCONJ) return next.span.of(text) != "-";
    return false;
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
