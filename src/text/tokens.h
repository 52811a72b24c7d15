// Splitting a block of text into tokens: the longest pieces that a reader takes as one.
//
// Contract, kept for any valid UTF-8: tokens are in order and do not overlap; every character that is not white space
// is in exactly one token; time is linear. Hyphenated ("Social-Media-Konto") and slashed words ("CDU/CSU"),
// abbreviations with their full stop, ordinals ("28."), numbers with group and decimal marks, addresses and emoji are
// one token each; nothing is split inside ("im" stays "im").
#pragma once

#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "text/quotations.h"
#include "text/token_tables.h"

namespace sayso::text {

// Appends the tokens of `block` (a span of `text`) to `tokens`: span, kind and space_before are set.
void tokenise(std::string_view text, Span block, const TokenTables& tables, const QuoteMarks& marks,
              QuotationFinder& quotations, std::vector<Token>& tokens);

}  // namespace sayso::text
