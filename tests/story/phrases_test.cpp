// Words and phrases of tables, found in texts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "story/endings.h"
#include "story/number_set.h"
#include "story/phrases.h"

namespace sayso::story {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(std::string_view cell, std::string_view text) {
    PhraseList list;
    list.add(cell, 1);
    const std::vector<FoldedWord> words = folded_words(text);
    std::vector<std::string> phrases;
    for (const PhraseList::Hit& hit : list.in(words))
        phrases.emplace_back(
            text.substr(words[hit.begin].span.begin, words[hit.end - 1].span.end - words[hit.begin].span.begin));
    return phrases;
}

TEST(Phrases, AreFoundInAnyCase) { EXPECT_THAT(found("todesopfer", "Vier Todesopfer."), ElementsAre("Todesopfer")); }

TEST(Phrases, EndInAStarForAnyEnding) {
    EXPECT_THAT(found("verletz*", "Der Verletzte und die Verletzung, unverletzt"),
                ElementsAre("Verletzte", "Verletzung"));
}

TEST(Phrases, MayHaveSeveralWords) {
    EXPECT_THAT(found("ums leben|leben", "Sie kamen ums Leben"), ElementsAre("ums Leben")) << "the longest counts";
    EXPECT_THAT(found("nach vorläufigen *", "nach vorläufigen Radardaten"), ElementsAre("nach vorläufigen Radardaten"));
}

TEST(Phrases, MayBeginWithOneLetter) {
    EXPECT_THAT(found("a*|x|ö*", "Arbeit, b und x, xy, Öl"), ElementsAre("Arbeit", "x", "Öl"));
}

TEST(Phrases, OfNothingAreNone) {
    EXPECT_THAT(found("", "Text"), IsEmpty());
    EXPECT_THAT(found("||*|", "Text"), IsEmpty());
    EXPECT_THAT(found("wort", "\xFF\xC3"), IsEmpty());
}

TEST(Endings, CountTheLongest) {
    Endings endings;
    endings.add("chef", 1);
    endings.add("vorstandschef", 2);
    endings.add("chef", 3);
    EXPECT_EQ(endings.of("küchenchef"), 1U) << "the first of two that are the same";
    EXPECT_EQ(endings.of("vorstandschef"), 2U);
    EXPECT_EQ(endings.of("chefin"), std::nullopt);
    EXPECT_EQ(endings.of("hef"), std::nullopt);
    EXPECT_EQ(endings.of(""), std::nullopt);
}

TEST(NumberSets, TellWhetherTheyHaveOneInCommon) {
    NumberSet some, others;
    EXPECT_FALSE(some.have_common(others));
    for (const std::uint64_t number : {7U, 3U, 7U}) some.add(number);
    others.add(4);
    EXPECT_FALSE(some.have_common(others));
    others.add(some);
    EXPECT_TRUE(some.have_common(others));
    EXPECT_THAT(others.numbers(), ElementsAre(3, 4, 7));
    EXPECT_TRUE(others.has(7));
    EXPECT_FALSE(others.has(8));
}

bool begin_alike(std::string_view a, std::string_view b) {
    constexpr std::size_t bytes = 5;
    Beginnings x, y;
    x.add(folded_words(a), bytes);
    y.add(folded_words(b), bytes);
    return x.have_common(y);
}

TEST(Words, BeginAlikeWithTheSameBytes) {
    EXPECT_TRUE(begin_alike("Karvonien", "die Karvonier, alle"));
    EXPECT_TRUE(begin_alike("aus Österreich", "ÖSTERREICHISCH")) << "folded";
    EXPECT_FALSE(begin_alike("Karvonien", "Karwoche"));
    EXPECT_FALSE(begin_alike("Karl", "Karl")) << "shorter than that";
    EXPECT_FALSE(begin_alike("", "Karvonien"));
}

}  // namespace
}  // namespace sayso::story
