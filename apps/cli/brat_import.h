// What a person changed in brat, taken back into the ledger.
#pragma once

#include <string>

#include "cli/messages.h"
#include "sayso/ledger.h"

namespace sayso::cli {

struct BratImport {
    std::string folder;  // of .txt and .ann files, as `sayso export --format brat` writes it
    std::string by, at;  // who annotated, when
};

// What differs from the ledger becomes corrections: act, form, certainty, speaker, and that something is no statement.
// Statements that are new, or stand elsewhere now, come in as one more reading of the article, whose producer is
// "brat". A text of which the ledger has no statement becomes an article of its own. A file that is not standoff is a
// failure, and the others follow. The result says in a line what was taken.
[[nodiscard]] std::string import_brat(Ledger& ledger, const BratImport& import, Failures& failures);

}  // namespace sayso::cli
