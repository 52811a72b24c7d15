// The mood of verbs whose past indicative and subjunctive are one form and both common (German "sollte"): "Das Werk
// sollte verkauft werden" tells a plan of the past, "Man sollte das Werk verkaufen" gives advice. Neither the word nor
// its neighbours tell; the clause, who speaks, and the time around it do. All other verbs keep the tagger's mood.
//
// Subjunctive: in a condition (verb first, or behind "wenn"), in what somebody says or demands (behind "dass", beside a
// source or a verb of saying), in quotations, in questions, of people in general, and where nothing around it is past.
// Indicative: with a word for plans of the past, in relative clauses, and beside verbs in the past.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/ending_set.h"

namespace sayso::text {

class OpenMoods {
public:
    // From the tables open_moods, source_phrases, source_nouns and cue_verbs.
    explicit OpenMoods(const PackData& pack);

    // Settles the moods of document.tokens and document.clauses. Looks no farther than a fixed number of tokens around
    // a verb, so that its time is linear.
    void settle(std::string_view text, Document& document) const;

private:
    class Reader;

    WordSet verbs_;           // lemmas
    WordSet conditions_;      // words that open a condition
    WordSet plans_;           // adverbs of plans of the past
    WordSet everybody_;       // subjects that stand for people in general, and who gives advice
    WordSet sources_;         // words that name a source by themselves ("laut")
    WordSet source_openers_;  // those that need one of source_nouns_ ("nach Angaben")
    WordSet set_off_;         // those that stand behind a comma (", so die Polizei")
    EndingSet source_nouns_;
    WordSet saying_;  // lemmas of verbs that report a clause
};

}  // namespace sayso::text
