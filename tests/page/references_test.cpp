#include "page/references.h"

#include <gtest/gtest.h>

namespace sayso::page {
namespace {

TEST(References, AreResolvedAsTheStandardSays) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"&auml;", "ä"},
        {"&auml", "ä"},
        {"&bdquo;Ja&ldquo;", "„Ja“"},
        {"&#8222;", "„"},
        {"&#x201E;", "„"},
        {"&#132;", "„"},
        {"&#0;", "\uFFFD"},
        {"&#xD800;", "\uFFFD"},
        {"&#x110000;", "\uFFFD"},
        {"&#99999999999;", "\uFFFD"},
        {"&notit;", "¬it;"},
        {"&notin;", "∉"},
        {"&amp;amp;", "&amp;"},
        {"a & b", "a & b"},
        {"&;", "&;"},
        {"&#;", "&#;"},
        {"&#x;", "&#x;"},
        {"&unknown;", "&unknown;"},
        {"&", "&"},
        {"a\r\nb\rc", "a\nb\nc"},
        {"&nGt;", "≫⃒"},
    };
    for (const auto& [page, text] : cases) EXPECT_EQ(resolve_references(page), text) << page;
}

}  // namespace
}  // namespace sayso::page
