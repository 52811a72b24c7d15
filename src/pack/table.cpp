#include <string>

#include "pack/bytes.h"
#include "pack/pack.h"

namespace sayso {
namespace {

constexpr std::size_t head_size = 8;

Error wrong(std::string what, std::size_t offset) {
    return Error{
        .what = std::move(what), .input = {}, .record = {}, .offset = offset, .remedy = "build the pack again"};
}

}  // namespace

Result<Table> Table::from_section(std::string_view bytes) {
    if (bytes.size() < head_size) return wrong("a table ends inside its head", bytes.size());
    const std::uint64_t columns = pack::u32_at(bytes, 0);
    const std::uint64_t rows = pack::u32_at(bytes, 1);
    if (columns == 0) return wrong("a table has no columns", 0);
    const std::uint64_t room = (bytes.size() - head_size) / 4;
    if (columns > room || rows + 1 > room / columns)
        return wrong("a table ends inside its list of cells", bytes.size());

    Table table;
    const std::size_t ends_size = columns * (rows + 1) * 4;
    table.ends_ = bytes.substr(head_size, ends_size);
    table.pool_ = bytes.substr(head_size + ends_size);
    table.rows_ = rows;
    table.columns_ = columns;
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < ends_size / 4; ++i) {
        const std::uint32_t next = pack::u32_at(table.ends_, i);
        if (next < end) return wrong("a cell ends before it begins", head_size + i * 4);
        end = next;
    }
    if (end != table.pool_.size()) return wrong("the cells do not fill the table's text", head_size + ends_size);
    for (std::size_t c = 0; c < columns; ++c) {
        if (table.text(c).empty() || table.column(table.text(c)) != c) {
            return wrong("a column's name is empty or there twice", head_size + c * 4);
        }
    }
    return table;
}

std::string_view Table::text(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : pack::u32_at(ends_, number - 1);
    return pool_.substr(begin, pack::u32_at(ends_, number) - begin);
}

std::optional<std::size_t> Table::column(std::string_view name) const {
    for (std::size_t c = 0; c < columns_; ++c) {
        if (text(c) == name) return c;
    }
    return std::nullopt;
}

std::string_view Table::cell(std::size_t row, std::size_t column) const {
    if (row >= rows_ || column >= columns_) return {};
    return text((row + 1) * columns_ + column);
}

std::string_view Table::cell(std::size_t row, std::string_view column_name) const {
    const auto found = column(column_name);
    return found ? cell(row, *found) : std::string_view{};
}

}  // namespace sayso
