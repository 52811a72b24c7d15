// Readings of articles by weights that have not seen them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "calibration.h"
#include "eval/statements.h"
#include "learnt.h"

namespace sayso::train {

struct Outcome {
    std::vector<eval::ScoredArticle> gold;
    std::map<std::string, eval::ScoredArticle> predicted;
    std::vector<Judged> judged;
};

// Every article read with the weights of the fold that has not seen it.
[[nodiscard]] Outcome read_held_out(const std::deque<GoldArticle>& articles, const std::vector<Learnt>& learnt,
                                    std::int32_t threshold, const PackData& pack);

// As JSON lines, to look at what goes wrong without looking at what is only for measuring. `sayso eval statements`'
// gold and predicted files have this form.
[[nodiscard]] std::string to_json_lines(const std::map<std::string, eval::ScoredArticle>& articles);

}  // namespace sayso::train
