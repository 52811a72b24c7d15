// What the changes in a copy do to what it says (private to src/story).
#pragma once

#include "story/told.h"

namespace sayso::story {

// Gives each edit of the copies its kind.
void name_edits(std::span<Copy> copies, Readings readings, const Languages& languages);

}  // namespace sayso::story
