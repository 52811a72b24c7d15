// The tokens of a text by a plain tokeniser: whole characters in an array, no look-up tables of its own, nothing kept
// from one place to the next. The oracle of text/tokens.h.
#pragma once

#include <string_view>
#include <vector>

#include "text/quotations.h"
#include "text/token_tables.h"

namespace sayso::text {

[[nodiscard]] std::vector<Token> slow_tokens(std::string_view text, const TokenTables& tables, const QuoteMarks& marks);

}  // namespace sayso::text
