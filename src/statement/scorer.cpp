#include "statement/scorer.h"

#include <algorithm>

#include "statement/article_net.h"

namespace sayso::statement {
namespace {

constexpr std::size_t weight_count = std::size_t{1} << feature_bits;
constexpr std::int32_t first_point = -4 * Scorer::unit;
constexpr std::int32_t point_distance = Scorer::unit / 2;
constexpr double full = 65535;

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void append_little_endian(std::string& out, std::uint32_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

}  // namespace

Scorer::Scorer(std::string_view bytes) {
    constexpr std::size_t fixed = 4 + 2 * weight_count, group_size = 2 * calibration_points;
    if (bytes.size() != fixed + group_size && bytes.size() != fixed + calibration_groups * group_size) return;
    const std::size_t points = (bytes.size() - fixed) / 2;
    threshold_ = static_cast<std::int32_t>(little_endian(bytes, 0, 4));
    std::size_t at = 4;
    for (std::size_t i = 0; i < points; ++i, at += 2)
        calibration_.push_back(static_cast<std::uint16_t>(little_endian(bytes, at, 2)));
    weights_.reserve(weight_count);
    for (; at < bytes.size(); at += 2) weights_.push_back(static_cast<std::int16_t>(little_endian(bytes, at, 2)));
}

std::int32_t Scorer::score(const Grammar& grammar, const Finding& finding) const {
    if (weights_.empty()) return 0;
    const std::int32_t sum = sum_of(features_of(grammar, finding));
    static_assert(TokenScores::unit == unit);
    return grammar.scores == nullptr || grammar.scores->empty() ? sum : (sum + grammar.scores->of(finding)) / 2;
}

std::int32_t Scorer::sum_of(const Features& features) const {
    std::int32_t sum = 0;
    for (std::uint32_t feature : features) sum += weights_[feature];
    return sum;
}

std::size_t Scorer::calibration_group(const Finding& finding) {
    const std::size_t speaker = finding.speaker.empty() ? 0 : finding.speaker_role == SpeakerRole::carried ? 1 : 2;
    return 2 * speaker + (finding.form == Form::reported ? 1 : 0);
}

double Scorer::confidence(const Finding& finding) const {
    if (calibration_.empty()) return 0.5;
    const std::int32_t offset =
        std::clamp(finding.score - first_point, 0, point_distance * static_cast<std::int32_t>(calibration_points - 1));
    const std::size_t i = static_cast<std::size_t>(offset / point_distance);
    const std::size_t next = std::min(i + 1, calibration_points - 1);
    const double part = static_cast<double>(offset % point_distance) / point_distance;
    const std::size_t first =
        calibration_.size() > calibration_points ? calibration_group(finding) * calibration_points : 0;
    return (calibration_[first + i] * (1 - part) + calibration_[first + next] * part) / full;
}

std::string scorer_section(std::int32_t threshold, const std::vector<std::uint16_t>& calibration,
                           const std::vector<std::int16_t>& weights) {
    std::string out;
    append_little_endian(out, static_cast<std::uint32_t>(threshold), 4);
    for (std::uint16_t point : calibration) append_little_endian(out, point, 2);
    for (std::int16_t weight : weights) append_little_endian(out, static_cast<std::uint16_t>(weight), 2);
    return out;
}

}  // namespace sayso::statement
