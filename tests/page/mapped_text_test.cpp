#include "page/mapped_text.h"

#include <gtest/gtest.h>

#include "page/decoding.h"

namespace sayso::page {
namespace {

MappedText built(std::string_view page) {
    TextBuilder builder;
    builder.add_verbatim(page, 0);
    return builder.take();
}

struct Case {
    const char* what;
    std::string page;
    std::string text;
};

TEST(TextBuilder, NormalisesAndEveryRunDecodesToItsText) {
    const std::vector<Case> cases = {
        {"plain", "Die Nato sagt", "Die Nato sagt"},
        {"white space folds and is trimmed", " \n Die \t\r\n Nato\n", "Die Nato"},
        {"no-break and thin spaces are spaces", "10\u00A0000\u202FEuro", "10 000 Euro"},
        {"soft hyphens go", "Bundes\u00ADkanz\u00ADler", "Bundeskanzler"},
        {"zero-width characters go", "\uFEFFNa\u200Bto\u2060", "Nato"},
        {"decomposed letters are composed", "fu\u0308r O\u0308l", "für Öl"},
        {"a mark composes across dropped characters", "u\u00AD\u0308ber", "über"},
        {"marks are put in order", "a\u0323\u0302", "ậ"},
        {"joiners stay between emoji, not between letters", "👩\u200D🚒 au\u200Cf", "👩\u200D🚒 auf"},
        {"controls go", "a\x01\x7F\u0085b", "a b"},
        {"Hangul composes", "\u1112\u1161\u11AB", "한"},
        {"nothing", " \u00AD ", ""},
    };
    for (const Case& c : cases) {
        const MappedText result = built(c.page);
        EXPECT_EQ(result.text, c.text) << c.what;
        expect_runs_decode(result.text, result.source, c.page, normalised);
    }
}

TEST(TextBuilder, AGapIsASpaceThatStandsNowhere) {
    TextBuilder builder;
    builder.add_verbatim("eins", 0);
    builder.add_gap();
    builder.add_verbatim("zwei", 10);
    const MappedText result = builder.take();
    EXPECT_EQ(result.text, "eins zwei");
    EXPECT_EQ(result.source.to_page({5, 9}), (Span{10, 14}));
    EXPECT_TRUE(builder.empty());
}

TEST(MappedText, PartKeepsItsPlaces) {
    const MappedText whole = built("ein  fu\u0308nfter\u00ADTag");
    ASSERT_EQ(whole.text, "ein fünfterTag");
    const MappedText part = whole.part({4, 12});
    EXPECT_EQ(part.text, "fünfter");
    EXPECT_EQ(part.source.to_page({0, 8}), (Span{5, 14}));
}

TEST(Compose, LeadsThroughBothMaps) {
    OffsetMap text_to_middle;  // text "ab" read off middle bytes 2 to 4
    text_to_middle.append({0, 2, 2, 2});
    OffsetMap middle_to_page;  // middle byte 0 to 3 as they are, byte 3 from two bytes of the page
    middle_to_page.append({0, 3, 10, 3});
    middle_to_page.append({3, 1, 13, 2});
    const OffsetMap map = compose(text_to_middle, middle_to_page);
    EXPECT_EQ(map.to_page({0, 1}), (Span{12, 13}));
    EXPECT_EQ(map.to_page({1, 2}), (Span{13, 15}));
}

}  // namespace
}  // namespace sayso::page
