// Headings that pass on what is said in the text below them: quotations, and words behind the name of who says them.
#pragma once

#include <vector>

#include "statement/speaker_ranker.h"

namespace sayso::statement {

// A quotation alone in its block, without a mark that ends a sentence, or behind a label that cannot speak
// ("Tarifstreit: „…“"), heads what follows: it gets the speaker of the finding in the blocks behind it (up to the next
// heading) that shares most of its words, else of the first one that has a speaker. `findings` in the order of the
// text, their speakers chosen.
void give_headings_speakers(const SpeakerContext& context, std::vector<Finding>& findings);

// "Brandt: Brücke muss weg" over a text in which Brandt speaks: appended to `findings`, which have their speakers.
void find_labelled_headings(const SpeakerContext& context, std::vector<Finding>& findings);

}  // namespace sayso::statement
