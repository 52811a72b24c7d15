// Cases as text: an input line, and below it, indented, the lines that are expected.
//
//   # a comment
//   Am 3. Mai kam er.
//     Am | 3. | Mai | kam | er | .
//
// "¶" in an input stands for a blank line (a new paragraph).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sayso::test {

struct Case {
    std::string input;
    std::vector<std::string> expected;
    int line = 0;
};

[[nodiscard]] std::vector<Case> read_cases(const std::filesystem::path& path);

}  // namespace sayso::test
