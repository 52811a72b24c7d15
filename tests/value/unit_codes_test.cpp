#include "value/unit_codes.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

#include "sayso/pack.h"

namespace sayso {
namespace {

const PackData& german() {
    static const Result<Pack> pack = Pack::open(SAYSO_TEST_PACK);
    if (!pack) throw std::runtime_error(pack.error().message());
    return pack.value().data();
}

TEST(UnitCodes, AsTheStandardsWriteThem) {
    const UnitCodes codes(german());
    struct Case {
        const char* unit;
        const char* ucum;
        const char* iso4217;
    };
    for (const auto& [unit, ucum, iso4217] : {Case{"%", "%", ""},
                                              {"EUR", "", "EUR"},
                                              {"a", "a", ""},
                                              {"°C", "Cel", ""},
                                              {"m²", "m2", ""},
                                              {"ha", "har", ""},
                                              {"km/h", "km/h", ""},
                                              {"kWh", "kW.h", ""},
                                              {"Seiten", "", ""}}) {
        const auto code = codes.find(unit);
        ASSERT_TRUE(code) << unit;
        EXPECT_EQ(code->ucum, ucum) << unit;
        EXPECT_EQ(code->iso4217, iso4217) << unit;
    }
    EXPECT_EQ(codes.name("km/h"), "ucum:km/h");
    EXPECT_EQ(codes.name("EUR"), "iso4217:EUR");
    EXPECT_EQ(codes.name("Seiten"), "");
    EXPECT_EQ(codes.name(""), "");
    EXPECT_FALSE(codes.find(""));
    EXPECT_FALSE(codes.find("Ellen"));
}

// ISO 4217 has three capital letters, and no unit is money and measure at once.
TEST(UnitCodes, EveryCodeOfTheTableIsWellFormed) {
    const Table& table = german().table("units");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view iso = table.cell(row, "iso4217");
        const std::string_view ucum = table.cell(row, "ucum");
        EXPECT_TRUE(iso.empty() || ucum.empty()) << table.cell(row, "code");
        EXPECT_TRUE(iso.empty() ||
                    (iso.size() == 3 && iso.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos))
            << iso;
        EXPECT_EQ(ucum.find(' '), std::string_view::npos) << ucum;
        const bool measured = table.cell(row, "kind") == "money" && table.cell(row, "code").size() == 3 &&
                              table.cell(row, "code") != "BTC";
        EXPECT_TRUE(!measured || iso == table.cell(row, "code")) << table.cell(row, "code");
    }
}

}  // namespace
}  // namespace sayso
