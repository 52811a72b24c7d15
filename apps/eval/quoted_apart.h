// Verbatim words as statements of their own, for gold that marks them so.
//
// Sayso tells `sagte, die Lage sei „sehr ernst“` as one indirect statement whose `quoted` holds the two verbatim words.
// Annotators of quotations (degnqa's, PARC3's "mixed" ones) mark the two words apart, as direct speech by the same
// speaker, beside or instead of the clause they stand in.
#pragma once

#include "eval/statements.h"

namespace sayso::eval {

// The article with one more direct statement for each quoted stretch that does not fill its statement's content: same
// cue, speaker, addressee and `who`.
[[nodiscard]] ScoredArticle with_quoted_apart(ScoredArticle article);

}  // namespace sayso::eval
