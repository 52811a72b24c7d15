// Sentences put together from the lists of the .combinations files beside it: what holds for one verb, speaker or
// content has to hold for the others, too.
//
//   NAME = A | B              an item of a list: NAME1 is A, NAME2 is B
//   pattern = TEXT => CONTENT each {NAME1} stands for an item; CONTENT is what has to be found in TEXT, said by the
//   item of
//                             the list `speaker` (": WORDS" behind it where other words of it stand in TEXT)
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "sayso/pack.h"
#include "statement/statement.h"
#include "text/text.h"

namespace sayso {
namespace {

using Item = std::vector<std::string>;  // the columns of a line

struct Pattern {
    std::string text, content, speaker;
};

struct Combinations {
    std::map<std::string, std::vector<Item>> lists;
    std::vector<Pattern> patterns;
};

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

Item columns(std::string_view text) {
    Item item;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        item.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return item;
}

Pattern pattern_of(const std::string& line) {
    const std::size_t arrow = line.find("=>"), said_by = line.find(" : ", arrow);
    Pattern pattern{trimmed(line.substr(0, arrow)), trimmed(line.substr(arrow + 2, said_by - arrow - 2)), "{speaker1}"};
    if (said_by != std::string::npos) pattern.speaker = trimmed(line.substr(said_by + 3));
    return pattern;
}

Combinations read(const std::string& name) {
    Combinations read;
    std::ifstream in(std::filesystem::path(SAYSO_SOURCE_DIR) / "tests/statement" / name);
    for (std::string line; std::getline(in, line);) {
        const std::size_t equals = line.find('=');
        if (line.starts_with("#") || equals == std::string::npos) continue;
        const std::string list = trimmed(line.substr(0, equals)), rest = line.substr(equals + 1);
        if (list == "pattern")
            read.patterns.push_back(pattern_of(rest));
        else
            read.lists[list].push_back(columns(rest));
    }
    return read;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// The pattern with item `n` of all combinations of the lists.
Pattern filled(const Combinations& all, Pattern pattern, std::size_t n) {
    for (const auto& [name, items] : all.lists) {
        const Item& item = items[n % items.size()];
        n /= items.size();
        for (std::size_t column = 0; column < item.size(); ++column) {
            const std::string key = "{" + name + std::to_string(column + 1) + "}";
            for (std::string* text : {&pattern.text, &pattern.content, &pattern.speaker})
                replace_all(*text, key, item[column]);
        }
    }
    for (const char* mark : {",", "."}) replace_all(pattern.text, std::string(" ") + mark, mark);
    return pattern;
}

// A sentence begins with a capital; of the contents and speakers of the lists only the first letter changes.
std::string with_capitals(std::string text) {
    const auto raise = [&](std::size_t at) {
        if (at >= text.size()) return;
        if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 'a' + 'A');
    };
    const std::string open = "„";
    raise(text.starts_with(open) ? open.size() : 0);
    for (const std::string& before : {std::string(". "), ": " + open})
        for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1))
            raise(at + before.size());
    return text;
}

bool same_but_first(std::string_view a, std::string_view b) {
    return a.size() == b.size() && !a.empty() && (a[0] | 0x20) == (b[0] | 0x20) && a.substr(1) == b.substr(1);
}

std::string words(std::string_view text, const Spans& spans) {
    std::string out;
    for (Span span : spans) (out += out.empty() ? "" : " … ") += span.of(text);
    return out;
}

class StatementCombinations : public testing::TestWithParam<std::string> {};

TEST_P(StatementCombinations, AreRead) {
    constexpr std::size_t most = 250;     // of each pattern
    constexpr std::size_t stride = 7919;  // a prime: those that are taken lie apart
    constexpr double least_right = 0.98;
    const Combinations all = read(GetParam());
    ASSERT_FALSE(all.patterns.empty());
    const Result<Pack> pack = Pack::open(SAYSO_TEST_PACK);
    ASSERT_TRUE(pack.ok()) << pack.error().message();
    const TextAnalyser analyser(pack->data());
    const Attributor attributor(pack->data());
    std::size_t total = 1, read = 0, right = 0;
    for (const auto& [name, items] : all.lists) total *= items.size();
    std::string wrong;
    for (const Pattern& pattern : all.patterns) {
        for (std::size_t n = 0; n < std::min(most, total); ++n) {
            const Pattern one = filled(all, pattern, n * stride % total);
            const Article article{.id = "case", .version = "case", .language = "de", .text = with_capitals(one.text)};
            const Attribution found = attributor.attribute(article, analyser.analyse(article), {});
            const bool told = std::any_of(found.statements.begin(), found.statements.end(), [&](const Statement& s) {
                return same_but_first(words(article.text, s.content), one.content) &&
                       same_but_first(words(article.text, s.speaker), one.speaker);
            });
            ++read;
            right += told;
            if (!told) wrong += article.text + "\n";
        }
    }
    EXPECT_GE(static_cast<double>(right), least_right * static_cast<double>(read)) << wrong;
}

INSTANTIATE_TEST_SUITE_P(Files, StatementCombinations, testing::Values("indirect.combinations", "sources.combinations"),
                         [](const auto& info) { return info.param.substr(0, info.param.find('.')); });

}  // namespace
}  // namespace sayso
