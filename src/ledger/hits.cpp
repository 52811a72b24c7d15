#include "ledger/hits.h"

#include "exchange/exchange.h"
#include "ledger/record.h"

namespace sayso::ledger {
namespace {

Error damaged_record(const Connection& connection, std::int64_t row, std::string what) {
    Error error = connection.error(SQLITE_CORRUPT);
    error.record = "reading " + std::to_string(row);
    error.what += ": " + std::move(what);
    return error;
}

// Joint speakers are joined as the record joins them.
std::string joint_name(const std::vector<Party>& parties) {
    std::string name;
    for (const Party& party : parties) {
        if (!party.nobody()) name.append(name.empty() ? "" : " + ").append(party.name);
    }
    return name;
}

bool any_named(const std::vector<Party>& parties) {
    for (const Party& party : parties) {
        if (party.named) return true;
    }
    return false;
}

struct Row {
    std::string record;
    std::string text;
};

Result<Row> row_at(Connection& connection, std::int64_t number) {
    std::optional<Row> row;
    const auto status = connection.each(
        "SELECT r.record, v.text FROM readings r JOIN versions v ON v.id = r.version WHERE r.id = ?",
        [&](Run& run) { run.bind(number); },
        [&](const Run& run) {
            row = Row{std::string(run.text(0)), std::string(run.text(1))};
        });
    if (!status) return status.error();
    if (!row) return damaged_record(connection, number, "it is missing");
    return *std::move(row);
}

Result<Reading> parsed(Connection& connection, std::int64_t number, std::string_view record, std::string_view text) {
    auto reading = reading_from_json(with_text(record, text));
    if (!reading) return damaged_record(connection, number, reading.error().what);
    return reading;
}

}  // namespace

Hit hit_of(const Reading& reading, const Statement& statement) {
    const Article& article = reading.article;
    Hit hit;
    hit.statement = statement.id;
    hit.article = article.id;
    hit.version = article.version;
    hit.outlet = article.outlet;
    hit.title = article.title;
    hit.url = article.url;
    hit.published = article.published;
    hit.record = to_json(reading, statement);
    hit.content = pieces_of(statement.content, article.text);
    hit.cue = pieces_of(statement.cue, article.text);
    hit.who = joint_name(statement.who);
    hit.named = any_named(statement.who);
    for (const Party& party : statement.via) hit.via.push_back(party.name);
    hit.form = statement.form;
    hit.act = statement.act;
    hit.certainty = statement.certainty;
    for (const std::uint32_t number : statement.quantities) {
        if (number < reading.quantities.size())
            hit.figures.emplace_back(reading.quantities[number].span.of(article.text));
    }
    return hit;
}

std::string pieces_of(const Spans& spans, std::string_view text) {
    std::string pieces;
    for (const Span span : spans) pieces.append(pieces.empty() ? "" : " … ").append(span.of(text));
    return pieces;
}

Result<Reading> reading_at(Connection& connection, std::int64_t row) {
    const auto found = row_at(connection, row);
    if (!found) return found.error();
    return parsed(connection, row, found->record, found->text);
}

Result<Hit> hit_at(Connection& connection, Located place) {
    const auto row = row_at(connection, place.reading);
    if (!row) return row.error();
    const auto record = only_statement(row->record, static_cast<std::size_t>(place.ordinal));
    if (!record)
        return damaged_record(connection, place.reading, "it has no statement " + std::to_string(place.ordinal));
    const auto reading = parsed(connection, place.reading, *record, row->text);
    if (!reading) return reading.error();
    return hit_of(*reading, reading->statements.front());
}

}  // namespace sayso::ledger
