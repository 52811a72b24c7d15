// The specimen of the shared data: a page as it is copied off a newspaper's site.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "page/page.h"
#include "sayso/pack.h"
#include "support/files.h"

namespace sayso {
namespace {

std::vector<std::string> texts(const Article& article, BlockKind kind) {
    std::vector<std::string> result;
    for (const Block& block : article.blocks) {
        if (block.kind == kind) result.emplace_back(block.span.of(article.text));
    }
    return result;
}

// All blocks but captions, as the gold text has them.
std::string text_without_captions(const Article& article) {
    std::string text;
    for (const Block& block : article.blocks) {
        if (block.kind == BlockKind::caption) continue;
        text += (text.empty() ? "" : "\n\n") + std::string(block.span.of(article.text));
    }
    return text + "\n";
}

TEST(Seed, IsReadAsItsGoldSays) {
    const auto page = test::shared_path("seed/article.txt");
    const auto gold_path = test::shared_path("seed/gold.json");
    if (!page || !gold_path) GTEST_SKIP() << "no shared data";
    const auto pack = Pack::open(SAYSO_TEST_PACK);
    ASSERT_TRUE(pack) << pack.error().message();
    const auto article = PageReader({&pack->data()}).read({.bytes = test::read_file(*page), .url = "article.txt"});
    ASSERT_TRUE(article) << article.error().message();

    const auto gold = nlohmann::json::parse(test::read_file(*gold_path));
    const auto& expected = gold.at("page");
    EXPECT_EQ(text_without_captions(*article), gold.at("text").get<std::string>());
    EXPECT_EQ(article->kicker, expected.at("kicker").get<std::string>());
    EXPECT_EQ(article->title, expected.at("title").get<std::string>());
    EXPECT_EQ(texts(*article, BlockKind::lead), std::vector{expected.at("lead").get<std::string>()});
    EXPECT_EQ(texts(*article, BlockKind::heading), expected.at("headings").get<std::vector<std::string>>());
    EXPECT_EQ(texts(*article, BlockKind::caption), expected.at("captions").get<std::vector<std::string>>());
    EXPECT_EQ(article->agencies, expected.at("agencies").get<std::vector<std::string>>());
    EXPECT_EQ(article->reading_minutes, expected.at("reading_minutes").get<int>());
    for (const auto& furniture : expected.at("furniture")) {
        EXPECT_EQ(article->text.find(furniture.get<std::string>()), std::string::npos) << furniture;
    }
}

}  // namespace
}  // namespace sayso
