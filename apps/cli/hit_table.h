// Statements out of the ledger, as a table or as JSON lines.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "sayso/ledger.h"

namespace sayso::cli {

// A row: who, how, the words; under them where it was told, and the statement's id.
[[nodiscard]] std::string hit_row(const Hit& hit, const Terminal& terminal);

// One line: {"statement": …, "article": …, "outlet": …, "title": …, "url": …, "published": …, "words": …, "record":
// {…}}.
[[nodiscard]] std::string hit_json(const Hit& hit);

// How many of the found statements have this value: a row of a table, and a line {"facet": …, "value": …, "statements":
// …}.
[[nodiscard]] std::string facet_row(const Facet& facet);
[[nodiscard]] std::string facet_json(FacetBy by, const Facet& facet);

}  // namespace sayso::cli
