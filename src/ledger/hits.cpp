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

}  // namespace

std::string pieces_of(const Spans& spans, std::string_view text) {
    std::string pieces;
    for (const Span span : spans) pieces.append(pieces.empty() ? "" : " … ").append(span.of(text));
    return pieces;
}

Result<const Reading*> Readings::get(std::int64_t row) {
    if (const auto taken = taken_.find(row); taken != taken_.end()) return &taken->second;
    std::string json;
    const auto status = connection_.each(
        "SELECT r.record, v.text FROM readings r JOIN versions v ON v.id = r.version WHERE r.id = ?",
        [&](Run& run) { run.bind(row); }, [&](const Run& run) { json = with_text(run.text(0), run.text(1)); });
    if (!status) return status.error();
    if (json.empty()) return damaged_record(connection_, row, "it is missing");
    auto reading = reading_from_json(json);
    if (!reading) return damaged_record(connection_, row, reading.error().what);
    return &taken_.emplace(row, std::move(reading).value()).first->second;
}

Result<Hit> Readings::hit(Located place) {
    const auto reading = get(place.reading);
    if (!reading) return reading.error();
    const auto& statements = (*reading)->statements;
    if (place.ordinal < 0 || static_cast<std::size_t>(place.ordinal) >= statements.size()) {
        return damaged_record(connection_, place.reading, "it has no statement " + std::to_string(place.ordinal));
    }
    return hit_of(**reading, statements[static_cast<std::size_t>(place.ordinal)]);
}

}  // namespace sayso::ledger
