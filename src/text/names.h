// Names of persons, states, places, bodies, outlets and groups.
//
// Method: outlets in quotation marks; then what the learnt chain (name_chain.h; in older packs the model of
// name_model.h) finds, with its kind from the gazetteer where that knows the name; then patterns for what is left:
// known names, first names, titles and roles before a name, nouns for bodies with a name behind them; last the surnames
// that the article has introduced.
#pragma once

#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/ending_set.h"
#include "text/gazetteer.h"
#include "text/name_chain.h"
#include "text/name_list.h"
#include "text/name_model.h"
#include "text/string_arena.h"
#include "text/word_classes.h"
#include "text/word_guesses.h"

namespace sayso::text {

class NameFinder {
public:
    NameFinder(const PackData& pack, const TokenTables& tables, const QuoteMarks& marks);

    // Fills document.names from tokens, tags and quotations.
    void find(std::string_view text, Document& document, StringArena& arena) const;

    // Room that is used again from word to word.
    struct Room {
        std::vector<LexiconReading> readings;
        std::string lower;
        NameChain::Work chain;
    };
    // What the model is told of the words of a sentence. `words` is cleared first.
    void describe(std::string_view text, const Document& document, TokenRange sentence, const std::vector<bool>& quoted,
                  Room& room, std::vector<NameWord>& words) const;

private:
    class Search;

    // Does the lexicon know the word, and not as a name?
    [[nodiscard]] bool is_common_word(std::string_view form, std::vector<LexiconReading>& readings) const;
    [[nodiscard]] bool is_role(std::string_view form, std::string_view lemma) const;
    // Notes the known names and the listed bodies of a sentence.
    void describe_names(std::string_view text, const Document& document, TokenRange sentence,
                        std::span<NameWord> words) const;
    // Notes what the lexicon, the lists and the tables say of a capitalised word.
    void describe_capitalised(Room& room, NameWord& word) const;
    [[nodiscard]] WordClass class_of(std::string_view form) const;

    Gazetteer gazetteer_;
    NameChain chain_;
    NameModel model_;
    WordClasses classes_;
    WordGuesses guesses_;
    NameList listed_bodies_;
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
