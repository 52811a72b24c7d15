// The pages of the example story against the blocks that a perfect extractor gives.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "page/decoding.h"
#include "page/page.h"
#include "sayso/pack.h"
#include "support/files.h"

namespace sayso {
namespace {

using Blocks = std::vector<std::string>;

Blocks expected_blocks(const nlohmann::json& entry) {
    Blocks blocks;
    for (const auto& block : entry.at("blocks")) {
        blocks.push_back(block.at("kind").get<std::string>() + ": " + block.at("text").get<std::string>() +
                         block.value("published", ""));
    }
    return blocks;
}

Blocks blocks_of(const Article& article) {
    Blocks blocks;
    for (const Block& block : article.blocks) {
        blocks.push_back(std::string(name_of(block.kind)) + ": " + std::string(block.span.of(article.text)) +
                         block.published);
    }
    return blocks;
}

TEST(Story, PagesGiveTheirBlocks) {
    const auto pack = Pack::open(SAYSO_TEST_PACK);
    ASSERT_TRUE(pack) << pack.error().message();
    const PageReader reader({&pack->data()});
    std::istringstream articles(test::read_file(test::source_path("examples/faehre/articles.jsonl")));
    std::size_t wrong = 0;
    std::size_t total = 0;
    for (std::string line; std::getline(articles, line);) {
        const auto entry = nlohmann::json::parse(line);
        const std::string html =
            test::read_file(test::source_path("examples/faehre/" + entry.at("html").get<std::string>()));
        const auto article = reader.read({.bytes = html, .url = entry.at("url").get<std::string>()});
        ASSERT_TRUE(article) << article.error().message();
        const Blocks expected = expected_blocks(entry);
        const Blocks ours = blocks_of(*article);
        total += expected.size();
        for (const std::string& block : expected) {
            if (std::find(ours.begin(), ours.end(), block) != ours.end()) continue;
            ++wrong;
            std::printf("%s lacks %.100s\n", entry.at("id").get<std::string>().c_str(), block.c_str());
        }
        for (const std::string& block : ours) {
            if (std::find(expected.begin(), expected.end(), block) != expected.end()) continue;
            ++wrong;
            std::printf("%s has   %.100s\n", entry.at("id").get<std::string>().c_str(), block.c_str());
        }
    }
    std::printf("%zu blocks, %zu differ\n", total, wrong);
    EXPECT_LE(wrong * 20, total) << "more than one block in twenty differs";
}

}  // namespace
}  // namespace sayso
