// Free indirect speech: sentences in the subjunctive, without a cue, behind a statement.
#include <algorithm>

#include "statement/rules.h"

namespace sayso::statement {
namespace {

bool is_main(const Clause& clause) { return clause.kind == ClauseKind::main || clause.kind == ClauseKind::verb_first; }

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
        if (!is_main(clause)) continue;
        return clause.mood == Mood::sub;
    }
    return false;
}

}  // namespace

void find_free(const Grammar& grammar, std::vector<Finding>& findings) {
    const DocumentView& view = grammar.view;
    for (std::uint32_t s = 0; s < view.document.sentences.size(); ++s) {
        if (!is_candidate(view, s)) continue;
        Finding f{.rule = Rule::free_clause,
                  .form = Form::free,
                  .content = pieces(grammar, view.document.sentences[s].tokens, {}),
                  .speaker_role = SpeakerRole::carried,
                  .anchor = view.document.sentences[s].tokens.begin};
        if (!f.content.empty()) findings.push_back(std::move(f));
    }
}

}  // namespace sayso::statement
