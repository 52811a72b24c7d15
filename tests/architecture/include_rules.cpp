#include "architecture/include_rules.h"

#include <algorithm>
#include <optional>
#include <regex>
#include <sstream>
#include <string_view>

namespace sayso::test {

namespace {

// Where a path belongs: "src/text/tagger.cpp" is in folder "text" of root "src".
struct Place {
    std::string root;
    std::string folder;
};

Place place_of(std::string_view path) {
    const std::size_t first = path.find('/');
    const std::size_t second = path.find('/', first + 1);
    if (second == std::string_view::npos) return {std::string(path.substr(0, first)), ""};
    return {std::string(path.substr(0, first)), std::string(path.substr(first + 1, second - first - 1))};
}

std::vector<std::string> quoted_includes(const std::string& text) {
    static const std::regex include("^[ \\t]*#[ \\t]*include[ \\t]*\"([^\"]+)\"");
    std::vector<std::string> targets;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_search(line, match, include)) targets.push_back(match[1]);
    }
    return targets;
}

std::optional<std::size_t> rank_of(const std::string& layer) {
    const auto found = std::find(layers().begin(), layers().end(), layer);
    if (found == layers().end()) return std::nullopt;
    return static_cast<std::size_t>(found - layers().begin());
}

// What is wrong with the include of `target` at `place`; empty if nothing is.
std::string complaint(const Place& place, const std::string& target) {
    const std::size_t slash = target.find('/');
    if (slash == std::string::npos) return "is written without its folder";
    const std::string folder = target.substr(0, slash);
    if (folder == "sayso") return "";
    if (place.root == "include") return "is not a public header, as a public header's includes have to be";
    if (folder == place.folder) return "";
    if (place.root == "apps" && (folder == "eval" || folder == "serve")) return "";

    const auto target_rank = rank_of(folder);
    if (!target_rank) return "belongs to no layer";
    if (place.root == "src" && *target_rank > rank_of(place.folder).value_or(0)) return "belongs to a later layer";
    // Learnt parts that a later layer's models are made of, too.
    const bool shared = target == "text/net.h" || target == "text/linear_model.h" || target == "text/word_classes.h";
    if (folder != "base" && !shared && target != folder + "/" + folder + ".h")
        return "is a private header of " + folder;
    return "";
}

}  // namespace

const std::vector<std::string>& layers() {
    static const std::vector<std::string> order = {"base",    "pack",     "page",   "text",   "value", "statement",
                                                   "reading", "exchange", "entity", "ledger", "story", "query"};
    return order;
}

std::vector<std::string> broken_includes(const SourceFile& file) {
    const Place place = place_of(file.path);
    std::vector<std::string> broken;
    if (place.root == "src" && !rank_of(place.folder)) broken.push_back(file.path + ": is in no layer");
    for (const std::string& target : quoted_includes(file.text)) {
        const std::string what = complaint(place, target);
        if (!what.empty()) broken.push_back(file.path + ": \"" + target + "\" " + what);
    }
    return broken;
}

}  // namespace sayso::test
