// Stories, claims and series of figures laid out for a terminal.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/terminal.h"
#include "sayso/story.h"

namespace sayso::cli {

using Readings = std::span<const Reading>;

// One line: id, days, how many articles, outlets, claims, and the title.
[[nodiscard]] std::string story_row(const Story& story, Readings readings, const Terminal& terminal);

// The story as a timeline: what was published, said for the first time, answered, and which figure moved.
[[nodiscard]] std::string story_page(const Story& story, Readings readings, const Terminal& terminal);

// The claim as a tree: under each independent source everybody who has it from there, and by what it shows; then the
// answers, and how the claim stands.
[[nodiscard]] std::string claim_page(const Claim& claim, Readings readings, const Terminal& terminal);

// A table of the steps, and under it a plot of the values over time.
[[nodiscard]] std::string series_page(const FigureSeries& series, Readings readings, const Terminal& terminal);

}  // namespace sayso::cli
