// What sort of words a phrase is, as far as that tells whether it can name who speaks or who is spoken to.
#pragma once

#include <string_view>

#include "statement/speaker_ranker.h"

namespace sayso::statement {

// By kind of name, noun or pronoun: "person", "body", "role", "groupnoun", "personal", "paper", "cuenoun", "thing", ….
[[nodiscard]] std::string_view speaker_kind(const SpeakerContext& context, TokenIndex head);
[[nodiscard]] bool can_speak(std::string_view kind);

}  // namespace sayso::statement
