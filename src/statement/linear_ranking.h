// A learnt choice among candidates: one linear score for each; who asks takes the highest, with what doubt it has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "statement/feature_set.h"

namespace sayso::statement {

// Weights are integers and sums are exact, so the same candidate wins on every machine.
class LinearRanking {
public:
    static constexpr std::int32_t unit = 256;  // score of one unit of log-odds

    // From a section of the pack: 1 << bits weights, int16 each, little endian. Bytes of another size are no model.
    LinearRanking(std::string_view section, std::uint32_t bits);

    [[nodiscard]] bool empty() const { return weights_.empty(); }
    // Of features that are below 1 << bits; only for a model that is not empty.
    [[nodiscard]] std::int32_t score(const Features& features) const;

private:
    std::vector<std::int16_t> weights_;
};

// Writes the section that LinearRanking reads.
[[nodiscard]] std::string ranking_section(const std::vector<std::int16_t>& weights);

}  // namespace sayso::statement
