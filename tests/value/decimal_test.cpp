#include "value/decimal.h"

#include <gtest/gtest.h>

#include <random>

namespace sayso::values {
namespace {

TEST(Decimal, IsWrittenOutInFull) {
    EXPECT_EQ(Decimal(15, 5).text(), "1500000");
    EXPECT_EQ(Decimal(-27315, -2).text(), "-273.15");
    EXPECT_EQ(Decimal(5, -3).text(), "0.005");
    EXPECT_EQ(Decimal(0, 7).text(), "0");
    EXPECT_EQ(Decimal(1200, -2), Decimal(12));
}

TEST(Decimal, ReadsPlainFormOnly) {
    EXPECT_EQ(decimal_from("-12.50"), Decimal(-125, -1));
    for (const std::string_view wrong : {"", "-", ".5", "5.", "1.2.3", "1,5", "1e3", "1234567890123456789"})
        EXPECT_FALSE(decimal_from(wrong)) << wrong;
}

TEST(Decimal, PartsEndWithinThreeDecimalsOrAreRounded) {
    EXPECT_EQ(quotient(Decimal(3), 4)->text(), "0.75");
    EXPECT_EQ(quotient(Decimal(1), 3)->text(), "0.333");
    EXPECT_EQ(quotient(Decimal(2), 3)->text(), "0.667");
    EXPECT_FALSE(quotient(Decimal(5, -1), 3));
}

TEST(Decimal, RefusesWhatIsTooLarge) {
    EXPECT_FALSE(product(Decimal(999'999'999'999), Decimal(999'999'999'999)));
    EXPECT_FALSE(product(Decimal(1, 30), Decimal(1, 30)));
    EXPECT_FALSE(sum(Decimal(1, 30), Decimal(1)));
}

// Property: order, sum and product agree with those of integers in thousandths.
TEST(Decimal, AgreesWithThousandths) {
    std::mt19937 random(7);
    std::uniform_int_distribution<std::int64_t> numbers(-100'000, 100'000);
    for (int i = 0; i < 2000; ++i) {
        const std::int64_t a = numbers(random);
        const std::int64_t b = numbers(random);
        const Decimal x(a, -3);
        const Decimal y(b, -3);
        EXPECT_EQ(less(x, y), a < b);
        EXPECT_EQ(sum(x, y), Decimal(a + b, -3));
        EXPECT_EQ(product(x, y), Decimal(a * b, -6));
        EXPECT_EQ(decimal_from(x.text()), x);
    }
}

}  // namespace
}  // namespace sayso::values
