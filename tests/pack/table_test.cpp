// Tables: from tab-separated text to cells.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pack/pack.h"
#include "pack/toy.h"

namespace sayso::test {
namespace {

using ::testing::HasSubstr;

TEST(Table, HasTheCellsOfItsText) {
    const Pack pack = Pack::from_bytes(toy_pack()).value();
    const Table table = pack.data().table("colours");
    ASSERT_EQ(table.rows(), 3U);
    ASSERT_EQ(table.columns(), 2U);
    EXPECT_EQ(table.column("word"), 0U);
    EXPECT_EQ(table.column("code"), 1U);
    EXPECT_EQ(table.column("Code"), std::nullopt);
    EXPECT_EQ(table.cell(0, "word"), "blu");
    EXPECT_EQ(table.cell(0, "code"), "#00f");
    EXPECT_EQ(table.cell(1, 0), "");
    EXPECT_EQ(table.cell(1, 1), "none");
    EXPECT_EQ(table.cell(2, 0), "dark  blu");
    EXPECT_EQ(table.cell(2, 1), "");
}

TEST(Table, HasNothingWhereThereIsNoCell) {
    const Pack pack = Pack::from_bytes(toy_pack()).value();
    const Table table = pack.data().table("colours");
    EXPECT_EQ(table.cell(3, 0), "");
    EXPECT_EQ(table.cell(0, 2), "");
    EXPECT_EQ(table.cell(0, "weight"), "");
    EXPECT_EQ(Table{}.cell(0, 0), "");
    EXPECT_EQ(Table{}.rows(), 0U);
}

TEST(Table, TheLastLineNeedsNoLineFeed) {
    const std::string section = pack::build_table("a\tb\n1\t2", "x.tsv").value();
    EXPECT_EQ(Table::from_section(section).value().cell(0, "b"), "2");
}

struct WrongText {
    std::string text;
    std::string what;
    std::string record;
};

class WrongTable : public ::testing::TestWithParam<WrongText> {};

TEST_P(WrongTable, IsRefusedWithFileAndLine) {
    const Result<std::string> section = pack::build_table(GetParam().text, "lang/x/things.tsv");
    ASSERT_FALSE(section.ok());
    EXPECT_EQ(section.error().input, "lang/x/things.tsv");
    EXPECT_EQ(section.error().record, GetParam().record);
    EXPECT_THAT(section.error().what, HasSubstr(GetParam().what));
    EXPECT_NE(section.error().remedy, "");
}

INSTANTIATE_TEST_SUITE_P(Texts, WrongTable,
                         ::testing::Values(WrongText{"# c\na\tb\n1\n", "1 cell, the table has 2 columns", "line 3"},
                                           WrongText{"a\tb\n1\t2\n1\t2\t3\n", "3 cells", "line 3"},
                                           WrongText{"a\tb\n\n1\t2\n", "1 cell", "line 2"},
                                           WrongText{"a\tb\n# comment\n", "1 cell", "line 2"},
                                           WrongText{"", "no line with columns' names", "line 0"},
                                           WrongText{"# only\n# comments", "no line with columns' names", "line 2"},
                                           WrongText{"a\t\n", "no name", "line 1"},
                                           WrongText{"a\tb\ta\n", "two columns", "line 1"},
                                           WrongText{"a\tb\r\n1\t2\r\n", "carriage return", "line 1"},
                                           WrongText{"a\tb\n1\t\xC3\n", "not UTF-8", "line 2"}));

}  // namespace
}  // namespace sayso::test
