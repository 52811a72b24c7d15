#include "architecture/tidy_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/tree.h"

namespace sayso::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// In two pieces, since the tests below read this file, too.
const std::string home = std::string("/") + "home/";

TEST(TidyRules, EveryCodeFileIsShortEnough) {
    const auto files = code_files({"src", "apps", "include", "tests", "fuzz", "bench", "train", "scripts"});
    ASSERT_FALSE(files.empty());
    for (const SourceFile& file : files) EXPECT_EQ(too_long(file), "");
}

TEST(TidyRules, NoFileHoldsAMachinesPathOrAMergeMarker) {
    const auto files = text_files();
    ASSERT_FALSE(files.empty());
    for (const SourceFile& file : files) EXPECT_THAT(stray_lines(file), IsEmpty());
}

TEST(TidyRules, ALongFileIsNamedWithItsLength) {
    EXPECT_EQ(too_long({"src/text/a.cpp", std::string(600, '\n')}), "");
    EXPECT_EQ(too_long({"src/text/a.cpp", std::string(601, '\n')}), "src/text/a.cpp: has 601 lines");
}

TEST(TidyRules, AStrayLineIsNamedWithItsNumber) {
    EXPECT_THAT(stray_lines({"a.md", "fine\nsee " + home + "anna/x\n"}), ElementsAre("a.md:2: a path of one machine"));
    EXPECT_THAT(stray_lines({"a.md", home + "anna"}), ElementsAre("a.md:1: a path of one machine"));
    EXPECT_THAT(stray_lines({"a.md", std::string(7, '<') + " HEAD\n"}), ElementsAre("a.md:1: a merge marker"));
}

TEST(TidyRules, AnAddressOnTheWebIsNoMachinesPath) {
    EXPECT_THAT(stray_lines({"a.md", "https://example.org" + home + "news\n"}), IsEmpty());
    EXPECT_THAT(stray_lines({"a.md", "tests" + home + "x and =======\n"}), IsEmpty());
}

}  // namespace
}  // namespace sayso::test
