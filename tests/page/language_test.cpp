#include <gtest/gtest.h>

#include "page/page.h"
#include "sayso/pack.h"

namespace sayso {
namespace {

TEST(Language, IsToldByFunctionWordsOrOfAFewWordsByTheLexicon) {
    const Result<Pack> pack = Pack::open(SAYSO_TEST_PACK);
    ASSERT_TRUE(pack);
    const struct {
        const char* text;
        const char* language;
    } cases[] = {
        {"Die Fähre sei am Morgen gesunken, sagte ein Sprecher.", "de"},
        {"Laut Polizei starben zwei Menschen.", "de"},
        {"Neubau kostet angeblich zwei Millionen", "de"},
        {"Police say two people died.", ""},
        {"Le président dément toute pression", ""},
        {"Hallsand Kestrel Dwarsgat", ""},
        {"Unglück", ""},
        {"", ""},
    };
    for (const auto& [text, language] : cases) EXPECT_EQ(language_of(text, {&(*pack).data()}), language) << text;
}

}  // namespace
}  // namespace sayso
