// How statements are found by the beginning of their id (private to src/ledger).
//
// Ids are hashes, which come in no order: a B-tree of them writes nearly a page for each. So they stand as terms of an
// FTS5 index, which is written and merged in runs.
#pragma once

#include <string>
#include <string_view>

namespace sayso::ledger {

// The one term of `statement_ids` that stands for this id, or for all ids that begin like it. Different ids may have
// the same term; whoever searches looks at the id itself, too.
[[nodiscard]] std::string id_term(std::string_view id);

// The FTS5 expression for ids that begin so.
[[nodiscard]] std::string id_expression(std::string_view beginning);

}  // namespace sayso::ledger
