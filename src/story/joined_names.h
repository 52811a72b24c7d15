// Names that articles write in several ways (private to src/story).
#pragma once

#include <string>
#include <vector>

#include "story/language.h"
#include "story/names.h"

namespace sayso::story {

// Of each party the one whose name it is short for ("Rutte", "Mark Rutte"), where there is no third one, or itself.
// `keys` are theirs (WrittenName::key), ascending; `met` tells in how many articles; `words` are those of their names.
[[nodiscard]] std::vector<Figurehead> joined_names(const std::vector<Party>& parties,
                                                   const std::vector<std::string>& keys,
                                                   const std::vector<std::size_t>& met,
                                                   std::span<const std::vector<FoldedWord>> words,
                                                   const Language& language);

// "GmbH", "AG": a word with several large letters.
[[nodiscard]] bool is_legal_form(std::string_view word);

// Whether it is the end of a name, of whole words.
[[nodiscard]] bool is_tail(std::string_view tail, std::string_view whole);

}  // namespace sayso::story
