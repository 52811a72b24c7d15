#include "ledger/index.h"

#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/instant.h"
#include "entity/entity.h"

namespace sayso::ledger {
namespace {

std::string words_of(const Spans& spans, std::string_view text) {
    std::string words;
    for (const Span span : spans) words.append(words.empty() ? "" : " ").append(span.of(text));
    return words;
}

// The words that name the speaker in the text, and the display names of everybody it came from.
std::string people_of(const Statement& statement, std::string_view text) {
    std::string words = words_of(statement.speaker, text);
    for (const auto* parties : {&statement.who, &statement.via}) {
        for (const Party& party : *parties) words.append(" ").append(party.name);
    }
    return words;
}

// When the statement was published: the live entry it stands in may say so itself.
std::string_view published_of(const Article& article, const Statement& statement) {
    if (statement.content.empty()) return article.published;
    for (const Block& block : article.blocks) {
        if (!block.published.empty() && block.span.contains(statement.content.front())) return block.published;
    }
    return article.published;
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
    const Article& article = kept.reading.article;
    Shared shared;
    shared.headline = terms(article.kicker, article) + " " + terms(article.title, article);
    if (!article.outlet.empty()) {
        const auto outlet = name_row(article.outlet);
        if (!outlet) return outlet.error();
        shared.outlet = *outlet;
    }
    for (std::size_t i = 0; i < kept.reading.statements.size(); ++i) {
        if (auto status = add_statement(kept, shared, i); !status) return status;
    }
    return Done{};
}

Status Index::add_statement(const Kept& kept, const Shared& shared, std::size_t ordinal) {
    const Statement& statement = kept.reading.statements[ordinal];
    if (auto status = add_row(kept, shared, ordinal); !status) return status;
    const std::int64_t row = connection_.last_row();
    if (auto status = add_words(row, kept, shared, statement); !status) return status;
    if (auto status = add_parties(row, 0, statement.who, kept.entities); !status) return status;
    if (auto status = add_parties(row, 1, statement.via, kept.entities); !status) return status;
    if (auto status = add_figures(row, kept.reading, statement); !status) return status;
    return add_times(row, kept.reading, statement);
}

Status Index::add_row(const Kept& kept, const Shared& shared, std::size_t ordinal) {
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
            run.bind(instant_from_iso(published)).bind(shared.outlet).bind(std::int64_t{kept.in_view ? 1 : 0});
        });
}

Status Index::add_words(std::int64_t row, const Kept& kept, const Shared& shared, const Statement& statement) {
    const Article& article = kept.reading.article;
    const std::string content = terms(words_of(statement.content, article.text), article);
    const std::string people = terms(people_of(statement, article.text), article);
    const std::string addressee = terms(words_of(statement.addressee, article.text), article);
    return connection_.run(
        "INSERT INTO statement_words (rowid, content, people, addressee, headline) VALUES (?, ?, ?, ?, ?)",
        [&](Run& run) { run.bind(row).bind(content).bind(people).bind(addressee).bind(shared.headline); });
}

Status Index::add_parties(std::int64_t row, int role, const std::vector<Party>& parties, const EntityRows& entities) {
    std::int64_t position = 0;
    for (const Party& party : parties) {
        if (party.nobody()) continue;
        const auto name = name_row(party.name);
        if (!name) return name.error();
        const auto status = connection_.run(
            "INSERT INTO speakers (statement, role, position, name, entity, named) VALUES (?, ?, ?, ?, ?, ?)",
            [&](Run& run) {
                run.bind(row).bind(std::int64_t{role}).bind(position).bind(*name);
                has_identity(party) ? run.bind(entities[*party.entity]) : run.bind_null();
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
        const auto status =
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
        const auto status =
            connection_.run("INSERT INTO times (statement, position, from_time, until_time) VALUES (?, ?, ?, ?)",
                            [&](Run& run) { run.bind(row).bind(position).bind(time.from).bind(time.until); });
        if (!status) return status;
        ++position;
    }
    return Done{};
}

Status Index::correct(const Reading& reading, std::int64_t reading_row, const std::vector<Correction>& corrections) {
    if (corrections.empty()) return Done{};
    for (std::size_t i = 0; i < reading.statements.size(); ++i) {
        const auto row =
            connection_.number("SELECT id FROM statements WHERE reading = ? AND ordinal = ?",
                               [&](Run& run) { run.bind(reading_row).bind(static_cast<std::int64_t>(i)); });
        if (!row) return row.error();
        if (!*row) continue;
        Reading one = reading;
        one.statements = {reading.statements[i]};
        apply_corrections(corrections, one);
        if (one.statements.empty()) {
            auto status =
                connection_.run("UPDATE statements SET in_view = 0 WHERE id = ?", [&](Run& run) { run.bind(**row); });
            if (!status) return status;
            continue;
        }
        if (auto status = correct_row(**row, reading.statements[i], one.statements.front()); !status) return status;
    }
    return Done{};
}

Status Index::correct_row(std::int64_t row, const Statement& as_read, const Statement& corrected) {
    auto status = connection_.run("UPDATE statements SET form = ?, act = ?, certainty = ? WHERE id = ?", [&](Run& run) {
        run.bind(name_of(corrected.form)).bind(name_of(corrected.act)).bind(name_of(corrected.certainty)).bind(row);
    });
    if (!status || corrected.who == as_read.who) return status;
    status = connection_.run("DELETE FROM speakers WHERE statement = ? AND role = 0", [&](Run& run) { run.bind(row); });
    return status ? add_parties(row, 0, corrected.who, {}) : status;
}

Result<std::int64_t> Index::name_row(std::string_view name) {
    const auto known = connection_.number("SELECT id FROM names WHERE name = ?", [&](Run& run) { run.bind(name); });
    if (!known) return known.error();
    if (*known) return **known;
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
