// Test cases as text that can be read and added without C++ (tests/page/*.test):
//
//   == what the rule is
//   -- page
//   the page, line by line
//   -- blocks
//   title: the expected blocks, kind and text, one a line
//   -- article
//   agencies: dpa, AFP
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::test {

struct PageCase {
    std::string name;
    std::string page;
    std::vector<std::string> blocks;
    std::vector<std::string> article;
};

inline std::vector<PageCase> read_cases(std::string_view text) {
    std::vector<PageCase> cases;
    std::string_view section;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.starts_with("== ")) {
            cases.push_back({.name = std::string(line.substr(3))});
            section = {};
        } else if (line.starts_with("-- ")) {
            section = line.substr(3);
        } else if (section == "page") {
            cases.back().page += std::string(line) + "\n";
        } else if (section == "blocks" && !line.empty()) {
            cases.back().blocks.emplace_back(line);
        } else if (section == "article" && !line.empty()) {
            cases.back().article.emplace_back(line);
        } else if (!line.empty() && !line.starts_with("#")) {
            throw std::runtime_error("not understood: " + std::string(line));
        }
    }
    return cases;
}

}  // namespace sayso::test
