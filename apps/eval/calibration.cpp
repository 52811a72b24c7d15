#include "eval/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sayso::eval {
namespace {

constexpr std::size_t bin_count = 5;
constexpr std::size_t samples = 1000;
constexpr double tail = 0.025;  // on each side of the interval

struct Told {
    double confidence = 0;
    bool right = false;
};
using ToldInArticle = std::vector<Told>;

std::vector<ToldInArticle> told_in(const std::vector<ScoredArticle>& gold,
                                   const std::map<std::string, ScoredArticle>& predicted) {
    std::vector<ToldInArticle> articles;
    for (const ScoredArticle& article : gold) {
        const auto found = predicted.find(article.id);
        if (found == predicted.end()) continue;
        const std::vector<ScoredStatement>& statements = found->second.statements;
        std::vector<bool> right(statements.size(), false);
        for (const Pair& pair : pair_up(article, found->second))
            right[pair.predicted] = same_who(article.statements[pair.gold], statements[pair.predicted]);
        ToldInArticle told;
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (const auto confidence = statements[i].confidence) told.push_back({*confidence, right[i]});
        }
        articles.push_back(std::move(told));
    }
    return articles;
}

std::vector<CalibrationBin> bins_of(std::vector<Told> told) {
    std::stable_sort(told.begin(), told.end(), [](Told a, Told b) { return a.confidence < b.confidence; });
    std::vector<CalibrationBin> bins;
    for (std::size_t b = 0; b < bin_count; ++b) {
        const std::size_t begin = b * told.size() / bin_count, end = (b + 1) * told.size() / bin_count;
        if (begin == end) continue;
        CalibrationBin bin{.statements = end - begin};
        for (std::size_t i = begin; i < end; ++i) {
            bin.told += told[i].confidence;
            bin.right += told[i].right ? 1 : 0;
        }
        bin.told /= static_cast<double>(bin.statements);
        bin.right /= static_cast<double>(bin.statements);
        bins.push_back(bin);
    }
    return bins;
}

double error_of(const std::vector<CalibrationBin>& bins) {
    double sum = 0, all = 0;
    for (const CalibrationBin& bin : bins) {
        sum += std::abs(bin.told - bin.right) * static_cast<double>(bin.statements);
        all += static_cast<double>(bin.statements);
    }
    return all == 0 ? 0 : sum / all;
}

// Numbers by chance that are the same on every machine (xorshift64).
class Chance {
public:
    std::size_t below(std::size_t end) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return state_ % end;
    }

private:
    std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

std::vector<Told> joined(const std::vector<ToldInArticle>& articles, auto&& which) {
    std::vector<Told> told;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const ToldInArticle& article = articles[which(i)];
        told.insert(told.end(), article.begin(), article.end());
    }
    return told;
}

}  // namespace

Calibration score_calibration(const std::vector<ScoredArticle>& gold,
                              const std::map<std::string, ScoredArticle>& predicted) {
    const std::vector<ToldInArticle> articles = told_in(gold, predicted);
    Calibration result{.bins = bins_of(joined(articles, [](std::size_t i) { return i; }))};
    if (result.bins.empty()) return result;
    result.error = error_of(result.bins);
    Chance chance;
    std::vector<double> errors;
    for (std::size_t sample = 0; sample < samples; ++sample)
        errors.push_back(
            error_of(bins_of(joined(articles, [&](std::size_t) { return chance.below(articles.size()); }))));
    std::sort(errors.begin(), errors.end());
    result.low = errors[static_cast<std::size_t>(tail * samples)];
    result.high = errors[static_cast<std::size_t>((1 - tail) * samples)];
    return result;
}

std::string to_text(const Calibration& calibration) {
    std::string text = "confidence   right  statements\n";
    char line[96];
    for (const CalibrationBin& bin : calibration.bins) {
        std::snprintf(line, sizeof line, "%10.1f  %6.1f  %10zu\n", 100 * bin.told, 100 * bin.right, bin.statements);
        text += line;
    }
    std::snprintf(line, sizeof line, "error %.3f, 95 %% of samples between %.3f and %.3f\n", calibration.error,
                  calibration.low, calibration.high);
    return text + line;
}

}  // namespace sayso::eval
