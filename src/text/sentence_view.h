// One sentence while it is being tagged: forms, what each word may be, and what has been chosen so far.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "text/coarse_tag.h"
#include "text/word_reader.h"

namespace sayso::text {

inline constexpr std::uint32_t no_reading = 0xFFFFFFFF;

struct WordView {
    std::string_view form;
    std::string_view lower;
    TokenKind kind = TokenKind::word;
    Source source = Source::looks;
    bool quoted = false;              // inside quotation marks
    std::uint32_t first_reading = 0;  // in SentenceView::readings
    std::uint32_t readings = 0;
    TagSet possible = 0;     // tags of its readings
    std::uint8_t cases = 0;  // cases, numbers and moods of its readings, a bit for each value
    std::uint8_t numbers = 0;
    std::uint8_t moods = 0;
    std::uint8_t persons = 0;
    CoarseTag tag = no_tag;             // chosen by the first pass
    Morph morph;                        // chosen by the second pass
    std::uint32_t chosen = no_reading;  // number of the chosen reading in SentenceView::readings, if any fits
};

struct SentenceView {
    std::vector<WordView> words;
    std::vector<Reading> readings;
    WordReadings found;                // of the last word that was read: room that is used again
    std::uint8_t subject_persons = 0;  // persons of its pronouns that can be subjects, a bit for each value

    // The word `offset` places from `i`; one without any letters beyond the sentence's ends.
    [[nodiscard]] const WordView& at(std::size_t i, int offset) const {
        static constexpr WordView none{};
        const auto place = static_cast<std::ptrdiff_t>(i) + offset;
        return place < 0 || place >= static_cast<std::ptrdiff_t>(words.size()) ? none
                                                                               : words[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] std::span<const Reading> readings_of(std::size_t i) const {
        return {readings.data() + words[i].first_reading, words[i].readings};
    }
};

// A punctuation mark or a quotation mark, whose tag nothing has to be chosen for.
[[nodiscard]] inline bool is_mark(const WordView& word) {
    return word.kind == TokenKind::punctuation || word.kind == TokenKind::quote_open ||
           word.kind == TokenKind::quote_close;
}

// What the form looks like, a bit each: begins with a capital, has a digit, has a hyphen, ends with a full stop, has no
// small letter from a to z. A feature of what is learnt: another meaning of a bit needs another learning.
[[nodiscard]] std::uint64_t looks_of_form(std::string_view form);

// Fills the view with the sentence's words and their readings. `lower_pool` owns the lower-case forms while the view is
// in use.
void view_sentence(std::string_view text, const Document& document, TokenRange tokens, const std::vector<bool>& quoted,
                   WordReader& reader, std::string& lower_pool, SentenceView& view);

// Puts what was chosen for the word into its token; the lemma is kept in `arena`, since a Document may outlive its
// text.
void write_word(const SentenceView& view, std::size_t i, Token& token, StringArena& arena);

}  // namespace sayso::text
