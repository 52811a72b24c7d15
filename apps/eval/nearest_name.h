// Direct speech as common tools attribute it: what stands in quotation marks, a verb of saying beside it, and the
// nearest words that begin with a capital. What `sayso eval statements --beside nearest-name` prints next to Sayso's
// own figures.
#pragma once

#include "eval/statements.h"
#include "pack/pack.h"
#include "sayso/article.h"
#include "sayso/document.h"

namespace sayso::eval {

// The text's quotations, read with nothing but marks, verbs and capitals. Words come from `document` and the verbs from
// the pack's table, which is kinder than the word lists such tools bring along.
[[nodiscard]] ScoredArticle read_by_nearest_name(const Article& article, const Document& document,
                                                 const PackData& pack);

}  // namespace sayso::eval
