#include "value/decimal.h"

#include <algorithm>
#include <limits>

namespace sayso::values {
namespace {

constexpr int most_digits = 18;
constexpr int largest_exponent = 36;

std::optional<std::int64_t> scaled(std::int64_t coefficient, int tens) {
    for (; tens > 0; --tens)
        if (__builtin_mul_overflow(coefficient, std::int64_t{10}, &coefficient)) return std::nullopt;
    return coefficient;
}

std::optional<Decimal> checked(std::int64_t coefficient, int exponent) {
    const Decimal result(coefficient, exponent);
    if (result.exponent() > largest_exponent || result.exponent() < -most_digits) return std::nullopt;
    return result;
}

}  // namespace

Decimal::Decimal(std::int64_t coefficient, int exponent) : coefficient_(coefficient), exponent_(exponent) {
    while (coefficient_ != 0 && coefficient_ % 10 == 0) {
        coefficient_ /= 10;
        ++exponent_;
    }
    if (coefficient_ == 0) exponent_ = 0;
}

std::optional<std::int64_t> Decimal::integer() const {
    if (exponent_ < 0) return std::nullopt;
    return scaled(coefficient_, exponent_);
}

std::string Decimal::text() const {
    std::string digits = std::to_string(coefficient_);
    const std::string sign = coefficient_ < 0 ? "-" : "";
    if (coefficient_ < 0) digits.erase(0, 1);
    if (exponent_ >= 0) return sign + digits + std::string(static_cast<std::size_t>(exponent_), '0');
    const auto decimals = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
    return sign + digits;
}

std::optional<Decimal> product(Decimal a, Decimal b) {
    std::int64_t coefficient = 0;
    if (__builtin_mul_overflow(a.coefficient(), b.coefficient(), &coefficient)) return std::nullopt;
    return checked(coefficient, a.exponent() + b.exponent());
}

std::optional<Decimal> sum(Decimal a, Decimal b) {
    const int exponent = std::min(a.exponent(), b.exponent());
    const auto x = scaled(a.coefficient(), a.exponent() - exponent);
    const auto y = scaled(b.coefficient(), b.exponent() - exponent);
    std::int64_t coefficient = 0;
    if (!x || !y || __builtin_add_overflow(*x, *y, &coefficient)) return std::nullopt;
    return checked(coefficient, exponent);
}

std::optional<Decimal> quotient(Decimal numerator, std::int64_t denominator) {
    const auto whole = numerator.integer();
    if (!whole || *whole < 0 || denominator <= 0) return std::nullopt;
    const auto thousandths = scaled(*whole, 3);
    if (!thousandths || *thousandths > std::numeric_limits<std::int64_t>::max() - denominator) return std::nullopt;
    return Decimal((*thousandths + denominator / 2) / denominator, -3);
}

bool less(Decimal a, Decimal b) {
    const int exponent = std::min(a.exponent(), b.exponent());
    const auto x = scaled(a.coefficient(), a.exponent() - exponent);
    const auto y = scaled(b.coefficient(), b.exponent() - exponent);
    // Only one can overflow: the one with the larger exponent, and then its sign decides.
    if (!x) return a.coefficient() < 0;
    if (!y) return b.coefficient() > 0;
    return *x < *y;
}

std::optional<Decimal> decimal_from(std::string_view plain) {
    const bool negative = plain.starts_with('-');
    if (negative) plain.remove_prefix(1);
    std::int64_t coefficient = 0;
    int digits = 0;
    int decimals = -1;
    for (const char c : plain) {
        if (c == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > most_digits) return std::nullopt;
        coefficient = coefficient * 10 + (c - '0');
        if (decimals >= 0) ++decimals;
    }
    if (digits == 0 || decimals == 0) return std::nullopt;
    return Decimal(negative ? -coefficient : coefficient, -std::max(decimals, 0));
}

}  // namespace sayso::values
