// From all that the rules found to the statements of an article.
#pragma once

#include <vector>

#include "statement/models.h"
#include "statement/rules.h"
#include "statement/speaker_ranker.h"

namespace sayso::statement {

// What the rules find in the text alone.
struct Candidates {
    std::vector<Finding> findings;
    std::vector<Finding> free;     // sentences that may go on from a statement before
    std::vector<Finding> answers;  // of an interview: certain, as far as it is one
};

[[nodiscard]] Candidates find_candidates(const Grammar& grammar);

// The findings with the content that the model chooses, in order of the anchor; scored, and with what is known of their
// neighbours then scored again.
[[nodiscard]] std::vector<Finding> score_all(const Grammar& grammar, const Models& models,
                                             std::vector<Finding> findings);

// Says of each finding whether it is nested in one that `scorer` keeps; findings in order of the anchor, scored.
void mark_nested(const Scorer& scorer, std::vector<Finding>& findings);

// Those that the scorer keeps and that do not stand in each other's way: of two with the same cue or the same content
// the better one; hearsay and its source ("soll laut X …") become one.
[[nodiscard]] std::vector<Finding> select(const Grammar& grammar, std::vector<Finding> findings, const Scorer& scorer);

// All of these, with their acts, in order of the content's first token. Their speakers are chosen by the ranker;
// without one (nullptr) the rules' stand.
[[nodiscard]] std::vector<Finding> find_statements(const SpeakerContext& context, const Models& models,
                                                   const SpeakerRanker* ranker, Candidates found);

}  // namespace sayso::statement
