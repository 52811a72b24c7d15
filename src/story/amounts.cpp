#include "story/amounts.h"

#include <algorithm>
#include <charconv>

namespace sayso::story {

double amount_in(std::string_view decimal) {
    double amount = 0;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), amount);
    return amount;
}

double amount_of(const Quantity& quantity) { return quantity.value ? amount_in(*quantity.value) : 0; }

std::uint32_t telling_digits(std::string_view value) {
    constexpr std::uint32_t most = 3;
    const std::size_t first = value.find_first_not_of("-0."), last = value.find_last_not_of("0.");
    std::uint32_t digits = 0;
    for (std::size_t at = first; at <= last && last != std::string_view::npos; ++at) digits += value[at] == '.' ? 0 : 1;
    return std::min(digits, most);
}

}  // namespace sayso::story
