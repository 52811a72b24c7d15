// What happened to the counted: "getötet oder verwundet", "starben".
#pragma once

#include <vector>

#include "value/counted.h"
#include "value/words.h"

namespace sayso::values {

// Finds it in the clause of the counted, and only where the grammar leaves no doubt that it befell them:
//   a passive, or a perfect with "to be", whose subject they are     "600 Soldaten wurden getötet oder verwundet"
//   a perfect with "to have" whose object they are                   "die Polizei hat sieben Männer festgenommen"
//   a verb of the table's kind "fate" whose subject they are         "zwei Menschen starben"
//   a headline without a finite verb                                 "Vier Tote geborgen"
// Never where a preposition stands before the counted ("mit 15 Stichen getötet"). What the subject is comes from the
// clauses of the Document; where they do not tell, or tell of another one that does not agree with the verb, the
// counted count as the subject of a passive.
class ScopeFinder {
public:
    explicit ScopeFinder(const Words& words);

    // `begin`: the first token of the figure, with its qualifiers.
    [[nodiscard]] Spans scope_of(TokenIndex begin, const CountedPhrase& counted) const;

private:
    static constexpr std::uint32_t no_clause = 0xFFFFFFFF;

    [[nodiscard]] bool after_preposition(TokenIndex begin) const;
    [[nodiscard]] bool opens_relative_clause(TokenIndex t) const;
    [[nodiscard]] bool is_whole_of_part(TokenIndex begin) const;
    [[nodiscard]] bool may_be_subject(const Clause& clause, TokenRange counted) const;
    [[nodiscard]] bool passive_infinitive(const Clause& clause) const;
    [[nodiscard]] bool befalls(const Clause& clause, TokenRange counted) const;
    [[nodiscard]] Spans participles(TokenRange range, std::uint32_t clause) const;
    [[nodiscard]] Clause whole_sentence(TokenIndex t) const;
    [[nodiscard]] Spans headline(TokenIndex begin, const CountedPhrase& counted) const;

    const Words& words_;
    std::vector<std::uint32_t> clause_of_;  // of every token the innermost clause
};

}  // namespace sayso::values
