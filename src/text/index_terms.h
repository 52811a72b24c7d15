// Search terms of a text: folded, reduced to lemmas, compounds with their parts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/token_tables.h"
#include "text/word_reader.h"

namespace sayso::text {

// Terms of words that were met before: a word has the same in every text, and most come again. For one thread.
class KnownTerms {
public:
    // Nothing where it was not met.
    [[nodiscard]] const std::string* find(std::string_view form, TokenKind kind);
    // Of the word that was asked for last.
    const std::string& keep(std::string terms);

private:
    static constexpr std::size_t most_words = 1U << 14U;  // some megabytes; then all are forgotten
    std::string key_;                                     // the kind, then the form
    std::unordered_map<std::string, std::string> terms_;
};

// See TextAnalyser::index_words, word_terms.
[[nodiscard]] std::vector<Token> index_words(std::string_view text, const TokenTables& tables, const QuoteMarks& marks);
// Refers to what is known.
[[nodiscard]] const std::string& word_terms(std::string_view form, TokenKind kind, WordReader& reader,
                                            KnownTerms& known);

// See TextAnalyser::index_terms. The lemma of a form is the same in every text, whatever stands around it: both what is
// stored and what is looked for go through here.
[[nodiscard]] std::string index_terms(std::string_view text, WordReader& reader, const TokenTables& tables,
                                      const QuoteMarks& marks, KnownTerms& known);

}  // namespace sayso::text
