// Agreement inside noun phrases: determiner, adjectives and noun share case, number and gender.
//
// The tagger chooses word by word; afterwards each phrase takes the one set of case, number and gender that all its
// words can have and that scores best over all of them.
#pragma once

#include <cstdint>
#include <vector>

#include "text/sentence_view.h"

namespace sayso::text {

// `scores` holds the score of every reading of the sentence; the smallest number for one that does not fit its word.
void make_phrases_agree(SentenceView& sentence, const std::vector<std::int32_t>& scores);

}  // namespace sayso::text
