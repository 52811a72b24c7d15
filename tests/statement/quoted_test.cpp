// The verbatim words of a statement.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sayso/pack.h"
#include "statement/statement.h"
#include "text/text.h"

namespace sayso {
namespace {

std::vector<std::string> quoted_in(const PackData& pack, const std::string& text) {
    const Article article{.id = "case", .version = "case", .language = "de", .text = text};
    const TextAnalyser analyser(pack);
    const Document document = analyser.analyse(article);
    std::vector<std::string> quoted;
    for (const Statement& s : Attributor(pack).attribute(article, document, {}).statements)
        for (const Span span : s.quoted) quoted.emplace_back(span.of(text));
    return quoted;
}

TEST(Quoted, IsWhatStandsBetweenTheMarksOfAParaphrase) {
    const Result<Pack> pack = Pack::open(SAYSO_TEST_PACK);
    ASSERT_TRUE(pack);
    const struct {
        const char* text;
        std::vector<std::string> quoted;
    } cases[] = {
        {"Eva Holm sagte, die Lage sei „sehr ernst“ und werde bleiben.", {"sehr ernst"}},
        {"Eva Holm sagte, die Stadt „müsse endlich handeln“.", {"müsse endlich handeln"}},
        {"Eva Holm sagte, sie hoffe, dass „viele von ihnen kommen wollen.“", {"viele von ihnen kommen wollen"}},
        {"„Wir kommen“, sagte Eva Holm.", {"Wir kommen"}},
        {"Eva Holm sagte, die Lage sei ernst.", {}},
    };
    for (const auto& [text, quoted] : cases) EXPECT_EQ(quoted_in((*pack).data(), text), quoted) << text;
}

}  // namespace
}  // namespace sayso
