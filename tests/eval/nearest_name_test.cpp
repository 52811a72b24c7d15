#include "eval/nearest_name.h"

#include <gtest/gtest.h>

#include "pack/pack.h"
#include "sayso/reader.h"

namespace sayso::eval {
namespace {

class NearestNameTest : public testing::Test {
protected:
    [[nodiscard]] std::vector<ScoredStatement> read(const std::string& text) const {
        const Article article{.id = "x", .language = pack_.card().language, .text = text};
        const Document document = *reader_.analyse(article);
        return read_by_nearest_name(article, document, pack_.data()).statements;
    }

private:
    Pack pack_ = *Pack::open(SAYSO_TEST_PACK);
    Reader reader_{{pack_}};
};

TEST_F(NearestNameTest, TakesTheCapitalsNextToTheVerb) {
    const auto told = read("„Wir bauen die Brücke noch im Mai“, sagte Anna Berg in Sellnau.");
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].form, "direct");
    EXPECT_EQ(told[0].who, "Anna Berg");
}

TEST_F(NearestNameTest, KnowsNoBetter) {
    const auto told = read("„Wir bauen die Brücke noch im Mai“, sagte gestern in Sellnau Anna Berg.");
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].who, "Sellnau Anna Berg");
}

TEST_F(NearestNameTest, LeavesShortQuotationsAndThoseWithoutAVerb) {
    EXPECT_TRUE(read("Die Fähre „Alte Liebe“ legte ab.").empty());
    const auto told = read("Das Schild „Hier wohnt heute niemand mehr“ hing an der Wand.");
    ASSERT_EQ(told.size(), 1U);
    EXPECT_TRUE(told[0].speaker.empty());
    EXPECT_EQ(told[0].who, "");
}

}  // namespace
}  // namespace sayso::eval
