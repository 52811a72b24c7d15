// The feeds of the gofeed project with the fields that it expects: how many of them our reader agrees on. Fields that
// we do not keep (images, enclosures, extensions …) are not compared; titles are compared as text, without markup.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "page/feed.h"
#include "page/fold.h"
#include "support/files.h"

namespace sayso {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Text without tags and white space: formats differ in how they write what is inside.
std::string bare(std::string_view markup) {
    std::string text;
    bool in_tag = false;
    for (const char c : markup) {
        if (c == '<') in_tag = true;
        if (!in_tag && c != ' ' && c != '\n' && c != '\t' && c != '\r') text += c;
        if (c == '>') in_tag = false;
    }
    return text;
}

bool has_text_of(const Page& page, const Json& item) {
    const std::string content = item.contains("content") && item["content"].is_object()
                                    ? text_at(item["content"], "value")
                                    : text_at(item, "content");
    const std::string description = text_at(item, item.contains("description") ? "description" : "summary");
    return bare(page.bytes) == bare(content) || bare(page.bytes) == bare(description);
}

bool agrees(const Page& page, const Json& item) {
    const std::string title = text_at(item, "title");
    const std::string link = text_at(item, "link");
    const std::string date = page::feed_date(text_at(item, item.contains("published") ? "published" : "pubDate"));
    return (title.empty() || bare(page.facts.title) == bare(title)) &&
           (link.empty() || page.url == page::trimmed(link)) && (date.empty() || page.facts.published == date) &&
           has_text_of(page, item);
}

bool agrees(const page::Entries& entries, const Json& expected) {
    Json items = expected.value("items", expected.value("entries", Json::array()));
    if (items.is_null()) items = Json::array();
    if (entries.pages.size() != items.size()) return false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!agrees(entries.pages[i], items[i])) return false;
    }
    return true;
}

TEST(FeedSuite, AgreesWithTheExpectedFields) {
    const test::TemporaryFolder folder;
    if (!test::unpack_shared("corpora/suites/gofeed.tar.zst", folder)) GTEST_SKIP() << "no shared data";
    int all = 0;
    int right = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        std::filesystem::path expected = entry.path();
        expected.replace_extension(".json");
        if (entry.path().extension() != ".xml" || !std::filesystem::exists(expected)) continue;
        const Json json = Json::parse(test::read_file(expected), nullptr, false);
        const auto entries = page::read_feed(test::read_file(entry.path()));
        ++all;
        if (entries && json.is_object() && agrees(*entries, json))
            ++right;
        else
            std::cout << "differs: " << entry.path().lexically_relative(folder.path()).string() << "\n";
    }
    std::cout << right << " of " << all << " feeds as expected\n";
    // What is left: titles whose markup is escaped twice, which we read as a person would; of several links the last
    // one, where we take the first; links that are relative to xml:base.
    EXPECT_EQ(all, 533);
    EXPECT_GE(right, 520);
}

}  // namespace
}  // namespace sayso
