// Where sentences end.
#pragma once

#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "text/token_tables.h"

namespace sayso::text {

// Appends the sentences of one block, whose tokens are tokens[first..], and numbers their tokens. A quotation of
// several sentences is split at the ends inside it; its closing mark stays with the sentence before it.
void split_sentences(std::string_view text, TokenIndex first, std::uint32_t block, const TokenTables& tables,
                     std::vector<Token>& tokens, std::vector<Sentence>& sentences);

}  // namespace sayso::text
