#include "ledger/index.h"

#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/instant.h"
#include "entity/entity.h"
#include "ledger/statement_id.h"

namespace sayso::ledger {
namespace {

std::string_view published_of(const Article& article, const Statement& statement) {
    return statement.content.empty() ? article.published : published_at(article, statement.content.front());
}

// 20310504 for "2031-05-04…"; 0 where there is no date.
std::uint32_t day_of(std::string_view published) {
    const auto date = date_from_iso(published);
    if (!date) return 0;
    return static_cast<std::uint32_t>(static_cast<int>(date->year())) * 10000 +
           static_cast<unsigned>(date->month()) * 100 + static_cast<unsigned>(date->day());
}

bool has_identity(const Party& party) { return party.named && party.entity.has_value(); }

std::optional<double> number_from(const std::optional<std::string>& decimal) {
    if (!decimal) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(decimal->data(), decimal->data() + decimal->size(), number);
    if (error != std::errc{} || end != decimal->data() + decimal->size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

}  // namespace

Status Index::add(const Kept& kept) {
    Outlet outlet;
    if (!kept.reading.article.outlet.empty()) {
        const auto row = name_row(kept.reading.article.outlet);
        if (!row) return row.error();
        outlet = *row;
    }
    if (auto status = add_headline(kept); !status) return status;
    for (std::size_t i = 0; i < kept.reading.statements.size(); ++i) {
        if (auto status = add_statement(kept, outlet, i); !status) return status;
    }
    return Done{};
}

Status Index::add_headline(const Kept& kept) {
    const std::string_view kicker = kept.terms.kicker;
    const std::string_view title = kept.terms.title;
    if (kicker.empty() && title.empty()) return Done{};
    return connection_.run("INSERT INTO headline_words (rowid, kicker, title) VALUES (?, ?, ?)",
                           [&](Run& run) { run.bind(kept.row).bind(kicker).bind(title); });
}

Status Index::add_statement(const Kept& kept, Outlet outlet, std::size_t ordinal) {
    const Statement& statement = kept.reading.statements[ordinal];
    if (auto status = add_row(kept, outlet, ordinal); !status) return status;
    const std::int64_t row = connection_.last_row();
    if (auto status = add_columns(row, kept, outlet, statement); !status) return status;
    if (auto status = add_terms(row, kept.terms.statements[ordinal]); !status) return status;
    if (auto status = add_id(row, statement.id); !status) return status;
    if (auto status = add_parties(row, 0, statement.who, kept.entities); !status) return status;
    if (auto status = add_parties(row, 1, statement.via, kept.entities); !status) return status;
    if (auto status = add_figures(row, kept.reading, statement); !status) return status;
    return add_times(row, kept.reading, statement);
}

Status Index::add_row(const Kept& kept, Outlet outlet, std::size_t ordinal) {
    const Statement& statement = kept.reading.statements[ordinal];
    const std::string_view published = published_of(kept.reading.article, statement);
    const bool dated = date_from_iso(published).has_value();
    return connection_.run(
        "INSERT INTO statements (reading, ordinal, statement, form, act, certainty, published, published_at, outlet, "
        "in_view)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [&](Run& run) {
            run.bind(kept.row).bind(static_cast<std::int64_t>(ordinal)).bind(statement.id);
            run.bind(name_of(statement.form)).bind(name_of(statement.act)).bind(name_of(statement.certainty));
            dated ? run.bind(published.substr(0, 10)) : run.bind_null();
            run.bind(instant_from_iso(published)).bind(outlet).bind(std::int64_t{kept.in_view ? 1 : 0});
        });
}

Status Index::add_columns(std::int64_t row, const Kept& kept, Outlet outlet, const Statement& statement) {
    const std::string_view published = published_of(kept.reading.article, statement);
    StatementColumns columns{.published_at = instant_from_iso(published).value_or(no_instant),
                             .day = day_of(published),
                             .outlet = static_cast<std::uint32_t>(outlet.value_or(0)),
                             .form = statement.form,
                             .act = statement.act,
                             .certainty = statement.certainty,
                             .present = true,
                             .in_view = kept.in_view};
    if (auto status = put_speakers(columns, statement.who); !status) return status;
    return columns_.set(row, columns);
}

Status Index::put_speakers(StatementColumns& columns, const std::vector<Party>& who) {
    columns.speaker = 0;
    columns.several_speakers = false;
    for (const Party& party : who) {
        if (party.nobody()) continue;
        if (columns.speaker != 0) {
            columns.several_speakers = true;
            break;
        }
        const auto name = name_row(party.name);
        if (!name) return name.error();
        columns.speaker = static_cast<std::uint32_t>(*name);
    }
    return Done{};
}

Status Index::add_terms(std::int64_t row, const IndexTerms::OfStatement& terms) {
    return connection_.run(
        "INSERT INTO statement_words (rowid, content, people, addressee) VALUES (?, ?, ?, ?)",
        [&](Run& run) { run.bind(row).bind(terms.content).bind(terms.people).bind(terms.addressee); });
}

Status Index::add_id(std::int64_t row, std::string_view id) {
    const std::string term = id_term(id);
    return connection_.run("INSERT INTO statement_ids (rowid, id) VALUES (?, ?)",
                           [&](Run& run) { run.bind(row).bind(std::string_view(term)); });
}

Status Index::add_parties(std::int64_t row, int role, const std::vector<Party>& parties, const EntityRows& entities) {
    std::int64_t position = 0;
    for (const Party& party : parties) {
        if (party.nobody()) continue;
        const auto name = name_row(party.name);
        if (!name) return name.error();
        auto status = connection_.run(
            "INSERT INTO speakers (statement, role, position, name, entity, named) VALUES (?, ?, ?, ?, ?, ?)",
            [&](Run& run) {
                run.bind(row).bind(std::int64_t{role}).bind(position).bind(*name);
                has_identity(party) && *party.entity < entities.size() ? run.bind(entities[*party.entity])
                                                                       : run.bind_null();
                run.bind(std::int64_t{party.named ? 1 : 0});
            });
        if (!status) return status;
        ++position;
    }
    return Done{};
}

Status Index::add_figures(std::int64_t row, const Reading& reading, const Statement& statement) {
    std::int64_t position = 0;
    for (const std::uint32_t number : statement.quantities) {
        const Quantity& quantity = reading.quantities[number];
        const auto low = number_from(quantity.value);
        if (!low) continue;
        const double high = number_from(quantity.high).value_or(*low);
        auto status =
            connection_.run("INSERT INTO figures (statement, position, low, high, unit) VALUES (?, ?, ?, ?, ?)",
                            [&](Run& run) { run.bind(row).bind(position).bind(*low).bind(high).bind(quantity.unit); });
        if (!status) return status;
        ++position;
    }
    return Done{};
}

Status Index::add_times(std::int64_t row, const Reading& reading, const Statement& statement) {
    std::int64_t position = 0;
    for (const std::uint32_t number : statement.times) {
        const Time& time = reading.times[number];
        if (time.from.empty() || time.until.empty()) continue;
        auto status =
            connection_.run("INSERT INTO times (statement, position, from_time, until_time) VALUES (?, ?, ?, ?)",
                            [&](Run& run) { run.bind(row).bind(position).bind(time.from).bind(time.until); });
        if (!status) return status;
        ++position;
    }
    return Done{};
}

Status Index::take_out_of_view(std::int64_t article_row) {
    std::vector<std::int64_t> rows;
    auto status = connection_.each(
        "SELECT s.id FROM versions v JOIN readings r ON r.version = v.id JOIN statements s ON s.reading = r.id"
        " WHERE v.article = ? AND s.in_view = 1",
        [&](Run& run) { run.bind(article_row); }, [&](const Run& run) { rows.push_back(run.integer(0)); });
    if (!status) return status;
    for (const std::int64_t row : rows) {
        if (auto hidden = hide_row(row); !hidden) return hidden;
    }
    return Done{};
}

Status Index::hide_row(std::int64_t row) {
    auto status = connection_.run("UPDATE statements SET in_view = 0 WHERE id = ?", [&](Run& run) { run.bind(row); });
    if (!status) return status;
    auto columns = columns_.at(row);
    if (!columns) return columns.error();
    columns->in_view = false;
    return columns_.set(row, *columns);
}

Status Index::lay_over(const Reading& reading, std::int64_t reading_row, const ByHand& by_hand) {
    for (std::size_t i = 0; i < reading.statements.size(); ++i) {
        const auto found =
            connection_.number("SELECT id FROM statements WHERE reading = ? AND ordinal = ?",
                               [&](Run& run) { run.bind(reading_row).bind(static_cast<std::int64_t>(i)); });
        if (!found) return found.error();
        const std::optional<std::int64_t>& row = *found;
        if (!row) continue;
        const Reading viewed = viewed_statement(reading, i, by_hand);
        auto status = viewed.statements.empty() ? hide_row(*row) : rewrite_row(*row, viewed);
        if (!status) return status;
    }
    return Done{};
}

Status Index::rewrite_row(std::int64_t row, const Reading& viewed) {
    const Statement& statement = viewed.statements.front();
    auto status = connection_.run("UPDATE statements SET form = ?, act = ?, certainty = ? WHERE id = ?", [&](Run& run) {
        run.bind(name_of(statement.form)).bind(name_of(statement.act)).bind(name_of(statement.certainty)).bind(row);
    });
    if (!status) return status;
    auto columns = columns_.at(row);
    if (!columns) return columns.error();
    columns->form = statement.form;
    columns->act = statement.act;
    columns->certainty = statement.certainty;
    if (status = put_speakers(*columns, statement.who); !status) return status;
    if (status = columns_.set(row, *columns); !status) return status;
    const auto entities = entity_rows_of(connection_, viewed);
    if (!entities) return entities.error();
    status = connection_.run("DELETE FROM speakers WHERE statement = ?", [&](Run& run) { run.bind(row); });
    if (status) status = add_parties(row, 0, statement.who, *entities);
    return status ? add_parties(row, 1, statement.via, *entities) : status;
}

Result<std::int64_t> Index::name_row(std::string_view name) {
    if (const auto cached = names_.find(std::string(name)); cached != names_.end()) return cached->second;
    auto row = stored_name_row(name);
    if (row) names_.emplace(name, *row);
    return row;
}

Result<std::int64_t> Index::stored_name_row(std::string_view name) {
    const auto known = connection_.number("SELECT id FROM names WHERE name = ?", [&](Run& run) { run.bind(name); });
    if (!known) return known.error();
    if (const std::optional<std::int64_t>& row = *known) return *row;
    auto status = connection_.run("INSERT INTO names (name) VALUES (?)", [&](Run& run) { run.bind(name); });
    if (!status) return status.error();
    const std::int64_t row = connection_.last_row();
    const std::string words = fold_words(name);
    status = connection_.run("INSERT INTO name_words (rowid, words) VALUES (?, ?)",
                             [&](Run& run) { run.bind(row).bind(words); });
    if (!status) return status.error();
    return row;
}

}  // namespace sayso::ledger
