#include "ledger/hits.h"

#include <algorithm>

#include "exchange/exchange.h"
#include "ledger/corrections.h"
#include "ledger/plain_hit.h"
#include "ledger/record.h"
#include "ledger/statement_id.h"

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
    return std::any_of(parties.begin(), parties.end(), [](const Party& party) { return party.named; });
}

struct Row {
    std::string record;
    std::string text;
};

// Calls `take` with the record and the text, which live as long as the call: they need not be copied.
template <class Take>
Status with_row(Connection& connection, std::int64_t number, const Take& take) {
    bool is_there = false;
    auto status = connection.each(
        "SELECT r.record, v.text FROM readings r JOIN versions v ON v.id = r.version WHERE r.id = ?",
        [&](Run& run) { run.bind(number); },
        [&](const Run& run) {
            is_there = true;
            take(run.text(0), run.text(1));
        });
    if (!status || is_there) return status;
    return damaged_record(connection, number, "it is missing");
}

Result<Row> row_at(Connection& connection, std::int64_t number) {
    Row row;
    const auto status = with_row(connection, number, [&](std::string_view record, std::string_view text) {
        row = Row{std::string(record), std::string(text)};
    });
    if (!status) return status.error();
    return row;
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

Result<Reading> reading_at(Connection& connection, std::int64_t row) {
    const auto found = row_at(connection, row);
    if (!found) return found.error();
    return parsed(connection, row, found->record, found->text);
}

// Of a statement that nothing was said of by hand; nothing where something was, or the whole reading has to be read.
static Result<std::optional<Hit>> plain_hit_at(Connection& connection, const Identities& identities, Located place) {
    std::optional<Hit> plain;
    if (!identities.empty()) return plain;
    const auto status = with_row(connection, place.reading, [&](std::string_view record, std::string_view text) {
        plain = plain_hit(record, text, static_cast<std::size_t>(place.ordinal));
    });
    if (!status) return status.error();
    if (!plain) return plain;
    const auto corrections = corrections_of(connection, plain->article);
    if (!corrections) return corrections.error();
    if (!corrections->empty()) plain.reset();
    return plain;
}

Result<Hit> hit_at(Connection& connection, const Identities& identities, Located place) {
    auto plain = plain_hit_at(connection, identities, place);
    if (!plain) return plain.error();
    if (std::optional<Hit>& found = *plain) return *std::move(found);
    const auto row = row_at(connection, place.reading);
    if (!row) return row.error();
    const auto record = only_statement(row->record, static_cast<std::size_t>(place.ordinal));
    if (!record)
        return damaged_record(connection, place.reading, "it has no statement " + std::to_string(place.ordinal));
    const auto reading = parsed(connection, place.reading, *record, row->text);
    if (!reading) return reading.error();
    const auto corrections = corrections_of(connection, reading->article.id);
    if (!corrections) return corrections.error();
    const Reading viewed = shown_statement(*reading, 0, {*corrections, identities});
    return hit_of(viewed, viewed.statements.front());
}

Reading viewed_statement(const Reading& reading, std::size_t ordinal, const ByHand& by_hand) {
    Reading viewed = reading;
    viewed.statements = {reading.statements[ordinal]};
    apply_corrections(by_hand.corrections, viewed);
    by_hand.identities.apply(viewed);
    return viewed;
}

Reading shown_statement(const Reading& reading, std::size_t ordinal, const ByHand& by_hand) {
    Reading viewed = viewed_statement(reading, ordinal, by_hand);
    if (viewed.statements.empty()) viewed.statements = {reading.statements[ordinal]};
    return viewed;
}

Surroundings surroundings_of(const Statement& statement, std::string_view text) {
    constexpr std::size_t most_bytes = 48;
    if (statement.content.empty()) return {};
    const auto inside_code_point = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    const std::size_t first = statement.content.front().begin;
    const std::size_t last = statement.content.back().end;
    std::size_t begin = first - std::min(first, most_bytes);
    while (inside_code_point(begin)) ++begin;
    std::size_t end = std::min(text.size(), last + most_bytes);
    while (inside_code_point(end)) --end;
    return {text.substr(begin, first - begin), text.substr(last, end - last)};
}

Result<std::string> article_of(Connection& connection, std::string_view statement_id) {
    const std::string expression = id_expression(statement_id);
    std::string article;
    const auto status = connection.each(
        "SELECT a.article FROM statement_ids i CROSS JOIN statements s ON s.id = i.rowid"
        " JOIN readings r ON r.id = s.reading JOIN versions v ON v.id = r.version JOIN articles a ON a.id = v.article"
        " WHERE statement_ids MATCH ? AND s.statement = ? ORDER BY s.in_view LIMIT 1",
        [&](Run& run) { run.bind(std::string_view(expression)).bind(statement_id); },
        [&](const Run& run) { article = run.text(0); });
    if (!status) return status.error();
    if (!article.empty()) return article;
    return Error{.what = "the ledger has no statement with this id", .input = std::string(statement_id)};
}

}  // namespace sayso::ledger
