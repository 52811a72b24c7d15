// Whether statements are as often right as their confidence says.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "eval/statements.h"

namespace sayso::eval {

struct CalibrationBin {
    double told = 0, right = 0;  // mean confidence, and share right in content and person
    std::size_t statements = 0;
};

struct Calibration {
    std::vector<CalibrationBin> bins;  // of equal mass, lowest confidence first
    double error = 0;                  // mean distance of told and right, each bin weighed by its statements
    double low = 0, high = 0;          // 95 % of 1,000 bootstrap samples of the articles lie between
};

// Of the predicted statements that have a confidence; no bins if there are none. The same input gives the same samples.
[[nodiscard]] Calibration score_calibration(const std::vector<ScoredArticle>& gold,
                                            const std::map<std::string, ScoredArticle>& predicted);

[[nodiscard]] std::string to_text(const Calibration& calibration);

}  // namespace sayso::eval
