// An article's figures: what each counts, and who gives it (private to src/story).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/reading.h"
#include "story/amounts.h"
#include "story/cast.h"
#include "story/giving.h"
#include "story/language.h"
#include "story/word_terms.h"

namespace sayso::story {

inline constexpr std::uint32_t no_concept = 0xFFFFFFFF;

// given: told as it is. refused: named only to say that it is another one ("191, not 184"). former: what it was before
// ("put right from 27 to 25"). added: comes on top of what was told before ("two more bodies"). vague: no number
// ("thousands").
enum class FigureRole : std::uint8_t { given, refused, former, added, vague };

// A quantity with what is counted and what happened to it.
struct Counted {
    std::size_t article = 0;
    std::size_t quantity = 0;
    std::optional<std::size_t> statement;
    Span span;
    FigureRole role = FigureRole::given;
    std::optional<Figurehead> giver;            // who gives it, as its clause or the next sentence tells
    bool given_in_clause = false;               // … its clause, which is not the first of a statement
    std::uint32_t concept_number = no_concept;  // into Language::concepts()
    std::uint64_t noun = 0;                     // key of the counted noun; 0: anybody, or not told
    std::string unit;
    Span sentence;
    // Of its sentence, its clause and the sentence before; without numbers. Figures of one sentence have one of them.
    std::shared_ptr<const Terms> context, clause, before;
    std::string noun_word;  // the last one of what it counts, folded
    bool whole = false;     // of which the figure before it is a part ("two of the eight rafts")
    bool part = false;      // of those that were counted before ("six of them", "among them two")
    std::int64_t instant = 0;
    std::string at;

    [[nodiscard]] bool told() const { return concept_number != no_concept || noun != 0 || !unit.empty(); }
};

// What can be known of an article's figures without its story.
struct FigureDrafts {
    std::vector<FoldedWord> words;                         // of the article
    std::vector<std::pair<Span, std::uint32_t>> concepts;  // where each is named
    std::vector<Counted> figures;                          // in order of the text; nobody gives them yet
    std::vector<std::vector<GivingPlace>> giving;          // of each figure, where to look for whoever gives it
};

[[nodiscard]] FigureDrafts draft_figures(const Reading& reading, const WordTerms& terms);
// The figures of reading number `article`, one for each of its drafts, put behind those that are there.
void read_figures(const Reading& reading, std::size_t article, const Language& language, const FigureDrafts& drafts,
                  const Cast& cast, std::vector<Counted>& figures);
// For ordering; what has no date comes last.
[[nodiscard]] std::int64_t instant_of(std::string_view iso);

}  // namespace sayso::story
