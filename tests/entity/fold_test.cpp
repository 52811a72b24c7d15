#include <gtest/gtest.h>

#include <string_view>

#include "entity/entity.h"

namespace sayso {
namespace {

struct FoldCase {
    std::string_view text;
    std::string_view words;
};

class FoldWords : public testing::TestWithParam<FoldCase> {};

TEST_P(FoldWords, LeavesTheWordsThatAreCompared) { EXPECT_EQ(fold_words(GetParam().text), GetParam().words); }

INSTANTIATE_TEST_SUITE_P(Cases, FoldWords,
                         testing::Values(FoldCase{"", ""},                                   //
                                         FoldCase{"Mark RUTTE", "mark rutte"},               //
                                         FoldCase{"  Süd \t\xC2\xA0 Korea\n", "sud korea"},  //
                                         FoldCase{"Su\xCC\x88"
                                                  "d",
                                                  "sud"},                             // combining diaeresis
                                         FoldCase{"Straße", "strasse"},               // full case folding
                                         FoldCase{"ＮＡＴＯ", "nato"},                // full width
                                         FoldCase{"Ernst & Söhne –", "ernst sohne"},  // words without letters
                                         FoldCase{"Frank-Walter", "frank-walter"},    //
                                         FoldCase{"Ko\xC2\xADrea", "korea"},          // soft hyphen
                                         FoldCase{"\xFFx", "\xEF\xBF\xBDx"}));        // not UTF-8

TEST(FoldWords, IsIdempotent) {
    for (const std::string_view text : {"Ärzte ohne Grenzen", "ǅ", "ﬁ ﬀ", "İstanbul", "ΌΣΟΣ"}) {
        const std::string once = fold_words(text);
        EXPECT_EQ(fold_words(once), once) << text;
    }
}

}  // namespace
}  // namespace sayso
