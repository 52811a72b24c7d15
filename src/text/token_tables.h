// What the tokeniser knows of a language: abbreviations, words around ordinals, quotation marks.
//
// Read once from the pack's tables `abbreviations`, `tokens` and `quotes`; all views point into the pack.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pack/pack.h"

namespace sayso::text {

using WordSet = std::unordered_set<std::string_view>;

// What must stand after an abbreviation for it to be one ("Art. 5", but "auf diese Art.").
enum class AbbreviationBefore : std::uint8_t { anything, number, capital };

struct Abbreviation {
    AbbreviationBefore before = AbbreviationBefore::anything;
    bool may_end_sentence = false;
    std::string_view expansion;
};

struct TokenTables {
    std::unordered_map<std::string_view, Abbreviation> abbreviations;  // with their full stop
    WordSet sentence_starters;  // capitalised words that open a sentence rather than follow an ordinal
    WordSet ordinal_before;     // words before an ordinal ("am 3. …")
    WordSet ordinal_after;      // words after an ordinal ("… 3. Oktober")
    WordSet glued_units;        // units that are written right behind a number ("5km")
    WordSet domain_endings;     // the last label of addresses ("de")
    WordSet apostrophes;        // characters that may stand inside or at the edge of a word

    // Reads the tables; a pack without them gives empty sets, with which everything still works, only less well.
    static TokenTables from(const PackData& pack);
};

// Which marks open and close quotations, from the table `quotes`.
class QuoteMarks {
public:
    static QuoteMarks from(const PackData& pack);
    void add(std::string_view open, std::string_view close);

    // The longest mark that `text` begins with; empty if there is none.
    [[nodiscard]] std::string_view match(std::string_view text) const;
    [[nodiscard]] bool opens(std::string_view mark) const;
    [[nodiscard]] bool closes(std::string_view mark) const;
    // Does `close` end what `open` began?
    [[nodiscard]] bool pair(std::string_view open, std::string_view close) const;

private:
    struct Pair {
        std::string_view open, close;
    };
    std::vector<Pair> pairs_;
    std::vector<std::string_view> marks_;  // longest first
    bool first_byte_[256] = {};            // bytes that a mark begins with
};

}  // namespace sayso::text
