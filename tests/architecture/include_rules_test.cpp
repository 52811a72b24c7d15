#include "architecture/include_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/tree.h"

namespace sayso::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(IncludeRules, EverySourceFileKeepsThem) {
    const auto files = code_files({"src", "apps", "include"});
    ASSERT_FALSE(files.empty());
    for (const SourceFile& file : files) EXPECT_THAT(broken_includes(file), IsEmpty());
}

TEST(IncludeRules, ALayerMayUseEarlierOnesByTheirFrontHeader) {
    EXPECT_THAT(broken_includes({"src/value/quantity.cpp",
                                 "#include \"value/quantity.h\"\n"
                                 "#include \"text/text.h\"\n"
                                 "#include \"base/utf8.h\"\n"
                                 "#include \"sayso/value.h\"\n"
                                 "#include <vector>\n"}),
                IsEmpty());
    EXPECT_THAT(broken_includes({"apps/cli/main.cpp",
                                 "#include \"query/query.h\"\n#include \"cli/table.h\"\n"
                                 "#include \"eval/statements.h\"\n"}),
                IsEmpty());
}

TEST(IncludeRules, ALaterLayerIsOutOfReach) {
    EXPECT_THAT(broken_includes({"src/text/tagger.cpp", "#include <map>\n  #  include \"statement/statement.h\"\n"}),
                ElementsAre("src/text/tagger.cpp: \"statement/statement.h\" belongs to a later layer"));
}

TEST(IncludeRules, AnotherLayersPrivateHeaderIsOutOfReach) {
    EXPECT_THAT(broken_includes({"src/value/quantity.cpp", "#include \"text/tagger.h\"\n"}),
                ElementsAre("src/value/quantity.cpp: \"text/tagger.h\" is a private header of text"));
    EXPECT_THAT(broken_includes({"apps/cli/main.cpp", "#include \"ledger/sqlite_store.h\"\n"}),
                ElementsAre("apps/cli/main.cpp: \"ledger/sqlite_store.h\" is a private header of ledger"));
}

TEST(IncludeRules, APublicHeaderStandsOnPublicHeaders) {
    EXPECT_THAT(broken_includes({"include/sayso/reader.h", "#include \"reading/reading.h\"\n"}),
                ElementsAre("include/sayso/reader.h: \"reading/reading.h\" is not a public header, as a public "
                            "header's includes have to be"));
}

TEST(IncludeRules, AnIncludeNamesItsFolder) {
    EXPECT_THAT(broken_includes({"src/text/tagger.cpp", "#include \"tagger.h\"\n"}),
                ElementsAre("src/text/tagger.cpp: \"tagger.h\" is written without its folder"));
}

TEST(IncludeRules, EveryFolderOfSrcIsALayerAndNoAppUsesAnother) {
    EXPECT_THAT(broken_includes({"src/helpers/x.cpp", ""}), ElementsAre("src/helpers/x.cpp: is in no layer"));
    EXPECT_THAT(broken_includes({"apps/cli/main.cpp", "#include \"desk/page.h\"\n"}),
                ElementsAre("apps/cli/main.cpp: \"desk/page.h\" belongs to no layer"));
}

}  // namespace
}  // namespace sayso::test
