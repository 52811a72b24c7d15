// The readings a word may have: from the lexicon, else from its parts, its ending, or its looks.
//
// In order, until something is found: the form as it stands, and in lower case too where a sentence may begin; its last
// part behind a hyphen; the longest known word at its end ("Waffen|lieferungen"); the endings of the table `endings`;
// a name.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/coarse_tag.h"
#include "text/string_arena.h"

namespace sayso::text {

struct Reading {
    Upos upos = Upos::X;
    Morph morph;
    std::uint16_t strip = 0;        // bytes taken off the end of the form
    std::string_view append;        // what is put there instead
    bool from_lower = false;        // the lemma is made from the form in lower case
    bool inside_word = false;       // the reading is of the last part of a compound
    std::string_view respelt = {};  // letters that the lexicon has in place of the form's, as many bytes
    std::uint16_t respelt_at = 0;   // bytes before them
    bool operator==(const Reading&) const = default;

    [[nodiscard]] CoarseTag tag() const { return coarse(upos, morph.verb_form); }
};

// How a word was found out about; a feature of the tagger, and Token::known.
enum class Source : std::uint8_t { lexicon, lower_case, hyphen, compound, ending, name, looks };

struct WordReadings {
    std::vector<Reading> readings;  // never empty
    Source source = Source::looks;
};

class WordReader {
public:
    explicit WordReader(const PackData& pack);

    // `begins` tells that a sentence, quotation or the like begins here, where any word is capitalised. `found` and
    // the vectors inside the reader are reused: nothing is allocated once they have grown.
    void read(std::string_view form, std::string_view lower, TokenKind kind, bool begins, WordReadings& found);

    // The lemma for the reading of this form, kept in `arena` or the pack.
    [[nodiscard]] static std::string_view lemma(const Reading& reading, std::string_view form, std::string_view lower,
                                                StringArena& arena);

    // Bytes before the longest known word at the end of `form` ("Waffen|lieferungen": 6); 0 if it is not a compound.
    [[nodiscard]] std::size_t compound_head(std::string_view form);

    // The known word that a compound's first part is ("Waffen", "Regierungs" → "Regierung"), capitalised; empty if
    // none.
    [[nodiscard]] std::string first_part(std::string_view part) const;

private:
    // A word that ends in `suffix` is inflected like the lexicon's word `model`.
    struct Ending {
        std::string_view suffix;
        std::string_view model;
    };

    bool look_up_respelt(std::string_view lower, std::vector<Reading>& readings);
    bool look_up(std::string_view form, std::vector<Reading>& readings);
    bool look_up_last_part(std::string_view part, std::string_view form, std::vector<Reading>& readings);
    bool by_hyphen(std::string_view form, std::vector<Reading>& readings);
    bool by_compound(std::string_view form, std::vector<Reading>& readings);
    bool by_ending(std::string_view form, std::vector<Reading>& readings);
    void as_name(std::string_view form, std::vector<Reading>& readings) const;

    const Lexicon& lexicon_;
    std::vector<Ending> endings_;                 // longest suffix first
    std::vector<Ending> spellings_;               // letters, and how the lexicon spells them
    std::vector<std::string_view> name_endings_;  // of names in the genitive
    std::vector<std::string_view> linkers_;       // between the parts of a compound
    std::vector<LexiconReading> scratch_;
    std::string head_;
};

}  // namespace sayso::text
