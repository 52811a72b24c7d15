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
#include "story/word_terms.h"

namespace sayso::story {

// Content lighter than this (about a rare word) only points back: "that is wrong", "rejects the accusation".
inline constexpr std::uint64_t pointing_weight = 120;

// A term lighter than this tells nothing.
inline constexpr std::uint32_t telling_weight = 24;

// What an article alone tells of a statement, and no story changes.
struct Wording {
    std::string at;
    // How words begin that may be of a name, or of a title: a country's people and its adjective begin alike, as do
    // minister and ministry.
    Beginnings names, titles;    // of the content
    Beginnings speaker_titles;   // of the words that name who says it
    Beginnings claimant_titles;  // of those that tell whose claim it calls what it answers
    // Numbers that are no figures (years, days), months, and those that it says are wrong.
    std::vector<std::uint64_t> numbers, refused_numbers;
    bool headline = false;  // it stands in the article's title
    Spans sentences;        // of what takes a stand: its own, and that of its cue
    std::vector<std::uint64_t>
        around;  // keys of terms that its sentence tells beside it, and the one before; ascending
    // Figures of the sentence before, and of its own beside the content, as numbers of the article's.
    std::vector<std::size_t> figures_before, figures_beside;

    static constexpr std::size_t name_begins = 5, title_begins = 7;  // bytes
};

// A statement's content.
struct Told {
    const Wording* wording = nullptr;
    std::size_t article = 0;
    std::size_t statement = 0;
    TellingRole role = TellingRole::told;
    std::int64_t instant = 0;
    Span extent;
    Terms terms;
    std::uint64_t weight = 0;          // of all terms
    std::uint64_t verdict_weight = 0;  // of words that call something wrong, which are none of them
    Terms denied_terms;                // of its clauses that have a negation
    Terms focus;                       // of what a negation there is said of
    Terms negations;                   // of the words that negate: nothing that two statements could have in common
    Terms values;                      // its numbers, by how many digits of each are not rounded
    std::vector<std::size_t> figures;  // into Matter::figures
    std::vector<std::size_t> refused;  // figures that it says are wrong
    std::uint32_t befalls_one = no_concept;  // what befell the one that it tells of ("a worker is missing")
    std::vector<Figurehead> speakers;        // ascending
    NumberSet voices;                        // the speakers, and the bodies that they speak for
    std::vector<Figurehead> via;             // from whom the article has it
    std::optional<Stance> stance;            // that it takes on something said before
    std::optional<Pointer> pointer;          // to what it points back, where it calls that by a noun or pronoun
    bool names_only = false;                 // it says no more than whom it contradicts ("contradicted the minister")
    bool retracts = false;                   // the speaker owns up to something wrong
    bool likewise = false;                   // tells of something else what was told of another thing
    bool contrasts = false;                  // "however not …": limits what its speaker said before
    bool puts_instead = false;               // "not this, but that"
    // Of what takes a stand: who is named beside it, what the sentence before tells, and what its own tells beside it.
    std::vector<Figurehead> named;
    Terms before, beside;
    Span sentence_before;

    [[nodiscard]] Passage passage() const { return {.article = article, .span = extent}; }
};

// A story's statements and figures, in order of time, article and place.
struct Matter {
    std::vector<Told> tellings;
    std::vector<Counted> figures;
    TermIndex terms, values;             // of the tellings
    std::vector<std::uint64_t> weights;  // Told::weight of each
    std::vector<Beginnings> names;       // how the words of everybody's name begin, by their number in the cast
    std::vector<std::uint64_t> keys;     // of the terms, by their numbers

    // When the tellings stand, with terms that are numbered.
    void index_terms();
};

// A statement as far as its article tells it; figures are counted from the article's first. The story knows the
// article's number, who speaks and is named, what figures count, and weights.
struct DraftTelling {
    Told told;
    Wording wording;
};

// All that can be known of an article without its story: found once, however often the story is told anew.
struct Draft {
    CopyText text;
    FigureDrafts figures;
    ArticleNames names;
    std::vector<DraftTelling> tellings;  // one for each statement
};

// Of each reading; none of them is null.
using Drafts = std::span<const Draft* const>;

// `words` of the article.
[[nodiscard]] Draft draft_of(const Reading& reading, const WordTerms& words);

[[nodiscard]] Matter matter_of(Readings readings, Drafts drafts, const Languages& languages, const Cast& cast,
                               const CopiesByArticle& copies);

// Whether one of two statements that say alike things says the contrary: of what they share, most stands under a
// negation in one of them and not in the other.
[[nodiscard]] bool are_contrary(const Told& a, const Told& b);
// … where the weight that they share is known.
[[nodiscard]] bool are_contrary(const Told& a, const Told& b, std::uint64_t shared);
// Whether one of the speakers is the same, or speaks for one of the others.
[[nodiscard]] inline bool share_voice(const Told& a, const Told& b) { return a.voices.have_common(b.voices); }
// Of what two statements share, most is what one of them denies.
[[nodiscard]] constexpr bool stands_denied(std::uint64_t denied, std::uint64_t shared) { return 2 * denied > shared; }

}  // namespace sayso::story
