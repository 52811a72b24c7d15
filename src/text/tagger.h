// Parts of speech and morphology: two passes of a greedy averaged perceptron over the readings a word may have.
//
// Method: Collins (2002), "Discriminative training methods for hidden Markov models"; the lexicon's readings constrain
// the second pass as in Hajič (2000) and MarMoT-like taggers. Weights are whole numbers (linear_model.h).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "text/linear_model.h"
#include "text/sentence_view.h"

namespace sayso::text {

inline constexpr std::string_view tag_section = "tagger/pos";
inline constexpr std::string_view morph_section = "tagger/morph";

class Tagger {
public:
    explicit Tagger(const PackData& pack);
    Tagger(LinearModel tags, LinearModel morphs) : tags_(std::move(tags)), morphs_(std::move(morphs)) {}

    // Chooses tag and morphology of every word of the sentence. `reading_scores` is room that is used again.
    void tag(SentenceView& sentence, std::vector<std::int32_t>& reading_scores) const;
    // Chooses the morphology alone, for tags that were chosen already.
    void choose_morphology(SentenceView& sentence, std::vector<std::int32_t>& reading_scores) const;

private:
    void choose_readings(SentenceView& sentence, std::vector<std::int32_t>& reading_scores) const;

    LinearModel tags_;
    LinearModel morphs_;
};

// The reading of word `i` that fits its chosen tag and scores best; nothing if none fits. Ties go to the first. Where
// `reading_scores` is not empty, it gets the score of each reading that fits as well as the best one.
[[nodiscard]] const Reading* best_reading(const SentenceView& sentence, std::size_t i,
                                          const LinearModel::Scores& scores,
                                          std::span<std::int32_t> reading_scores = {});

// Fills subject_persons from the tags chosen; needed before best_reading.
void note_subjects(SentenceView& sentence);

// Could the form with these readings also be the other mood, person and number being the same?
[[nodiscard]] bool is_mood_ambiguous(std::span<const Reading> readings, const Morph& chosen);

}  // namespace sayso::text
