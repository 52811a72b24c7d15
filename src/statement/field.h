// The parts of one clause around a verb of saying: speaker, objects, prepositional phrases, and what is content of
// them.
#pragma once

#include "statement/finding.h"
#include "statement/speakers.h"
#include "statement/verb_match.h"

namespace sayso::statement {

class Field {
public:
    Field(const Grammar& grammar, const VerbMatch& match);

    // The one who acts: subject, or agent in the passive.
    [[nodiscard]] const Speaker& actor() const { return actor_; }
    [[nodiscard]] const Phrase* subject() const { return subject_phrase(view_, match_.clause); }
    // The first phrase that can be an object of the given case: not the subject, no preposition; nullptr if there is
    // none.
    [[nodiscard]] const Phrase* object(Case wanted) const;
    // The first word in the clause that is a preposition of the verb's row; no_token if there is none.
    [[nodiscard]] TokenIndex preposition() const;

    // What belongs to the content from `begin` on: up to the finite verb if it stands before it, else up to the end of
    // the clause; without verbs, actor, and clauses of circumstance.
    [[nodiscard]] TokenRanges content_from(TokenIndex begin) const;
    [[nodiscard]] TokenIndex end_of_part(TokenIndex begin) const;

private:
    [[nodiscard]] TokenRange actor_with_preposition() const;
    [[nodiscard]] bool is_subject(const Phrase& phrase) const;
    [[nodiscard]] bool beside_subject(const Phrase& phrase) const;
    [[nodiscard]] bool can_be_object(const Phrase& phrase) const;
    [[nodiscard]] bool tells_when(TokenIndex preposition) const;

    const Grammar& grammar_;
    const DocumentView& view_;
    const VerbMatch& match_;
    const Clause& clause_;
    TokenRange
        part_;  // of the clause: what stands with the verb, where others that it shares its auxiliary with follow
    TokenRanges left_out_;
    Speaker actor_;
};

// What of clause c belongs to its verb with the words of the cue: of verbs that share an auxiliary each has what stands
// between the one before and itself ("hat den Plan gelobt und vor den Kosten gewarnt"); all of the clause where that is
// nothing ("hat den Plan gelobt und verteidigt").
[[nodiscard]] TokenRange part_of_verb(const Grammar& grammar, std::uint32_t c, TokenIndex verb, const TokenRanges& cue);

// "Hat gebeten, zu warten, und versprochen, zu kommen": whether the clause that hangs on the verb's clause stands
// behind the other participle, or in front of this one behind the other.
[[nodiscard]] bool is_of_other_verb(const DocumentView& view, const VerbMatch& match, const Clause& child);

// The one who acts with the verb; of verbs that share an auxiliary each may have a subject of its own. Phrases that the
// verb itself asks for ("sprach Merkel von X") are not part of their name.
[[nodiscard]] Speaker actor_of(const Grammar& grammar, const VerbMatch& match);

// Who speaks, and who passes it on: the actor; but of verbs that cite ("Reuters zitiert X mit den Worten …") the one
// who is cited speaks and the actor passes it on.
struct Voices {
    Speaker speaker;
    TokenRange via;
};
[[nodiscard]] Voices voices_of(const Grammar& grammar, const VerbMatch& match);

// What the verb tells of any finding of its: act, certainty, cue, negation, and who speaks, if somebody does.
[[nodiscard]] Finding found_by(const VerbMatch& match, const Speaker& speaker);

}  // namespace sayso::statement
