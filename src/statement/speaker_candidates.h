// Words that may name the speaker of a finding: phrases of its sentence in several extents, who acts or is named in the
// sentences around it, and the speakers of the statements before. None of them is chosen here; speaker_ranker.h does.
#pragma once

#include <span>
#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

struct SpeakerCandidate {
    TokenRange tokens;       // empty: nobody
    std::uint8_t spoke = 0;  // speaker of the last statement before (1), the one before that (2), …; 0: of none
    bool of_rule = false;    // what the finding's rule took
};

// `before`: findings that stand before this one in the text, in order, with their speakers chosen. Nobody is the first
// candidate, the rule's choice the second if it made one; no two have the same tokens.
[[nodiscard]] std::vector<SpeakerCandidate> speaker_candidates(const Grammar& grammar, const Finding& finding,
                                                               std::span<const Finding> before);

}  // namespace sayso::statement
