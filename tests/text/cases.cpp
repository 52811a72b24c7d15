#include "text/cases.h"

#include <sstream>

#include "support/files.h"

namespace sayso::test {
namespace {

std::string with_paragraphs(std::string text) {
    const std::string mark = "¶";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
        text.replace(at, mark.size(), "\n\n");
    return text;
}

}  // namespace

std::vector<Case> read_cases(const std::filesystem::path& path) {
    std::vector<Case> cases;
    std::istringstream lines(read_file(path));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        if (line.starts_with("  ")) {
            if (!cases.empty()) cases.back().expected.push_back(line.substr(2));
        } else {
            cases.push_back({with_paragraphs(line), {}, number});
        }
    }
    return cases;
}

}  // namespace sayso::test
