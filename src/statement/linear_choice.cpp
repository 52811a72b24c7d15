#include "statement/linear_choice.h"

namespace sayso::statement {

LinearChoice::LinearChoice(std::string_view section) {
    constexpr std::size_t head = 2;
    if (section.size() < head) return;
    const std::size_t classes = static_cast<unsigned char>(section[0]);
    const std::uint32_t bits = static_cast<unsigned char>(section[1]);
    section.remove_prefix(head);
    if (classes == 0 || bits > feature_bits || section.size() != classes << bits) return;
    classes_ = classes;
    bits_ = bits;
    weights_.reserve(section.size());
    for (char byte : section) weights_.push_back(static_cast<std::int8_t>(byte));
}

std::int32_t LinearChoice::score(const Features& features, std::size_t label) const {
    std::int32_t sum = 0;
    if (label >= classes_) return sum;
    const std::uint32_t mask = (1U << bits_) - 1;
    for (std::uint32_t feature : features) sum += weights_[(label << bits_) + (feature & mask)];
    return sum;
}

std::size_t LinearChoice::best(const Features& features) const {
    std::size_t best = 0;
    std::int32_t highest = score(features, best);
    for (std::size_t label = 1; label < classes_; ++label) {
        const std::int32_t own = score(features, label);
        if (own <= highest) continue;
        best = label;
        highest = own;
    }
    return best;
}

std::string choice_section(std::size_t classes, std::uint32_t bits, const std::vector<std::int8_t>& weights) {
    std::string out{static_cast<char>(classes), static_cast<char>(bits)};
    for (std::int8_t weight : weights) out.push_back(static_cast<char>(weight));
    return out;
}

}  // namespace sayso::statement
