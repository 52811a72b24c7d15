// Free indirect speech: sentences in the subjunctive, without a cue, behind a statement.
#include <algorithm>

#include "statement/main_clauses.h"
#include "statement/rules.h"

namespace sayso::statement {
namespace {

// "Sollten Sie kaufen, erhalten wir Geld": a condition, whose main clause follows.
bool is_condition(const DocumentView& view, std::uint32_t c, std::uint32_t last) {
    if (view.clause(c).kind != ClauseKind::verb_first) return false;
    for (std::uint32_t next = c + 1; next < last; ++next) {
        const Clause& clause = view.clause(next);
        if (is_main(clause) && clause.finite != no_token) return view.is_mark(clause.tokens.begin - 1, ",");
    }
    return false;
}

// The subjunctive in a main clause that is not itself part of a statement with a cue.
bool is_candidate(const DocumentView& view, std::uint32_t s) {
    const TokenRange clauses = view.clauses_of_sentence(s);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if (clause.finite == no_token || view.quotation_of(clause.finite) != none) continue;
        // "Ob sie davon gewusst habe?"
        const bool question = clause.kind == ClauseKind::question && clause.parent == none &&
                              view.is_mark(view.document.sentences[s].tokens.end - 1, "?");
        if (question) return clause.mood == Mood::sub;
        if (!is_main(clause) || is_condition(view, c, clauses.end)) continue;
        return clause.mood == Mood::sub;
    }
    return false;
}

// "Es gehe um Zeit: „Wir müssen los.“": up to the colon in front of a quotation, which is a statement of its own.
TokenRange before_quotation(const DocumentView& view, TokenRange sentence) {
    for (TokenIndex t = sentence.begin; t + 2 < sentence.end; ++t) {
        const bool opens = view.is_mark(t, ":") && view.token(t + 1).kind == TokenKind::quote_open;
        if (opens && view.quotation_of(t + 2) != none) return {sentence.begin, t};
    }
    return sentence;
}

// "Zum Termin: An den Mai glaube niemand mehr.": from behind the colon that ends what it is about.
TokenRange behind_topic(const DocumentView& view, TokenRange sentence) {
    const TokenIndex colon = end_of_topic(view, sentence);
    return colon == no_token ? sentence : TokenRange{colon + 1, sentence.end};
}

}  // namespace

void find_free(const Grammar& grammar, std::vector<Finding>& findings) {
    const DocumentView& view = grammar.view;
    for (std::uint32_t s = 0; s < view.document.sentences.size(); ++s) {
        if (!is_candidate(view, s)) continue;
        Finding f{.rule = Rule::free_clause,
                  .form = Form::free,
                  .content = pieces(grammar,
                                    behind_topic(view, before_quotation(view, view.document.sentences[s].tokens)), {}),
                  .speaker_role = SpeakerRole::carried,
                  .anchor = view.document.sentences[s].tokens.begin};
        if (!f.content.empty()) findings.push_back(std::move(f));
    }
}

}  // namespace sayso::statement
