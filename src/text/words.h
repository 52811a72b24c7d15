// Where a word or a number ends.
#pragma once

#include "sayso/document.h"
#include "text/scanner.h"
#include "text/token_tables.h"

namespace sayso::text {

struct TokenPiece {
    std::size_t end = 0;
    TokenKind kind = TokenKind::word;
};

// The word, abbreviation or address that begins at `begin`. `previous` is the token before it in the block, or empty
// at the beginning of the block or of a sentence.
[[nodiscard]] TokenPiece scan_word(const Scanner& scan, std::size_t begin, std::string_view previous,
                                   const TokenTables& tables);

// The number, ordinal, date or word with a number in front ("30-jährig") that begins at `begin`, at a digit or a sign.
[[nodiscard]] TokenPiece scan_number(const Scanner& scan, std::size_t begin, std::string_view previous,
                                     const TokenTables& tables);

}  // namespace sayso::text
