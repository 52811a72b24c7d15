// What the tagger looks at. Shared by the reader and the trainer, so that they cannot drift apart.
#pragma once

#include "text/linear_model.h"
#include "text/sentence_view.h"

namespace sayso::text {

// For the first pass at word `i`: tags to the left are chosen.
void tag_features(const SentenceView& sentence, std::size_t i, FeatureList& features);

// For the second pass at word `i`: all tags are chosen, and the morphology to the left.
void morph_features(const SentenceView& sentence, std::size_t i, FeatureList& features);

// Labels of the second pass: the values of each feature, and of case and number together.
inline constexpr std::size_t morph_labels = 64;
// The labels that make up `morph`.
[[nodiscard]] std::array<std::uint8_t, 9> labels_of(const Morph& morph);

}  // namespace sayso::text
