// Statements and figures of a story, prepared for comparing (private to src/story).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sayso/story.h"
#include "story/cast.h"
#include "story/common_terms.h"
#include "story/copies.h"
#include "story/counted.h"
#include "story/language.h"

namespace sayso::story {

// Content lighter than this (about a rare word) only points back: "that is wrong", "rejects the accusation".
inline constexpr std::uint64_t pointing_weight = 120;

// How words begin that may be of a name, or of a title: a country's people and its adjective begin alike, as do
// minister and ministry.
struct NamesBegun {
    Beginnings names, titles;
    static constexpr std::size_t of_name = 5, of_title = 7;  // bytes
};

// A statement's content.
struct Told {
    std::size_t article = 0;
    std::size_t statement = 0;
    TellingRole role = TellingRole::told;
    std::string at;
    std::int64_t instant = 0;
    Span extent;
    Terms terms;
    std::uint64_t weight = 0;          // of all terms
    Terms denied_terms;                // of its clauses that have a negation
    std::vector<std::size_t> figures;  // into Matter::figures
    std::vector<std::size_t> refused;  // figures that it says are wrong
    std::vector<Figurehead> speakers;  // ascending
    std::vector<Figurehead> via;       // from whom the article has it
    std::optional<Stance> stance;      // that it takes on something said before
    std::optional<Pointer> pointer;    // to what it points back, where it calls that by a noun or pronoun
    bool names_only = false;           // it says no more than whom it contradicts ("contradicted the minister")
    bool retracts = false;             // the speaker owns up to something wrong
    bool contrasts = false;            // "however not …": limits what its speaker said before
    bool puts_instead = false;         // "not this, but that"
    // Of what takes a stand: who is named beside it, what the sentence before tells, and what its own tells beside it.
    std::vector<Figurehead> named;
    Terms before, beside;
    Span sentence_before;
    // Which names and titles its content, and the names of who says it and of the body that they speak for, may have in
    // common.
    NamesBegun content_begins, speakers_begin;
    // Numbers that are no figures (years, days), months, and those that it says are wrong.
    std::vector<std::uint64_t> numbers, refused_numbers;
};

// A story's statements and figures, in order of time, article and place.
struct Matter {
    std::vector<Told> tellings;
    std::vector<Counted> figures;
    TermIndex terms, denied_terms;  // of the tellings
};

// All that can be known of an article without its story: found once, however often the story is told anew.
struct Draft {
    CopyText text;
    FigureDrafts figures;
    ArticleNames names;
    // One for each statement; figures are counted from the article's first. The story knows the article's number, who
    // speaks and is named, what figures count, and weights.
    std::vector<Told> tellings;
};

// Of each reading; none of them is null.
using Drafts = std::span<const Draft* const>;

[[nodiscard]] Draft draft_of(const Reading& reading, const Language& language);

[[nodiscard]] Matter matter_of(Readings readings, Drafts drafts, const Languages& languages, const Cast& cast,
                               std::span<const Copy> copies);

// Twice the common weight over both weights, in thousandths (Dice's coefficient).
[[nodiscard]] constexpr std::uint32_t share_of_both(std::uint64_t common, std::uint64_t a, std::uint64_t b) {
    return a + b == 0 ? 0 : static_cast<std::uint32_t>(2000 * common / (a + b));
}
[[nodiscard]] std::uint32_t likeness(const Terms& a, const Terms& b);
// Whether one of two statements that say alike things says the contrary: of what they share, most stands under a
// negation in one of them and not in the other.
[[nodiscard]] bool are_contrary(const Told& a, const Told& b);
// Of what two statements share, most is what one of them denies.
[[nodiscard]] constexpr bool stands_denied(std::uint64_t denied, std::uint64_t shared) { return 2 * denied > shared; }
// The weight that both have.
[[nodiscard]] std::uint64_t common_weight(const Terms& a, const Terms& b);
[[nodiscard]] std::uint64_t weight_of(const Terms& terms);

}  // namespace sayso::story
