#include "cli/rows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t stacked_below = 72;  // columns

struct Line {
    std::string text;
    std::string_view style;
};

std::vector<Line> lines_of(const Cell& cell, std::size_t width) {
    std::vector<Line> lines;
    for (const CellPart& part : cell) {
        const std::size_t indent = columns_of(part.lead);
        bool first = true;
        for (std::string& line : wrapped(harmless(part.text), width - std::min(indent, width - 1))) {
            lines.push_back({(first ? part.lead : std::string(indent, ' ')) + line, part.style});
            first = false;
        }
    }
    return lines;
}

std::string styled(const Line& line, std::size_t width, std::string_view end_of_style) {
    const std::string text = padded(line.text, width);
    return line.style.empty() ? text : std::string(line.style) + text + std::string(end_of_style);
}

std::string without_trailing_blanks(std::string text) {
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

std::string stacked(const Row& row, const Terminal& terminal) {
    const std::string_view end = style_of(terminal).end;
    Cell head = row.who;
    head.insert(head.end(), row.how.begin(), row.how.end());
    std::string text;
    for (const Line& line : lines_of(head, terminal.width))
        text += without_trailing_blanks(styled(line, 0, end)) + "\n";
    for (const Line& line : lines_of(row.words, terminal.width - gap))
        text += std::string(gap, ' ') + styled(line, 0, end) + "\n";
    return text;
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

std::string laid_out(const Row& row, const Terminal& terminal) {
    if (terminal.width < stacked_below) return stacked(row, terminal);
    const std::string_view end = style_of(terminal).end;
    const std::size_t who_width = std::clamp<std::size_t>(terminal.width / 4, 20, 30);
    const std::size_t how_width = 10;
    const std::size_t words_width = terminal.width - who_width - how_width - 2 * gap;
    const std::array<std::pair<std::vector<Line>, std::size_t>, 3> columns = {{
        {lines_of(row.who, who_width), who_width},
        {lines_of(row.how, how_width), how_width},
        {lines_of(row.words, words_width), 0},
    }};
    std::size_t height = 0;
    for (const auto& [lines, width] : columns) height = std::max(height, lines.size());
    std::string text;
    for (std::size_t i = 0; i < height; ++i) {
        std::string line;
        for (const auto& [lines, width] : columns) {
            line += i < lines.size() ? styled(lines[i], width, end) : std::string(width, ' ');
            line += std::string(width > 0 ? gap : 0, ' ');
        }
        text += without_trailing_blanks(std::move(line)) + "\n";
    }
    return text;
}

std::string_view verb_of(std::string_view act) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> verbs = {{{"state", "states"},
                                                                                             {"confirm", "confirms"},
                                                                                             {"deny", "denies"},
                                                                                             {"doubt", "doubts"},
                                                                                             {"demand", "demands"},
                                                                                             {"warn", "warns"},
                                                                                             {"announce", "announces"},
                                                                                             {"judge", "judges"},
                                                                                             {"estimate", "estimates"},
                                                                                             {"ask", "asks"}}};
    const auto found = std::find_if(verbs.begin(), verbs.end(), [&](const auto& entry) { return entry.first == act; });
    return found == verbs.end() ? act : found->second;
}

std::string short_time(std::string_view iso) {
    std::string time(iso.substr(0, 16));
    if (const std::size_t t = time.find('T'); t != std::string::npos) time[t] = ' ';
    return time;
}

}  // namespace sayso::cli
