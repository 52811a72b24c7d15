#include "statement/linear_ranking.h"

#include "base/little_endian.h"

namespace sayso::statement {

LinearRanking::LinearRanking(std::string_view section, std::uint32_t bits) {
    if (section.size() != 2 * (std::size_t{1} << bits)) return;
    weights_.reserve(section.size() / 2);
    for (std::size_t at = 0; at < section.size(); at += 2)
        weights_.push_back(static_cast<std::int16_t>(load_u16(section, at)));
}

std::int32_t LinearRanking::score(const Features& features) const {
    std::int32_t sum = 0;
    for (std::uint32_t feature : features) sum += weights_[feature];
    return sum;
}

std::string ranking_section(const std::vector<std::int16_t>& weights) {
    std::string out;
    for (std::int16_t weight : weights) append_u16(out, static_cast<std::uint16_t>(weight));
    return out;
}

}  // namespace sayso::statement
