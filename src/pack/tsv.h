// Tab-separated text, line by line, as lang/<language>/*.tsv is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"

namespace sayso::pack {

// Reads a table's text: comment lines that begin with "#", the columns' names, rows. Refers to the text.
class TsvReader {
public:
    // Reads up to and with the columns' names. `input` names the text in errors.
    static Result<TsvReader> open(std::string_view text, std::string input);

    [[nodiscard]] const std::vector<std::string_view>& columns() const { return columns_; }

    // Puts the next row's cells into `cells`, as many as there are columns. False at the end.
    Result<bool> next(std::vector<std::string_view>& cells);

    // An error at the row that was read last.
    [[nodiscard]] Error error_here(std::string what, std::string remedy) const;

private:
    TsvReader(std::string_view text, std::string input) : rest_(text), input_(std::move(input)) {}

    [[nodiscard]] std::string_view take_line();

    std::string_view rest_;
    std::string input_;
    std::size_t line_ = 0;  // number of the line that was read last, from 1
    std::vector<std::string_view> columns_;
};

}  // namespace sayso::pack
