// Names of persons, states, places, bodies, outlets and groups.
//
// Method: outlets in quotation marks; then what the learnt model (name_model.h) finds, with its kind from the gazetteer
// where that knows the name; then patterns for what is left: known names, first names, titles and roles before a name,
// nouns for bodies with a name behind them; last the surnames that the article has introduced.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/ending_set.h"
#include "text/gazetteer.h"
#include "text/name_model.h"
#include "text/string_arena.h"

namespace sayso::text {

class NameFinder {
public:
    NameFinder(const PackData& pack, const TokenTables& tables, const QuoteMarks& marks);

    // Fills document.names from tokens, tags and quotations.
    void find(std::string_view text, Document& document, StringArena& arena) const;

    // What the model is told of the words of a sentence. `words` is cleared first; `readings` is room that is used
    // again.
    void describe(std::string_view text, const Document& document, TokenRange sentence, const std::vector<bool>& quoted,
                  std::vector<LexiconReading>& readings, std::vector<NameWord>& words) const;

private:
    class Search;

    // Does the lexicon know the word, and not as a name?
    [[nodiscard]] bool is_common_word(std::string_view form, std::vector<LexiconReading>& readings) const;
    [[nodiscard]] bool is_role(std::string_view form, std::string_view lemma) const;

    Gazetteer gazetteer_;
    NameModel model_;
    const Lexicon& lexicon_;
    WordSet first_names_;
    EndingSet roles_;  // lemmas
    WordSet titles_;
    EndingSet body_heads_;
    EndingSet outlet_nouns_;
    WordSet particles_;     // inside names: "von der"
    WordSet place_before_;  // prepositions before places
    std::vector<std::string_view> endings_;
};

}  // namespace sayso::text
