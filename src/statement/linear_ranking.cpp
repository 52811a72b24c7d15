#include "statement/linear_ranking.h"

namespace sayso::statement {

LinearRanking::LinearRanking(std::string_view section, std::uint32_t bits) {
    if (section.size() != 2 * (std::size_t{1} << bits)) return;
    weights_.reserve(section.size() / 2);
    for (std::size_t at = 0; at < section.size(); at += 2) {
        const auto low = static_cast<unsigned char>(section[at]), high = static_cast<unsigned char>(section[at + 1]);
        weights_.push_back(static_cast<std::int16_t>(static_cast<std::uint16_t>(low | high << 8)));
    }
}

std::int32_t LinearRanking::score(const Features& features) const {
    std::int32_t sum = 0;
    for (std::uint32_t feature : features) sum += weights_[feature];
    return sum;
}

std::string ranking_section(const std::vector<std::int16_t>& weights) {
    std::string out;
    for (std::int16_t weight : weights) {
        const auto bits = static_cast<std::uint16_t>(weight);
        out.push_back(static_cast<char>(bits & 0xFF));
        out.push_back(static_cast<char>(bits >> 8));
    }
    return out;
}

}  // namespace sayso::statement
