// How sure a statement is: the scorer's confidences, from what readings by weights that have not seen the article get
// right.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "eval/statements.h"

namespace sayso::train {

// A confidence for each group and point of statement::Scorer.
using Calibration = std::vector<std::uint16_t>;

// Confidences that tell group and score, to be read back by judge().
[[nodiscard]] Calibration identity_calibration();

struct Judged {
    std::size_t group = 0;
    double point = 0;    // place among the points of the calibration
    bool right = false;  // in content and person
    std::size_t fold = 0;
};

// Appends the statements of an article that was read with the identity calibration; `scores` are their confidences.
void judge(const eval::ScoredArticle& gold, const eval::ScoredArticle& predicted, const std::vector<double>& scores,
           std::size_t fold, std::vector<Judged>& judged);

[[nodiscard]] Calibration calibrate(const std::vector<Judged>& judged);

// Mean distance of confidence and share of right ones in five bins of equal mass; each fold is measured with the
// calibration of the others.
[[nodiscard]] double calibration_error(const std::vector<Judged>& judged);

}  // namespace sayso::train
