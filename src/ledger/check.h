// Readings come from elsewhere, too (an import): what must hold before one is kept (private to src/ledger).
#pragma once

#include "sayso/error.h"
#include "sayso/reading.h"

namespace sayso::ledger {

// 1. The article has an id and a version, and its text is valid UTF-8.
// 2. Every span lies in the text, its ends between two code points.
// 3. Every index is one of the list it points into.
// 4. Every statement has an id.
// The Error names the article, and the statement or list where it does not hold.
[[nodiscard]] Status check(const Reading& reading);

}  // namespace sayso::ledger
