// A verb of the table in a clause, with all the words that belong to it.
#pragma once

#include <vector>

#include "statement/extents.h"

namespace sayso::statement {

struct VerbMatch {
    std::uint32_t clause = none;
    TokenIndex verb = no_token;
    const VerbCue* cue = nullptr;
    TokenRanges words;  // verb, particle and the words of VerbCue::with, in order
    bool passive = false;
    bool negated = false;
    bool leaves_open = false;  // "weder bestätigen noch dementieren": the words of both verbs

    [[nodiscard]] Act act() const { return leaves_open ? Act::doubt : cue->act; }
};

// Whether what the verb's row calls plain is told as such: in a main clause, by the article itself.
[[nodiscard]] bool tells_plainly(const DocumentView& view, const VerbMatch& match);

// "Gefragt, ob er gehe, sagte der Minister …": whoever acts in the clause has not asked.
[[nodiscard]] bool is_asked(const DocumentView& view, const VerbMatch& match);

// All matches in clause c, in order of the verb. Of the rows of one verb: the first that asks for words which are
// there, and the first that asks for none.
[[nodiscard]] std::vector<VerbMatch> match_verbs(const Grammar& grammar, std::uint32_t c);

// The word that turns the verb of clause c, or another word of its cue, round; no_token if none does.
[[nodiscard]] TokenIndex negation_of(const Grammar& grammar, std::uint32_t c, TokenIndex verb, const TokenRanges& cue);

// The row of a modal verb ("will kündigen"), or nullptr.
[[nodiscard]] const VerbCue* modal_cue(const Grammar& grammar, const Token& token);

// "Wie gering die Chancen gesehen werden": whether the word that opens the question asks for a degree.
[[nodiscard]] bool asks_degree(const DocumentView& view, const Clause& question);
// "…, wie X mitteilte": whether clause c says who told the clause around it, and is no part of what they told.
[[nodiscard]] bool is_as_reported(const Grammar& grammar, std::uint32_t c);
// The clauses in clause c that do.
[[nodiscard]] TokenRanges as_reported_in(const Grammar& grammar, std::uint32_t c);

}  // namespace sayso::statement
