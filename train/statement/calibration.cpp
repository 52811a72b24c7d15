#include "calibration.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "examples.h"
#include "statement/scorer.h"

namespace sayso::train {
namespace {

using statement::Scorer;

constexpr double full = 65535;

// Of one group: share of right ones around each point, pooled so that it never falls as the score rises (pool adjacent
// violators). Where there is little to see, the belief in the share over all points is worth some cases.
void calibrate_group(const std::vector<Judged>& judged, std::size_t group, Calibration& points) {
    struct Pool {
        double right, all;
        std::size_t points;
    };
    constexpr double reach = 3, belief = 4;
    double right = 1, all = 2;
    for (const Judged& j : judged) {
        if (j.group != group) continue;
        right += j.right ? 1 : 0;
        all += 1;
    }
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < Scorer::calibration_points; ++i) {
        Pool pool{belief * right / all, belief, 1};
        for (const Judged& j : judged) {
            const double nearness = reach - std::abs(j.point - static_cast<double>(i));
            if (j.group != group || nearness <= 0) continue;
            pool.right += j.right ? nearness : 0;
            pool.all += nearness;
        }
        pools.push_back(pool);
        while (pools.size() > 1 &&
               pools[pools.size() - 2].right * pools.back().all > pools.back().right * pools[pools.size() - 2].all) {
            const Pool top = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().right + top.right, pools.back().all + top.all,
                            pools.back().points + top.points};
        }
    }
    for (const Pool& pool : pools)
        points.insert(points.end(), pool.points, static_cast<std::uint16_t>(std::lround(full * pool.right / pool.all)));
}

}  // namespace

Calibration identity_calibration() {
    Calibration points;
    for (std::size_t group = 0; group < Scorer::calibration_groups; ++group) {
        for (std::size_t i = 0; i < Scorer::calibration_points; ++i) {
            const double part = static_cast<double>(i) / static_cast<double>(Scorer::calibration_points);
            points.push_back(static_cast<std::uint16_t>(
                std::lround(full * (static_cast<double>(group) + part) / Scorer::calibration_groups)));
        }
    }
    return points;
}

void judge(const eval::ScoredArticle& gold, const eval::ScoredArticle& predicted, const std::vector<double>& scores,
           std::size_t fold, std::vector<Judged>& judged) {
    std::vector<bool> right(predicted.statements.size(), false);
    for (const eval::Pair& pair : eval::pair_up(gold, predicted)) {
        right[pair.predicted] = eval::same_who(gold.statements[pair.gold], predicted.statements[pair.predicted]);
    }
    for (std::size_t i = 0; i < right.size(); ++i) {
        const double place = scores[i] * Scorer::calibration_groups;
        const double group = std::min(std::floor(place + 1e-4), Scorer::calibration_groups - 1.0);
        judged.push_back(
            {static_cast<std::size_t>(group), (place - group) * Scorer::calibration_points, right[i], fold});
    }
}

Calibration calibrate(const std::vector<Judged>& judged) {
    Calibration points;
    for (std::size_t group = 0; group < Scorer::calibration_groups; ++group) calibrate_group(judged, group, points);
    return points;
}

double calibration_error(const std::vector<Judged>& judged) {
    constexpr std::size_t bins = 5;
    std::vector<std::pair<double, bool>> told;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<Judged> others;
        std::copy_if(judged.begin(), judged.end(), std::back_inserter(others),
                     [&](const Judged& j) { return j.fold != fold; });
        const Calibration points = calibrate(others);
        for (const Judged& j : judged) {
            const auto point =
                std::min(static_cast<std::size_t>(std::lround(std::max(j.point, 0.0))), Scorer::calibration_points - 1);
            if (j.fold == fold) told.emplace_back(points[j.group * Scorer::calibration_points + point] / full, j.right);
        }
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    double error = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const std::size_t begin = bin * told.size() / bins, end = (bin + 1) * told.size() / bins;
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i) sum += told[i].first - (told[i].second ? 1 : 0);
        error += end > begin ? std::abs(sum) / static_cast<double>(end - begin) / bins : 0;
    }
    return error;
}

}  // namespace sayso::train
