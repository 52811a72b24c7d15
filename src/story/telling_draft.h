// A statement as its article alone tells it (private to src/story).
#pragma once

#include <cstddef>
#include <span>

#include "story/clauses.h"
#include "story/told.h"

namespace sayso::story {

// How much a concept weighs among a statement's terms, as a part of a rarest term.
inline constexpr std::uint32_t concept_share = 2;

// `prose` and `figures` are the article's.
[[nodiscard]] DraftTelling draft_telling(const Reading& reading, std::size_t number, const Prose& prose,
                                         const Language& language, std::span<const Counted> figures);

}  // namespace sayso::story
