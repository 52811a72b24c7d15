// Learns the chain of labels that tells names (text/name_chain.h).
//
// The likelihood of the right labels is climbed sentence by sentence, with steps that get smaller where there were many
// (AdaGrad: Duchi, Hazan and Singer 2011). Half of the features are left out at random each time, so that no word's
// form decides alone; weights shrink a little with each step.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "text/name_chain.h"

namespace sayso::train {

// A sentence as the chain sees it: the features of each word, none where the word is outside of names for sure.
struct ChainSentence {
    std::vector<std::vector<std::uint32_t>> features;
    std::vector<std::uint8_t> labels;
    double weight = 1;  // of its steps
};

struct ChainSettings {
    int times = 4;  // learnt so often at last; the weights are the mean
    int rounds = 15;
    double rate = 0.1;
    double shrink = 0.01;
    double left_out = 0.5;                // of the features, each time
    double against_outside = 0.1;         // taken off the score of "outside": more names are found, with more mistakes
    double for_places = 0.3;              // put on the score of a place's beginning
    std::size_t least_seen = 2;           // features that fewer words have are left out from the beginning
    std::size_t most_features = 110'000;  // learnt twice: the second time from those alone that got the largest weights
};

// The bytes of the section.
[[nodiscard]] std::string learn_chain(std::span<const ChainSentence> sentences, const ChainSettings& settings);

}  // namespace sayso::train
