// The main clauses beside one in its sentence, and what of a saying stands in them.
#pragma once

#include "statement/verb_match.h"

namespace sayso::statement {

[[nodiscard]] inline bool is_main(const Clause& clause) {
    return clause.kind == ClauseKind::main || clause.kind == ClauseKind::verb_first;
}

// A clause that tells more of what stands in the one around it, or when and why it is so.
[[nodiscard]] inline bool is_attached(const Clause& clause) {
    return clause.kind == ClauseKind::adverbial || clause.kind == ClauseKind::relative ||
           clause.kind == ClauseKind::question;
}

// "Zum Termin: …", "Über ihre Zukunft: „…“": the colon behind a phrase with a preposition, without a verb, that opens
// the sentence; no_token if none does.
[[nodiscard]] TokenIndex end_of_topic(const DocumentView& view, TokenRange sentence);

// Whether clause c stands in the first subjunctive, outside of quotations.
[[nodiscard]] bool is_told(const DocumentView& view, std::uint32_t c);

// Clauses by their number in the view, which has to outlive this; `none` where there is none.
class MainClauses {
public:
    explicit MainClauses(const Grammar& grammar) : grammar_(grammar), view_(grammar.view) {}

    // The main clause before c in its sentence.
    [[nodiscard]] std::uint32_t before(std::uint32_t c) const;
    // The main clause with a finite verb that follows the extent of c in its sentence.
    [[nodiscard]] std::uint32_t after(std::uint32_t c) const;
    // From clause c on over the main clauses that go on in the same mood, or to the end behind a colon.
    [[nodiscard]] TokenRange from(std::uint32_t c) const;
    // First token of the main clauses that stand before c without a colon or a quotation of its own between. Single
    // words in quotation marks belong to the clause around them.
    [[nodiscard]] TokenIndex begin_before(std::uint32_t c) const;
    // "Das sei vorgeschoben, konterte Meier, die Pläne hingen ja aus", "Dass er gelogen habe, sagte Meier, sei Unsinn":
    // what goes on behind the cue; empty if nothing does.
    [[nodiscard]] TokenRanges behind_cue(const VerbMatch& match) const;

private:
    [[nodiscard]] TokenIndex begin_of_marks(TokenRange range) const;
    [[nodiscard]] bool closes_a_clause(TokenIndex t) const;
    [[nodiscard]] TokenRanges quoted_behind_cue(const VerbMatch& match) const;
    [[nodiscard]] TokenRanges circumstance_behind_cue(const VerbMatch& match) const;
    [[nodiscard]] TokenRanges words_behind_cue(const VerbMatch& match) const;
    [[nodiscard]] bool opens_more(TokenIndex t) const;

    const Grammar& grammar_;
    const DocumentView& view_;
};

}  // namespace sayso::statement
