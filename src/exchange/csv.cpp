// RFC 4180, one row for each statement.
#include <array>

#include "exchange/exchange.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 20> columns = {
    "statement", "article",   "version", "url", "outlet",    "published", "title", "who",     "named", "form",
    "act",       "certainty", "content", "cue", "addressee", "via",       "basis", "figures", "rule",  "confidence"};

class Row {
public:
    explicit Row(char separator) : separator_(separator) {}

    Row& cell(std::string_view value) {
        if (!first_) row_ += separator_;
        first_ = false;
        const std::string special{'"', '\r', '\n', separator_};
        if (value.find_first_of(special) == std::string_view::npos) {
            row_ += value;
            return *this;
        }
        row_ += '"';
        for (const char c : value) {
            if (c == '"') row_ += '"';
            row_ += c;
        }
        row_ += '"';
        return *this;
    }

    [[nodiscard]] std::string line() const { return row_ + "\r\n"; }

private:
    char separator_;
    bool first_ = true;
    std::string row_;
};

// "?" before those who are not named, as in the gold files' notation.
std::string names_of(const std::vector<Party>& parties, std::string_view between) {
    std::string names;
    for (const Party& party : parties) {
        if (party.nobody()) continue;
        names.append(names.empty() ? "" : between).append(party.named ? "" : "?").append(party.name);
    }
    return names;
}

bool any_named(const std::vector<Party>& parties) {
    for (const Party& party : parties) {
        if (party.named) return true;
    }
    return false;
}

std::string bases_of(const Statement& statement) {
    std::string names;
    for (const Basis& basis : statement.basis) names.append(names.empty() ? "" : "; ").append(basis.name);
    return names;
}

std::string figures_of(const Reading& reading, const Statement& statement) {
    std::string figures;
    for (const std::uint32_t number : statement.quantities) {
        figures.append(figures.empty() ? "" : "; ").append(reading.quantities[number].span.of(reading.article.text));
    }
    return figures;
}

// Two decimals, as the record has it.
std::string decimal(double confidence) {
    const int hundredths = static_cast<int>(confidence * 100 + 0.5);
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace

std::string csv_line(std::span<const std::string_view> cells, CsvOptions options) {
    Row row(options.separator);
    for (const std::string_view cell : cells) row.cell(cell);
    return row.line();
}

std::string csv_header(CsvOptions options) { return csv_line(columns, options); }

std::string to_csv(const Reading& reading, CsvOptions options) {
    const Article& article = reading.article;
    std::string rows;
    for (const Statement& statement : reading.statements) {
        Row row(options.separator);
        row.cell(statement.id).cell(article.id).cell(article.version).cell(article.url).cell(article.outlet);
        row.cell(article.published).cell(article.title);
        row.cell(names_of(statement.who, " + ")).cell(any_named(statement.who) ? "yes" : "no");
        row.cell(name_of(statement.form)).cell(name_of(statement.act)).cell(name_of(statement.certainty));
        row.cell(pieces_of(statement.content, article.text)).cell(pieces_of(statement.cue, article.text));
        row.cell(pieces_of(statement.addressee, article.text)).cell(names_of(statement.via, " < "));
        row.cell(bases_of(statement)).cell(figures_of(reading, statement));
        row.cell(statement.rule).cell(decimal(statement.confidence));
        rows += row.line();
    }
    return rows;
}

}  // namespace sayso
