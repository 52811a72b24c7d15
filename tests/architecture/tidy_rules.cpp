#include "architecture/tidy_rules.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace sayso::test {

namespace {

// A path that starts at a folder of one machine. Inside an address (example.org/home/) it is none.
const std::regex& machine_path() {
    static const std::regex path("(^|[^A-Za-z0-9_.:/-])/(work|farm|home|root|Users|tmp)/");
    return path;
}

bool is_merge_marker(const std::string& line) {
    static const std::string ours(7, '<');
    static const std::string theirs(7, '>');
    return line.starts_with(ours + " ") || line.starts_with(theirs + " ");
}

}  // namespace

std::string too_long(const SourceFile& file) {
    const auto lines = static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
    if (lines <= most_lines) return "";
    return file.path + ": has " + std::to_string(lines) + " lines";
}

std::vector<std::string> stray_lines(const SourceFile& file) {
    std::vector<std::string> strays;
    std::istringstream lines(file.text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::string where = file.path + ":" + std::to_string(number);
        if (is_merge_marker(line)) strays.push_back(where + ": a merge marker");
        if (line.find('/') != std::string::npos && std::regex_search(line, machine_path())) {
            strays.push_back(where + ": a path of one machine");
        }
    }
    return strays;
}

}  // namespace sayso::test
