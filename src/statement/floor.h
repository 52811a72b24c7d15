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

// "Ihre Stimme zittert. „Nein.“": a thing has the floor for whose it is; "Skandal in Lunow. „Nein.“": one in a sentence
// without a verb has not.
void give_floor_of_thing(const SpeakerContext& context, Finding& finding);

// Who acts in the sentence's first main clause, if that is a name or a personal pronoun, and the sentence is in the
// same block as the one behind it.
[[nodiscard]] TokenRange named_actor_of_sentence(const Grammar& grammar, std::uint32_t s);

// "Der Minister trat vor den Landtag. Der Alarm sei zu spät gekommen.": the first statement of an article, in the first
// subjunctive, of who is named to act right before. Makes them the speaker.
[[nodiscard]] bool begins_telling(const Grammar& grammar, Finding& free);

// By the first of the sentence's verbs in the subjunctive.
[[nodiscard]] bool is_in_first_subjunctive(const DocumentView& view, std::uint32_t s);

// "Die Waldpost berichtet, … Sie beruft sich auf Akten. Es sei Geld geflossen, hieß es weiter": of what nobody is said
// to say the paper or document that told something at most two sentences before in the same paragraph; empty if none
// did.
[[nodiscard]] TokenRange paper_that_goes_on(const SpeakerContext& context, std::span<const Finding> findings,
                                            std::size_t index);

}  // namespace sayso::statement
