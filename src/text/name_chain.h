// Names told by a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over begin/inside labels:
// each word's features score its labels (linear_model.h), neighbours score each other, and the best row of labels is
// found by dynamic programming. Scores are whole numbers.
//
// What it looks at, beside the word and its neighbours: classes of words learnt from large texts and lists of names
// and guesses (word_classes.h), what the lexicon and the tables say, the tags, and the word that it depends on.
//
// A section of the pack, all numbers little endian:
//   "SNC2" · i32 × labels, what a label is worth where a row begins · i32 × labels × labels, what the second is worth
//   behind the first · the features' weights (name_weights.h)
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "text/linear_model.h"
#include "text/name_model.h"
#include "text/name_weights.h"

namespace sayso::text {

inline constexpr std::string_view name_chain_section = "text/names";

// Scores of neighbouring labels: [name_labels] is the row of what stands before the first word.
using LabelScores = std::array<std::array<std::int32_t, name_labels>, name_labels + 1>;

// Words whose labels are asked for: those that may begin a name, and what stands between two of these. All others are
// outside of names. Sets a value for each word.
void find_name_places(std::span<const NameWord> words, std::vector<std::uint8_t>& places);

// What the chain looks at for word `i`; features of all words are noted. Shared with the trainer.
void name_chain_features(std::span<const NameWord> words, std::size_t i, FeatureList& features);

class NameChain {
public:
    // Buffers of one thread.
    struct Work {
        std::vector<std::uint8_t> places;
        std::vector<std::array<std::uint8_t, name_labels>> before;  // for each word and label, the best label before it
    };

    NameChain() = default;
    // A view of a section's bytes, which must outlive it. Empty if they are not a whole one.
    [[nodiscard]] static NameChain from(std::string_view section);
    [[nodiscard]] bool empty() const { return weights_.empty(); }

    // Fills the words' labels.
    void label(std::span<NameWord> words, Work& work) const;

private:
    NameWeights weights_;
    LabelScores neighbours_{};
};

// The section's bytes.
[[nodiscard]] std::string serialise(const LabelScores& neighbours, const std::string& weights);

}  // namespace sayso::text
