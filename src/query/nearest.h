// The name that a mistyped word was most likely meant to be (private to src/query).
#pragma once

#include <span>
#include <string_view>

namespace sayso::query {

// The candidate with the smallest edit distance (Levenshtein, bytes) from `typed`, the first of several; empty if none
// is nearer than half of the candidate's length.
[[nodiscard]] std::string_view nearest(std::string_view typed, std::span<const std::string_view> candidates);

}  // namespace sayso::query
