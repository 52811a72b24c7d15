// Finite verbs that the tagger took for infinitives or participles with the same form ("fordern", "akzeptiert"), found
// by what their sentence needs.
#pragma once

#include <string_view>

#include "pack/pack.h"
#include "text/clause_pieces.h"
#include "text/string_arena.h"

namespace sayso::text {

// Corrects verb_form (and number, mood, tense) of tokens in one sentence:
//   - behind a coordinator, where the verb before it is a finite full verb ("A fordern X und verlangen Y");
//   - at the end of a dependent clause that has no finite verb ("dass die Leute das fordern");
//   - behind the phrase that opens a sentence and can be its subject, where no finite verb stands before the first mark
//     ("Die Opposition kritisiert, die Regierung habe …");
//   - in a sentence without any finite verb;
// and the other way round the second finite verb of a clause whose first is an auxiliary ("könnte … schicken"; an
// auxiliary in "soll … gefesselt und … beraubt haben"), and an auxiliary behind "zu" with the verb in front of it
// ("helfen zu können").
void repair_finite_verbs(std::string_view text, Document& document, const Roles& roles, TokenRange sentence,
                         const Lexicon& lexicon);

// Verbs and attributes that the tagger took for each other, told by the tree, before phrases are found:
//   - "der von der Hamas kontrollierte Zivilschutz": a verb that hangs on the noun right behind it, whose article
//   stands
//     further in front, is an adjective;
//   - "so ergänzt Mitschüler Nicolas": an adjective without a case on which the noun right behind it hangs is a verb,
//   if its
//     form can be one.
void part_verbs_from_attributes(std::string_view text, Document& document, const Lexicon& lexicon, StringArena& arena);

// Verbs in the first subjunctive that the tagger took for adjectives or nouns ("Das reiche nicht", "die Zeit dränge"):
// between two marks without another verb, behind a subject in the singular. Before phrases are found.
void find_missed_subjunctives(std::string_view text, Document& document, const Lexicon& lexicon, StringArena& arena);

}  // namespace sayso::text
