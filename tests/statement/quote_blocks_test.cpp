// Quotations that a page sets off from its text without marks.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "sayso/pack.h"
#include "statement/statement.h"
#include "text/text.h"

namespace sayso {
namespace {

using Blocks = std::vector<std::pair<BlockKind, std::string>>;

class QuoteBlocks : public testing::Test {
protected:
    QuoteBlocks() : opened_(Pack::open(SAYSO_TEST_PACK)) {}

    void SetUp() override { ASSERT_TRUE(opened_.ok()) << opened_.error().message(); }

    // "speaker: content" of each statement by the layout alone.
    std::vector<std::string> read(const Blocks& blocks) const {
        Article article{.id = "case", .version = "case", .language = "de"};
        for (const auto& [kind, text] : blocks) {
            if (!article.text.empty()) article.text += "\n\n";
            const auto begin = static_cast<std::uint32_t>(article.text.size());
            article.text += text;
            article.blocks.push_back({.kind = kind, .span = {begin, static_cast<std::uint32_t>(article.text.size())}});
        }
        const TextAnalyser analyser((*opened_).data());
        const Document document = analyser.analyse(article);
        std::vector<std::string> found;
        for (const Statement& s : Attributor((*opened_).data()).attribute(article, document, {}).statements) {
            if (s.rule != "quote-block") continue;
            found.push_back(std::string(s.speaker.front().of(article.text)) + ": " +
                            std::string(s.content.front().of(article.text)));
        }
        return found;
    }

    Result<Pack> opened_;
};

TEST_F(QuoteBlocks, AreWhoseTheLineBelowNames) {
    EXPECT_EQ(read({{BlockKind::paragraph, "Der Handel mit Jersa ist seit Jahren klein."},
                    {BlockKind::quote, "Für unsere Bilanz spielt das keine Rolle. Das bleibt so."},
                    {BlockKind::caption, "Ada Brandt, Handelsforscherin"},
                    {BlockKind::paragraph, "Die Ausfuhr sank im Mai."}}),
              std::vector<std::string>{"Ada Brandt: Für unsere Bilanz spielt das keine Rolle. Das bleibt so"});
}

TEST_F(QuoteBlocks, AreWhoseTheVerbInFrontTells) {
    EXPECT_EQ(read({{BlockKind::paragraph, "Der Handel ist klein. Ada Brandt sagt dazu:"},
                    {BlockKind::quote, "Für unsere Bilanz spielt das keine Rolle."}}),
              std::vector<std::string>{"Ada Brandt: Für unsere Bilanz spielt das keine Rolle"});
}

TEST_F(QuoteBlocks, AreNobodysWhereNobodyIsNamed) {
    EXPECT_TRUE(read({{BlockKind::paragraph, "Der Handel mit Jersa ist seit Jahren klein."},
                      {BlockKind::quote, "Haben Sie Hinweise? Dann melden Sie sich bei uns."},
                      {BlockKind::caption, "Das Bild zeigt den Hafen von Jersa."}})
                    .empty());
}

}  // namespace
}  // namespace sayso
