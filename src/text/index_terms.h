// Search terms of a text: folded, reduced to lemmas, compounds with their parts.
#pragma once

#include <string>
#include <string_view>

#include "text/token_tables.h"
#include "text/word_reader.h"

namespace sayso::text {

// See TextAnalyser::index_terms. The lemma of a form is the same in every text, whatever stands around it: both what is
// stored and what is looked for go through here.
[[nodiscard]] std::string index_terms(std::string_view text, WordReader& reader, const TokenTables& tables,
                                      const QuoteMarks& marks);

}  // namespace sayso::text
