// Clauses from tokens and tags: where they begin and end, what kind they are, their verbs and their subject.
//
// Method: a sentence is cut at commas, other marks and coordinators between verbs; each piece is classified by its
// opening word and the place of its finite verb (second: main; last: dependent), and the pieces are put together with
// a stack of open clauses: a piece without an opening word goes on with the innermost clause that still lacks its
// verb. Time is linear in the number of tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"

namespace sayso::text {

// What a word of the tables clause_words and calendar can do; a set, since many words can do several things.
enum ClauseWord : std::uint8_t {
    opens_complement = 1,
    opens_question = 2,
    opens_adverbial = 4,
    opens_relative = 8,
    opens_infinitive = 16,
    coordinates = 32,
    marks_infinitive = 64,
    names_time = 128,  // from the table calendar: "September", "Woche"
};

// What each token can do as a clause word (a set of ClauseWord), one entry a token; 0 for most.
using Roles = std::vector<std::uint8_t>;

class ClauseFinder {
public:
    explicit ClauseFinder(const PackData& pack);

    // From the forms of the tokens alone.
    [[nodiscard]] Roles roles_of(std::string_view text, const Document& document) const;

    // Fills document.phrases and document.clauses from tokens, sentences and quotations.
    void find(std::string_view text, const Roles& roles, Document& document) const;

private:
    std::unordered_map<std::string, std::uint8_t> roles_;
    const Lexicon& lexicon_;
};

}  // namespace sayso::text
