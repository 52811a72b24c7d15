// Web and e-mail addresses inside running text.
#pragma once

#include "text/scanner.h"
#include "text/token_tables.h"

namespace sayso::text {

// End of the address that begins at `begin`, where a word scan has come as far as `word_end` and met "://", "@" or "."
// there; 0 if it is none. Looks at no more than 2,048 bytes.
[[nodiscard]] std::size_t address_end(const Scanner& scan, std::size_t begin, std::size_t word_end,
                                      const TokenTables& tables);

// End of the handle or hashtag at `begin` ("@name", "#wort"); 0 if it is none.
[[nodiscard]] std::size_t handle_end(const Scanner& scan, std::size_t begin);

}  // namespace sayso::text
