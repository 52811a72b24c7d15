// Base noun phrases: a determiner, adjectives and numerals, and the noun or name they belong to.
//
// What may stand behind the head (genitives, prepositional attributes, relative clauses) is left to the reader of the
// phrases, since it needs more than the words at hand. Time is linear in the number of tokens.
#pragma once

#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"

namespace sayso::text {

// The document's phrases, in order and without overlap. Uses tokens and tags only. Cases, gender and number are what
// all words of the phrase agree on by the lexicon ("den" + "Vorstoß": accusative), not what the tagger chose.
[[nodiscard]] std::vector<Phrase> find_phrases(std::string_view text, const Document& document, const Lexicon& lexicon);

// The one of the document's phrases that begins at t, a pointer into them; nullptr if none does.
[[nodiscard]] const Phrase* phrase_beginning_at(const Document& document, TokenIndex t);

}  // namespace sayso::text
