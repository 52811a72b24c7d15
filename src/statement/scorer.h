// How likely a finding is a statement: a linear model over what can be seen of it, learnt by train/statement.
//
// The reader and the trainer share features_of. Weights are integers, sums are exact: the same findings are chosen on
// every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "statement/extents.h"
#include "statement/feature_set.h"
#include "statement/finding.h"

namespace sayso::statement {

// Hashed features, each below 1 << feature_bits; may repeat.
[[nodiscard]] Features features_of(const Grammar& grammar, const Finding& finding);

class Scorer {
public:
    static constexpr std::int32_t unit = 256;              // score of one unit of log-odds
    static constexpr std::size_t calibration_points = 32;  // confidence at scores of -4, -3.5, … times unit
    static constexpr std::size_t calibration_groups = 6;   // each with points of its own
    static constexpr std::string_view section = "statement.scorer";

    // Every finding scores 0 and is kept.
    Scorer() = default;
    // From the pack's section: threshold (int32), calibration points of all groups or of one for all
    // (uint16, parts of 65535), weights (int16), all little
    // endian. Bytes of another size are taken as no model.
    explicit Scorer(std::string_view bytes);

    // The mean of what the weights say of the finding's features and what the net over the article says of its places;
    // without a net the weights' alone. Both are log-odds learnt apart: learnt together, rare features that fit the
    // articles learnt from by chance would leave the net little to say.
    [[nodiscard]] std::int32_t score(const Grammar& grammar, const Finding& finding) const;
    [[nodiscard]] bool keeps(std::int32_t score) const { return score >= threshold_; }
    // Probability that a statement is right in content and person.
    [[nodiscard]] double confidence(const Finding& finding) const;
    // Statements of one form whose speakers are found alike are as sure at the same score.
    [[nodiscard]] static std::size_t calibration_group(const Finding& finding);

private:
    [[nodiscard]] std::int32_t sum_of(const Features& features) const;

    std::int32_t threshold_ = 0;
    std::vector<std::uint16_t> calibration_;
    std::vector<std::int16_t> weights_;
};

// Writes the section that Scorer reads. `calibration`: calibration_groups times calibration_points.
[[nodiscard]] std::string scorer_section(std::int32_t threshold, const std::vector<std::uint16_t>& calibration,
                                         const std::vector<std::int16_t>& weights);

}  // namespace sayso::statement
