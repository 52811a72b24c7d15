#include "base/instant.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

struct InstantCase {
    const char* text;
    std::optional<std::int64_t> seconds;
};

class Instants : public testing::TestWithParam<InstantCase> {};

TEST_P(Instants, FromIso) { EXPECT_EQ(instant_from_iso(GetParam().text), GetParam().seconds) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Cases, Instants,
                         testing::Values(InstantCase{"1970-01-01", 0},                    //
                                         InstantCase{"1970-01-01T00:01", 60},             //
                                         InstantCase{"1970-01-01 01:00:01", 3601},        //
                                         InstantCase{"1970-01-01T02:00:00+02:00", 0},     //
                                         InstantCase{"1970-01-01T02:00:00.123+0200", 0},  //
                                         InstantCase{"1969-12-31T19:00:00-05", 0},        //
                                         InstantCase{"1970-01-01T00:00:07Z", 7},          //
                                         InstantCase{"1970-01-01T", 0},                   //
                                         InstantCase{"1970-01-01Tnoon", 0},               //
                                         InstantCase{"1970-01-01T1", 0},                  //
                                         InstantCase{"2031-02-30", std::nullopt},         //
                                         InstantCase{"gestern", std::nullopt},            //
                                         InstantCase{"", std::nullopt}));

}  // namespace
}  // namespace sayso
