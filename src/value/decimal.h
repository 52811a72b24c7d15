// Exact decimal numbers: what a text says, never rounded on the way.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::values {

// coefficient * 10^exponent. Invariant: no trailing zero in the coefficient; zero has the exponent 0.
class Decimal {
public:
    constexpr Decimal() = default;
    explicit Decimal(std::int64_t coefficient, int exponent = 0);

    [[nodiscard]] std::int64_t coefficient() const { return coefficient_; }
    [[nodiscard]] int exponent() const { return exponent_; }
    [[nodiscard]] bool is_integer() const { return exponent_ >= 0; }
    // The value as an integer; nothing if it is none or does not fit.
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    // "600000", "1.5", "-273.15".
    [[nodiscard]] std::string text() const;

    bool operator==(const Decimal&) const = default;

private:
    std::int64_t coefficient_ = 0;
    std::int32_t exponent_ = 0;
};

// Nothing where the result has more than 18 digits.
[[nodiscard]] std::optional<Decimal> product(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> sum(Decimal a, Decimal b);

// A part of a whole, exact where it ends within three decimals, else rounded to three ("1/3" is 0.333).
// `denominator` must be positive and below 10^9.
[[nodiscard]] std::optional<Decimal> quotient(Decimal numerator, std::int64_t denominator);

[[nodiscard]] bool less(Decimal a, Decimal b);

// From plain form: an optional minus, digits, optionally a point and digits. Nothing else, and at most 18 digits.
[[nodiscard]] std::optional<Decimal> decimal_from(std::string_view plain);

}  // namespace sayso::values
