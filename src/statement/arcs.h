// The dependency tree, as far as this layer asks it: how words hang on each other. Without a parser nothing hangs on anything.
#pragma once

#include <string_view>

#include "statement/view.h"

namespace sayso::statement {

// The relation to the head as a part of a feature's name: its number in one byte, since its name (Document::relation_names) may
// be gone with the analyser. Weights that see it are learnt again with the parser.
[[nodiscard]] std::string_view relation_of(const DocumentView& view, TokenIndex t);

// The first word of the range whose head stands outside of it: what the whole range hangs by. The first word where there is no
// tree; no_token if there is no word.
[[nodiscard]] TokenIndex top_of(const DocumentView& view, TokenRange range);

// How t hangs on `other`: "child", "grandchild", "parent", "sibling", or "far".
[[nodiscard]] std::string_view kinship(const DocumentView& view, TokenIndex t, TokenIndex other);

}  // namespace sayso::statement
