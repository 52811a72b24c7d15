// A learnt choice among a few classes: one linear score for each, the highest wins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "statement/feature_set.h"

namespace sayso::statement {

// Weights are integers and sums are exact, so the same class wins on every machine; of equal ones the first.
class LinearChoice {
public:
    // Chooses nothing: every score is 0.
    LinearChoice() = default;
    // From a section of the pack: number of classes and of bits of a feature that count (one byte each), then for each
    // class 1 << bits weights, one byte each, in two's complement. Bytes of another size are taken as no model.
    explicit LinearChoice(std::string_view section);

    [[nodiscard]] bool empty() const { return weights_.empty(); }
    [[nodiscard]] std::size_t classes() const { return classes_; }
    [[nodiscard]] std::int32_t score(const Features& features, std::size_t label) const;
    [[nodiscard]] std::size_t best(const Features& features) const;

private:
    std::size_t classes_ = 0;
    std::uint32_t bits_ = 0;
    std::vector<std::int8_t> weights_;
};

// Writes the section that LinearChoice reads. `weights`: classes times 1 << bits.
[[nodiscard]] std::string choice_section(std::size_t classes, std::uint32_t bits,
                                         const std::vector<std::int8_t>& weights);

}  // namespace sayso::statement
