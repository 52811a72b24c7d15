// Unicode folding that names are compared under (private to src/entity).
#pragma once

#include <string>
#include <string_view>

namespace sayso::entity {

// NFKC_Casefold of the Unicode Standard (3.13): full case folding, compatibility forms unified, invisibles dropped.
[[nodiscard]] std::string casefold(std::string_view text);

// Every run of white space as one blank, none at the ends.
[[nodiscard]] std::string single_blanks(std::string_view text);

[[nodiscard]] bool has_letter_or_digit(std::string_view text);

}  // namespace sayso::entity
