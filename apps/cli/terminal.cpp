#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"

namespace sayso::cli {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 160;  // longer lines are hard to read

std::size_t width_of_stdout() {
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return Terminal{}.width;
    return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

bool colour_wanted(ColourChoice choice) {
    if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
    const char* const no_colour = std::getenv("NO_COLOR");  // https://no-color.org
    return isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

std::size_t columns_of(char32_t c) {
    const auto character = static_cast<UChar32>(c);
    const auto category = U_MASK(u_charType(character));
    if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
    const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool steers(char32_t c) {
    return U_MASK(u_charType(static_cast<UChar32>(c))) == U_GC_CC_MASK || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

// Length in bytes of the longest beginning of `text` that fits into `width` columns; at least one character.
std::size_t fitting(std::string_view text, std::size_t width) {
    std::size_t at = 0;
    std::size_t columns = 0;
    while (at < text.size()) {
        const Decoded decoded = decode_utf8(text.substr(at));
        columns += columns_of(decoded.code_point);
        if (columns > width && at > 0) break;
        at += decoded.size;
    }
    return at;
}

}  // namespace

Terminal terminal_of_stdout(ColourChoice choice) {
    return {.width = width_of_stdout(), .colour = colour_wanted(choice)};
}

bool stderr_is_terminal() { return isatty(STDERR_FILENO) != 0; }

const Style& style_of(const Terminal& terminal) {
    static constexpr Style coloured = {"\x1b[1m",  "\x1b[2m",  "\x1b[3m",  "\x1b[31m",
                                       "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[0m"};
    static constexpr Style plain = {};
    return terminal.colour ? coloured : plain;
}

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const Decoded decoded = decode_utf8(text);
        columns += columns_of(decoded.code_point);
        text.remove_prefix(decoded.size);
    }
    return columns;
}

std::string harmless(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Decoded decoded = decode_utf8(text);
        append_utf8(out, steers(decoded.code_point) ? U' ' : decoded.code_point);
        text.remove_prefix(decoded.size);
    }
    return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t line_columns = 0;
    const auto finish = [&] {
        lines.push_back(std::move(line));
        line.clear();
        line_columns = 0;
    };
    std::size_t at = 0;
    while ((at = text.find_first_not_of(' ', at)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        std::string_view word = text.substr(at, end - at);
        at = end;
        if (!line.empty() && line_columns + 1 + columns_of(word) > width) finish();
        for (; columns_of(word) > width; word.remove_prefix(fitting(word, width)))
            lines.emplace_back(word.substr(0, fitting(word, width)));
        if (!line.empty()) line += ' ';
        line += word;
        line_columns = columns_of(line);
    }
    if (!line.empty() || lines.empty()) finish();
    return lines;
}

std::string shortened(std::string_view text, std::size_t width) {
    if (columns_of(text) <= width) return std::string(text);
    if (width == 0) return {};
    std::string cut(text.substr(0, width > 1 ? fitting(text, width - 1) : 0));
    while (cut.ends_with(' ')) cut.pop_back();
    return cut + "…";
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    if (columns < width) text.append(width - columns, ' ');
    return text;
}

}  // namespace sayso::cli
