#include <gtest/gtest.h>

#include "sayso/article.h"

namespace sayso {
namespace {

// Page "a&auml;bc  d": text "aäbc d".
OffsetMap example() {
    OffsetMap map;
    map.append({.text = 0, .text_size = 1, .page = 0, .page_size = 1});
    map.append({.text = 1, .text_size = 2, .page = 1, .page_size = 6});
    map.append({.text = 3, .text_size = 1, .page = 7, .page_size = 1});
    map.append({.text = 4, .text_size = 1, .page = 8, .page_size = 1});
    map.append({.text = 5, .text_size = 1, .page = 9, .page_size = 2});
    map.append({.text = 6, .text_size = 1, .page = 11, .page_size = 1});
    return map;
}

TEST(OffsetMap, JoinsNeighboursThatAreByteForByte) { EXPECT_EQ(example().runs().size(), 5U); }

TEST(OffsetMap, LeadsBackToThePage) {
    const OffsetMap map = example();
    EXPECT_EQ(map.to_page({0, 1}), (Span{0, 1}));
    EXPECT_EQ(map.to_page({1, 3}), (Span{1, 7}));
    EXPECT_EQ(map.to_page({3, 5}), (Span{7, 9}));
    EXPECT_EQ(map.to_page({4, 5}), (Span{8, 9}));
    EXPECT_EQ(map.to_page({4, 7}), (Span{8, 12}));
    EXPECT_EQ(map.to_page({0, 7}), (Span{0, 12}));
}

TEST(OffsetMap, TextThatStandsNowhereOnThePageHasNoPlace) {
    OffsetMap map;
    map.append({.text = 0, .text_size = 3, .page = 10, .page_size = 3});
    map.append({.text = 5, .text_size = 3, .page = 20, .page_size = 3});  // "\n\n" between two blocks
    EXPECT_TRUE(map.to_page({3, 5}).empty());
    EXPECT_TRUE(map.to_page({2, 2}).empty());
    EXPECT_TRUE(OffsetMap{}.to_page({0, 4}).empty());
    EXPECT_EQ(map.to_page({2, 6}), (Span{12, 21}));
    EXPECT_EQ(map.to_page({0, 4}), (Span{10, 13}));
}

}  // namespace
}  // namespace sayso
