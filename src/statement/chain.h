// The chain of sources: who passed a statement on, and what the speaker relies on.
#pragma once

#include <unordered_map>
#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// For each finding the findings whose content it stands in, outermost first: their speakers pass it on. `findings` are
// in order of their content.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> outer_findings(const std::vector<Finding>& findings);

// "in einem Interview mit X": the words that name the outlet beside the cue; empty if there are none.
[[nodiscard]] TokenRange interviewer(const Grammar& grammar, const Finding& finding);

// "Köhler hat sich in einem Interview mit dem Stern geäußert", whether the clause tells what or not.
struct Interview {
    TokenIndex at = 0;
    TokenRange speaker, outlet;
};
[[nodiscard]] std::vector<Interview> interviews(const Grammar& grammar);

// Names beside the cue that may be outlets' ("sagte der Waldpost", "schrieb im Kurier", "gegenüber der BBC", "in einem
// Brief, aus dem die Waldpost zitiert"); not names of persons and places.
[[nodiscard]] TokenRanges outlets_beside(const Grammar& grammar, const Finding& finding);

// "sagte X laut Y", "laut Y hat X gefordert, …": the speakers of sources that stand in the clause of the cue or one
// around it, and not in the content.
class Sources {
public:
    // `candidates`: all that the rules found, whether it is kept or not. The view must outlive this.
    Sources(const DocumentView& view, const std::vector<Finding>& candidates);
    [[nodiscard]] TokenRanges around(const Finding& finding) const;

private:
    struct Source {
        TokenIndex anchor;
        TokenRange speaker;
    };

    const DocumentView& view_;
    std::unordered_map<std::uint32_t, std::vector<Source>> by_clause_;
};

// "ließ über seine Anwältin mitteilen": the words for who delivers it; empty if nobody does.
[[nodiscard]] TokenRange messenger(const Grammar& grammar, const Finding& finding);

// "im Staatsfernsehen", "in der Sendung": phrases beside the cue that may name a medium without a name.
[[nodiscard]] TokenRanges media_beside(const Grammar& grammar, const Finding& finding);

// "wird Meier zitiert", "zitierte man Meier": the cue says that somebody passes it on, who is not always named.
[[nodiscard]] bool is_cited(const Grammar& grammar, const Finding& finding);

// "Der Verein habe gewarnt", as a sentence of its own: told in the subjunctive, so somebody passes it on who is not
// named in it.
[[nodiscard]] bool is_told_on(const Grammar& grammar, const Finding& finding);

// "unserer Zeitung": the words mean the outlet of the article itself, which passes nothing on.
[[nodiscard]] bool means_this_outlet(const Grammar& grammar, TokenRange words);

// "unter Berufung auf X", "beruft sich auf X".
[[nodiscard]] TokenRange reliance(const Grammar& grammar, const Finding& finding);

}  // namespace sayso::statement
