// What is learnt from gold articles: the models that tell statements, their contents and their speakers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calibration.h"
#include "examples.h"

namespace sayso::train {

// The sections of the models, as they go into the pack; the scorer's threshold and calibration are chosen later.
struct Learnt {
    std::vector<std::int16_t> scorer;
    std::string content, speakers, antecedents;
};

// What is left out, to see what it is worth.
struct Without {
    bool content = false, neighbours = false;
};

// First where contents end, then with these what is a statement: each finding alone, then with what is known of its
// neighbours, then together with what that lets the second stage carry on. Leaves the speakers empty.
[[nodiscard]] Learnt learn_statements(const std::vector<GoldArticle*>& articles, const Without& without);

// The models of statements, without those of speakers.
[[nodiscard]] statement::Models models_of(const Learnt& learnt, std::int32_t threshold, const Calibration& calibration);

// How the speakers of what is kept are chosen. The speakers before them are those that a ranker learnt from the other
// half of the articles chooses.
[[nodiscard]] std::string learn_speakers(const std::vector<GoldArticle*>& articles, const Learnt& learnt,
                                         const PackData& pack);

// Whom nouns and pronouns take up, as they stand in the gold.
[[nodiscard]] std::string learn_antecedents(const std::vector<GoldArticle*>& articles,
                                            const statement::WhoResolver& rules);

}  // namespace sayso::train
