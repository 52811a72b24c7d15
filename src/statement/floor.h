// Who takes the floor: whoever acts right before words that nobody is named for.
#pragma once

#include <span>

#include "statement/speaker_ranker.h"

namespace sayso::statement {

// "Der Wirt lacht. Das sei Unsinn.", "Brandt dreht ihr Glas. „Nein.“": the words for who acts in the sentence right
// before a quotation or a sentence in the subjunctive, in the same paragraph, where no statement was found in it; empty
// where that tells nothing. `findings`: all of the article, the speakers of those before `index` chosen.
[[nodiscard]] TokenRange taker_of_floor(const SpeakerContext& context, std::span<const Finding> findings,
                                        std::size_t index);

}  // namespace sayso::statement
