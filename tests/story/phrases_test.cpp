// Words and phrases of tables, found in texts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(Phrases, OfNothingAreNone) {
    EXPECT_THAT(found("", "Text"), IsEmpty());
    EXPECT_THAT(found("||*|", "Text"), IsEmpty());
    EXPECT_THAT(found("wort", "\xFF\xC3"), IsEmpty());
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
