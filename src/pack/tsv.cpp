#include "pack/tsv.h"

#include <algorithm>

#include "base/utf8.h"

namespace sayso::pack {
namespace {

void split(std::string_view line, std::vector<std::string_view>& cells) {
    cells.clear();
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        cells.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
}

}  // namespace

std::string_view TsvReader::take_line() {
    const std::size_t end = rest_.find('\n');
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++line_;
    return line;
}

Error TsvReader::error_here(std::string what, std::string remedy) const {
    return Error{.what = std::move(what),
                 .input = input_,
                 .record = "line " + std::to_string(line_),
                 .offset = std::nullopt,
                 .remedy = std::move(remedy)};
}

Result<TsvReader> TsvReader::open(std::string_view text, std::string input) {
    TsvReader reader(text, std::move(input));
    if (const std::size_t valid = valid_utf8_prefix(text); valid != text.size()) {
        reader.line_ = 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + valid, '\n'));
        return reader.error_here("the text is not UTF-8", "save the table as UTF-8");
    }
    if (const std::size_t at = text.find('\r'); at != std::string_view::npos) {
        reader.line_ = 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + at, '\n'));
        return reader.error_here("there is a carriage return", "end lines with a line feed only");
    }
    std::string_view line;
    do {
        if (reader.rest_.empty()) return reader.error_here("the table has no line with columns' names", "add one");
        line = reader.take_line();
    } while (line.starts_with('#'));
    split(line, reader.columns_);
    for (auto name = reader.columns_.begin(); name != reader.columns_.end(); ++name) {
        if (name->empty())
            return reader.error_here("a column has no name", "name every column in the table's first line");
        if (std::find(reader.columns_.begin(), name, *name) != name) {
            return reader.error_here("there are two columns \"" + std::string(*name) + "\"", "name them differently");
        }
    }
    return reader;
}

Result<bool> TsvReader::next(std::vector<std::string_view>& cells) {
    if (rest_.empty()) return false;
    split(take_line(), cells);
    if (cells.size() == columns_.size()) return true;
    return error_here("the row has " + std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") +
                          ", the table has " + std::to_string(columns_.size()) + " columns",
                      "separate cells by one tab each; comments stand only before the columns' names");
}

}  // namespace sayso::pack
