// The rules: each looks for one kind of structure and says what it found. None decides; the scorer does.
#pragma once

#include <vector>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

// Verbs of saying with what hangs on them: clauses, infinitives, objects, prepositional phrases.
void find_by_verbs(const Grammar& grammar, std::vector<Finding>& findings);
// Plans of somebody ("will kündigen") and hearsay ("soll geflohen sein").
void find_by_modals(const Grammar& grammar, std::vector<Finding>& findings);
// Nouns of saying ("die Forderung, dass …", "Kritik an …").
void find_by_nouns(const Grammar& grammar, std::vector<Finding>& findings);
// Participles of saying in front of a noun ("die von X genannte Zahl").
void find_by_attributes(const Grammar& grammar, std::vector<Finding>& findings);
// "laut X", "nach Angaben von X", "X zufolge", ", so X", "demnach".
void find_by_sources(const Grammar& grammar, std::vector<Finding>& findings);
// "Für Holm ist der Plan ein „Irrweg“", "Für die FDP steht fest, dass …".
void find_opinions(const Grammar& grammar, std::vector<Finding>& findings);
// Direct speech. `findings` holds what the other rules found.
void find_quotations(const Grammar& grammar, std::vector<Finding>& findings);
// What is said in an interview that is printed word for word, in order; scored.
[[nodiscard]] std::vector<Finding> find_answers(const Grammar& grammar);
// What a page sets off as a quotation without marks, with whose it is below or in front; scored.
[[nodiscard]] std::vector<Finding> find_quote_blocks(const Grammar& grammar);
// Takes out what a question of an interview tells without saying whose it is ("Warum wurde nicht gewarnt?").
void drop_asked(const DocumentView& view, std::vector<Finding>& findings);
// Sentences in the subjunctive that go on after a statement. `findings` holds what the other rules found, in any order.
void find_free(const Grammar& grammar, std::vector<Finding>& findings);

}  // namespace sayso::statement
