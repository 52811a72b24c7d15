// RFC 4180 as it is met: , or ; between the cells, with or without a byte order mark, any line ends.
#include "exchange/exchange.h"

namespace sayso {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Whichever of the two comes first in the header decides.
char separator_of(std::string_view bytes) {
    const std::size_t at = bytes.find_first_of(",;\r\n");
    return at != std::string_view::npos && bytes[at] == ';' ? ';' : ',';
}

class CsvReader {
public:
    explicit CsvReader(std::string_view bytes) : bytes_(bytes), separator_(separator_of(bytes)) {}

    Result<std::vector<std::vector<std::string>>> read() {
        while (at_ < bytes_.size()) {
            if (bytes_[at_] == '"' && cell_.empty() && !quoted_) {
                if (!take_quoted()) {
                    return Error{.what = "a quotation mark is not closed",
                                 .record = "row " + std::to_string(rows_.size() + 1)};
                }
                continue;
            }
            const char c = bytes_[at_++];
            if (c == separator_) {
                end_cell();
            } else if (c == '\n' || c == '\r') {
                if (c == '\r' && at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
                end_row();
            } else {
                cell_ += c;
            }
        }
        end_row();
        return std::move(rows_);
    }

private:
    // From its opening to its closing quotation mark; two of them in a row stand for one.
    bool take_quoted() {
        quoted_ = true;
        ++at_;
        while (at_ < bytes_.size()) {
            const char c = bytes_[at_++];
            if (c != '"') {
                cell_ += c;
            } else if (at_ < bytes_.size() && bytes_[at_] == '"') {
                cell_ += '"';
                ++at_;
            } else {
                return true;
            }
        }
        return false;
    }

    void end_cell() {
        row_.push_back(std::move(cell_));
        cell_.clear();
        quoted_ = false;
    }

    // Lines without anything are no rows.
    void end_row() {
        if (row_.empty() && cell_.empty() && !quoted_) return;
        end_cell();
        rows_.push_back(std::move(row_));
        row_.clear();
    }

    std::string_view bytes_;
    char separator_;
    std::size_t at_ = 0;
    bool quoted_ = false;
    std::string cell_;
    std::vector<std::string> row_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace

Result<std::vector<std::vector<std::string>>> rows_from_csv(std::string_view bytes) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    return CsvReader(bytes).read();
}

}  // namespace sayso
