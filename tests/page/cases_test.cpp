// The cases of tests/page/*.test, with the German pack.
#include <gtest/gtest.h>

#include "page/case_file.h"
#include "page/page.h"
#include "sayso/pack.h"
#include "support/files.h"

namespace sayso {
namespace {

std::string joined(const std::vector<std::string>& list) {
    std::string result;
    for (const std::string& entry : list) result += (result.empty() ? "" : ", ") + entry;
    return result;
}

std::string field(const Article& a, std::string_view name) {
    if (name == "title") return a.title;
    if (name == "kicker") return a.kicker;
    if (name == "outlet") return a.outlet;
    if (name == "authors") return joined(a.authors);
    if (name == "agencies") return joined(a.agencies);
    if (name == "published") return a.published;
    if (name == "modified") return a.modified;
    if (name == "language") return a.language;
    if (name == "paywall") return a.paywall ? "yes" : "no";
    if (name == "reading_minutes") return a.reading_minutes ? std::to_string(*a.reading_minutes) : "";
    throw std::runtime_error("no such field: " + std::string(name));
}

class Cases : public ::testing::TestWithParam<const char*> {};

TEST_P(Cases, AreReadAsWritten) {
    const auto pack = Pack::open(SAYSO_TEST_PACK);
    ASSERT_TRUE(pack) << pack.error().message();
    const PageReader reader({&pack->data()});
    const auto cases = test::read_cases(test::read_file(test::source_path(std::string("tests/page/") + GetParam())));
    ASSERT_FALSE(cases.empty());
    for (const test::PageCase& c : cases) {
        SCOPED_TRACE(c.name);
        const auto article = reader.read({.bytes = c.page, .url = "https://k.example/a"});
        ASSERT_TRUE(article) << article.error().message();
        std::vector<std::string> blocks;
        for (const Block& block : article->blocks) {
            blocks.push_back(std::string(name_of(block.kind)) + ": " + std::string(block.span.of(article->text)) +
                             (block.published.empty() ? "" : " @" + block.published));
        }
        if (!c.blocks.empty()) {
            EXPECT_EQ(blocks, c.blocks);
        }
        for (const std::string& line : c.article) {
            const std::size_t colon = line.find(':');
            const std::string value = line.substr(std::min(colon + 2, line.size()));
            EXPECT_EQ(field(*article, line.substr(0, colon)), value) << line;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Page, Cases, ::testing::Values("plain_text.test", "html.test"));

}  // namespace
}  // namespace sayso
