// The pieces a sentence falls into at its marks and coordinators, each as it looks for itself.
#pragma once

#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "text/clauses.h"

namespace sayso::text {

struct Piece {
    TokenRange tokens;  // without the marks around it
    ClauseKind kind = ClauseKind::fragment;
    TokenIndex introducer = no_token;
    TokenIndex finite = no_token;
    std::uint32_t region = 0;  // quotation or parenthesis with a clause in it; 0: outside of all
    bool coordinated = false;  // opens with a coordinator
    bool verb_final = false;
    bool begins_anew = false;  // behind a colon, or behind a dash in a heading
};

// The innermost quotation or parenthesis with a finite verb in it or set off, one entry a token.
using Regions = std::vector<std::uint32_t>;

[[nodiscard]] bool is_word(const Token& token);
[[nodiscard]] bool is_finite(const Token& token);
// Infinitive with the marker ("zu kommen", "anzukommen"); t is the verb.
[[nodiscard]] bool is_marked_infinitive(const Document& document, const Roles& roles, TokenIndex t);

[[nodiscard]] Regions find_regions(std::string_view text, const Document& document);
// Appends the pieces of one sentence.
void cut_sentence(std::string_view text, const Document& document, const Roles& roles, const Regions& regions,
                  TokenRange sentence, std::vector<Piece>& pieces);

}  // namespace sayso::text
