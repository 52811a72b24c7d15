// Main text against the page sets of the shared data: prints word F1 and holds a floor a little under what was reached.
// The exact figures are those of score_pages.py (docs/page.md); the words here are folded a little less.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "page/fold.h"
#include "page/page.h"
#include "sayso/pack.h"
#include "support/files.h"

namespace sayso {
namespace {

using Bag = std::map<std::string, int>;

Bag bag_of(std::string_view text) {
    Bag bag;
    for (const std::string_view word : page::words_of(text)) ++bag[page::lower(word)];
    return bag;
}

int size_of(const Bag& bag) {
    int size = 0;
    for (const auto& [word, count] : bag) size += count;
    return size;
}

double f1_of(const Bag& gold, const Bag& ours) {
    int common = 0;
    for (const auto& [word, count] : gold) {
        const auto found = ours.find(word);
        if (found != ours.end()) common += std::min(count, found->second);
    }
    const int all = size_of(gold) + size_of(ours);
    return all == 0 ? 1 : 2.0 * common / all;
}

std::string body_of(const Article& article) {
    std::string body;
    for (const Block& block : article.blocks) {
        if (block.kind == BlockKind::title || block.kind == BlockKind::kicker || block.kind == BlockKind::caption)
            continue;
        body += block.span.of(article.text);
        body += '\n';
    }
    return body;
}

double mean_f1(const PageReader& reader, const std::filesystem::path& folder) {
    std::ifstream gold(folder / "gold.jsonl");
    double sum = 0;
    int pages = 0;
    for (std::string line; std::getline(gold, line); ++pages) {
        const auto entry = nlohmann::json::parse(line);
        const std::string html = test::read_file(folder / entry.at("html").get<std::string>());
        const auto article = reader.read({.bytes = html, .url = entry.at("url").get<std::string>()});
        sum += article ? f1_of(bag_of(entry.at("text").get<std::string>()), bag_of(body_of(*article))) : 0;
    }
    return pages == 0 ? 0 : sum / pages;
}

struct PageSet {
    const char* name;
    double floor;
};

class PageSets : public ::testing::TestWithParam<PageSet> {};

TEST_P(PageSets, WordF1StaysAboveItsFloor) {
    const std::string name = GetParam().name;
    const test::TemporaryFolder folder;
    if (!test::unpack_shared("corpora/pages/" + name + ".tar.zst", folder)) GTEST_SKIP() << "no shared data";
    const auto pack = Pack::open(SAYSO_TEST_PACK);
    ASSERT_TRUE(pack) << pack.error().message();
    const double f1 = mean_f1(PageReader({&pack->data()}), folder.path() / name);
    std::printf("%s: word F1 %.3f\n", name.c_str(), f1);
    EXPECT_GE(f1, GetParam().floor);
}

INSTANTIATE_TEST_SUITE_P(Page, PageSets,
                         ::testing::Values(PageSet{"fundus_de_dev", 0.960}, PageSet{"scrapinghub_en", 0.950}));

}  // namespace
}  // namespace sayso
