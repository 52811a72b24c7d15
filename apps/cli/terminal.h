// What a terminal is like, and text laid out for it. Widths are columns, not bytes or code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::cli {

enum class ColourChoice : std::uint8_t { automatic, always, never };

struct Terminal {
    std::size_t width = 100;
    bool colour = false;
};

// What stdout is: its width if it is a terminal (else 100), and whether colour is wanted there ($NO_COLOR is heeded).
[[nodiscard]] Terminal terminal_of_stdout(ColourChoice choice);
[[nodiscard]] bool stderr_is_terminal();

// SGR styles; empty strings where there is no colour.
struct Style {
    std::string_view bold, dim, italic, red, green, yellow, blue, end;
};
[[nodiscard]] const Style& style_of(const Terminal& terminal);

// Columns that the text takes: wide characters count two, combining ones none (UAX #11).
[[nodiscard]] std::size_t columns_of(std::string_view text);

// Text that cannot steer a terminal: control characters, also those that turn the direction of writing, become blanks.
[[nodiscard]] std::string harmless(std::string_view text);

// Broken at blanks into lines of at most `width` columns; a longer word is broken inside. Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// Cut to `width` columns with "…" if it is longer.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

// Filled up with blanks to `width` columns.
[[nodiscard]] std::string padded(std::string text, std::size_t width);

}  // namespace sayso::cli
