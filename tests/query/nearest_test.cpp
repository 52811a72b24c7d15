#include "query/nearest.h"

#include <gtest/gtest.h>

#include <array>

namespace sayso::query {
namespace {

constexpr std::array<std::string_view, 4> acts = {"state", "deny", "demand", "doubt"};

TEST(Nearest, FindsWhatWasMeant) {
    EXPECT_EQ(nearest("denie", acts), "deny");
    EXPECT_EQ(nearest("demnad", acts), "demand");
    EXPECT_EQ(nearest("stat", acts), "state");
}

TEST(Nearest, GivesNothingForWhatIsNearNone) {
    EXPECT_EQ(nearest("xyz", acts), "");
    EXPECT_EQ(nearest("", acts), "");
    EXPECT_EQ(nearest("statestatestatestate", acts), "");
}

}  // namespace
}  // namespace sayso::query
