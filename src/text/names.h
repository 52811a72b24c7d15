// Names of persons, states, places, bodies, outlets and groups.
//
// Method: known names first (gazetteer.h), then patterns: first names, titles and roles before a name; nouns for bodies
// with a name behind them; quotation marks around an outlet's name; then surnames that the article has introduced.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/gazetteer.h"
#include "text/string_arena.h"

namespace sayso::text {

class NameFinder {
public:
    NameFinder(const PackData& pack, const TokenTables& tables, const QuoteMarks& marks);

    // Fills document.names from tokens, tags and quotations.
    void find(std::string_view text, Document& document, StringArena& arena) const;

private:
    class Search;

    // Does the lexicon know the word, and not as a name?
    [[nodiscard]] bool is_common_word(std::string_view form) const;
    // Is the word one of the set, or a compound that ends in one ("Nato-Chef", "Landesinnenminister")?
    [[nodiscard]] static bool is_or_ends_in(const WordSet& set, std::string_view word);

    Gazetteer gazetteer_;
    const Lexicon& lexicon_;
    WordSet first_names_;
    WordSet roles_;         // lemmas
    WordSet titles_;
    WordSet body_heads_;
    WordSet outlet_nouns_;
    WordSet particles_;     // inside names: "von der"
    WordSet place_before_;  // prepositions before places
    std::vector<std::string_view> endings_;
};

}  // namespace sayso::text
