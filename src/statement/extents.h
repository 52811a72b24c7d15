// Where contents and speakers begin and end.
#pragma once

#include "statement/cues.h"
#include "statement/view.h"

namespace sayso::statement {

class TokenScores;

// What every rule works on, and what a net has said of each token (article_net.h); nullptr before it was asked.
struct Grammar {
    const DocumentView& view;
    const Cues& cues;
    const TokenScores* scores = nullptr;
};

// Whether an outlet is named at t, behind the phrase for a person or body, that is told something and is not theirs:
// "sagte die Politikerin der Süddeutschen Zeitung". Who may work for one and is nobody else's yet ("die Chefredakteurin
// der Waldpost") is.
[[nodiscard]] bool is_told_to_outlet(const Grammar& grammar, const Phrase& person, TokenIndex t);
// The phrase with what belongs to its head: "(BA)", "des Landes", "von X", "in Köln", "„Name“", "und Y". Commas end it.
[[nodiscard]] TokenRange with_attributes(const Grammar& grammar, const Phrase& phrase);

// Whether the word is a part of a person's name, which has no genitive behind it ("sagte Tjark Behrens unserer
// Reporterin").
[[nodiscard]] bool is_person(const DocumentView& view, TokenIndex t);

// "Minister Konrad Grabler": with the person's name right behind the words; a surname that is tagged as a noun ends the
// phrase in front of it.
[[nodiscard]] TokenRange with_name_behind(const DocumentView& view, TokenRange words);

// From the quotation mark at `open` over the one that closes it, if that stands within a few tokens and in front of
// `limit`; else empty.
[[nodiscard]] TokenRange short_marks_at(const DocumentView& view, TokenIndex open, TokenIndex limit);

// The range without the ranges in `left_out`, in pieces; marks and the outer quotation marks at the ends of the pieces
// are dropped, and pieces without a word.
[[nodiscard]] TokenRanges pieces(const Grammar& grammar, TokenRange range, const TokenRanges& left_out);

// Without marks at its ends; quotation marks stay where the partner is in the range too.
[[nodiscard]] TokenRange trimmed(const DocumentView& view, TokenRange range);

// The byte spans of token ranges.
[[nodiscard]] Spans spans_of(const DocumentView& view, const TokenRanges& ranges);

// "„Panikmache“ nennt das der Verband": whether nothing but words in marks, with an article or preposition, stands in
// front of the verb of a main clause.
[[nodiscard]] bool opens_with_marks(const DocumentView& view, const Clause& clause);

// Whether the word is one of the prepositions that a row of the tables asks for, also in a contraction ("zum" for
// "zu").
[[nodiscard]] bool is_asked_for(const Grammar& grammar, const std::vector<std::string>& prepositions, TokenIndex word);

// Whether the word tells a time and is nobody's name ("Jan", "August", "Freitag").
[[nodiscard]] bool tells_time(const Grammar& grammar, TokenIndex word);

[[nodiscard]] bool contains(const TokenRanges& ranges, TokenIndex t);
[[nodiscard]] bool overlap(const TokenRanges& ranges, TokenRange range);
[[nodiscard]] std::uint32_t size_of(const TokenRanges& ranges);
// Tokens that both have.
[[nodiscard]] std::uint32_t common(const TokenRanges& a, const TokenRanges& b);
// Twice what both have through the sum of what each has, 0 to 1.
[[nodiscard]] double likeness(const TokenRanges& a, const TokenRanges& b);
// In order, without doubles; neighbours joined.
[[nodiscard]] TokenRanges joined(TokenRanges ranges);

}  // namespace sayso::statement
