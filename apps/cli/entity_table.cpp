#include "cli/entity_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

using CsvRow = std::vector<std::string>;

std::optional<std::size_t> column_of(const CsvRow& header, std::string_view name) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

std::string_view cell(const CsvRow& row, std::optional<std::size_t> column) {
    return column && *column < row.size() ? std::string_view(row[*column]) : std::string_view();
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        if (const auto part = trimmed(text.substr(begin, end - begin)); !part.empty()) parts.push_back(part);
        begin = end + 1;
    }
    return parts;
}

bool is_kind(std::string_view kind) {
    constexpr std::array<std::string_view, 6> kinds = {"person", "body", "state", "outlet", "group", "place"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Error fault(std::size_t row, std::string what, std::string remedy = {}) {
    Error error;
    error.what = std::move(what);
    error.record = "row " + std::to_string(row);
    error.remedy = std::move(remedy);
    return error;
}

class Table {
public:
    Table(const CsvRow& header, const EditedBy& edited)
        : id_(column_of(header, "id")),
          name_(column_of(header, "name")),
          kind_(column_of(header, "kind")),
          aliases_(column_of(header, "aliases")),
          edited_(edited) {}

    [[nodiscard]] bool whole() const { return name_ && kind_; }

    Status take(std::size_t number, const CsvRow& row) {
        const std::string_view kind = trimmed(cell(row, kind_));
        const std::string_view name = trimmed(cell(row, name_));
        if (!is_kind(kind)) {
            return fault(number, "'" + std::string(kind) + "' is no kind of entity",
                         "one of: person body state outlet group place");
        }
        const std::string entity = issue(name, kind);
        if (entity.empty()) return fault(number, "'" + std::string(name) + "' is not a name");
        for (const std::string_view alias : parts_of(cell(row, aliases_))) {
            const std::string other = issue(alias, kind);
            if (other.empty()) return fault(number, "'" + std::string(alias) + "' is not a name");
            if (other != entity) add(EntityEdit::Kind::merge, other, entity);
        }
        if (const auto id = trimmed(cell(row, id_)); !id.empty())
            add(EntityEdit::Kind::identify, entity, std::string(id));
        return Done{};
    }

    [[nodiscard]] std::vector<EntityEdit> edits() && { return std::move(edits_); }

private:
    std::string issue(std::string_view name, std::string_view kind) {
        std::string id = entity_id(name, kind);
        if (!id.empty()) add(EntityEdit::Kind::issue, id, issued_value(name, kind));
        return id;
    }

    void add(EntityEdit::Kind kind, const std::string& entity, std::string value) {
        edits_.push_back({kind, entity, std::move(value), {}, edited_.by, edited_.at, edited_.why});
    }

    std::optional<std::size_t> id_, name_, kind_, aliases_;
    const EditedBy& edited_;
    std::vector<EntityEdit> edits_;
};

}  // namespace

Result<std::vector<EntityEdit>> edits_from_table(std::string_view csv, const EditedBy& edited) {
    const auto rows = rows_from_csv(csv);
    if (!rows) return rows.error();
    if (rows->empty()) return Error{.what = "the table is empty", .remedy = "its first row names its columns"};
    Table table(rows->front(), edited);
    if (!table.whole()) return fault(1, "the table needs the columns name and kind");
    for (std::size_t i = 1; i < rows->size(); ++i) {
        if (auto status = table.take(i + 1, (*rows)[i]); !status) return status.error();
    }
    return std::move(table).edits();
}

}  // namespace sayso::cli
