#include "ledger/hits.h"
#include "ledger/listed.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {
namespace {

const auto nothing = [](Run&) {};

Result<Located> place_of(Connection& connection, std::int64_t statement) {
    std::optional<Located> place;
    const auto status = connection.each(
        "SELECT reading, ordinal FROM statements WHERE id = ?", [&](Run& run) { run.bind(statement); },
        [&](const Run& run) {
            place = Located{run.integer(0), run.integer(1)};
        });
    if (!status) return status.error();
    if (!place) return connection.error(SQLITE_CORRUPT);
    return *place;
}

Result<Found> found_at(Connection& connection, const Identities& identities, const std::vector<Located>& places) {
    Found found;
    for (const Located place : places) {
        auto hit = hit_at(connection, identities, place);
        if (!hit) return hit.error();
        found.hits.push_back(std::move(hit).value());
    }
    found.total = found.hits.size();
    return found;
}

Result<Hit> hit_of_row(Connection& connection, const Identities& identities, std::int64_t statement) {
    const auto place = place_of(connection, statement);
    if (!place) return place.error();
    return hit_at(connection, identities, *place);
}

Result<Found> found_on(const ListedPage& page, const Source& source, const Identities& identities) {
    Found found{.hits = {}, .total = page.total};
    for (const std::int64_t statement : page.statements) {
        const auto known = source.snapshot ? source.snapshot->hits().find(statement) : nullptr;
        if (known) {
            found.hits.push_back(*known);
            continue;
        }
        auto hit = hit_of_row(source.connection, identities, statement);
        if (!hit) return hit.error();
        if (source.snapshot) source.snapshot->hits().keep(statement, std::make_shared<const Hit>(*hit), 1);
        found.hits.push_back(std::move(hit).value());
    }
    return found;
}

}  // namespace

Result<Found> SqliteLedger::find(const Query& query) const {
    // Total and hits are of the same moment.
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto source = this->source();
    if (!source) return source.error();
    const auto search = search_for(*source, query, options_.terms_of);
    if (!search) return search.error();
    const auto page = page_of(*source, *search, query);
    if (!page) return page.error();
    const auto identities = this->identities();
    if (!identities) return identities.error();
    return found_on(*page, *source, **identities);
}

Result<Found> SqliteLedger::who(std::string_view entity) const {
    const std::string expression = name_expression(entity);
    if (expression.empty()) {
        Error error;
        error.what = "'" + std::string(entity) + "' is not a name";
        return error;
    }
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto identities = this->identities();
    if (!identities) return identities.error();
    const std::string id = (*identities)->resolved(entity, "");
    std::vector<Located> places;
    const auto status = connection_->each(
        "SELECT s.reading, s.ordinal FROM statements s WHERE s.in_view = 1 AND s.id IN"
        " (SELECT statement FROM speakers WHERE role = 0 AND"
        "   (name IN (SELECT rowid FROM name_words WHERE name_words MATCH ?1)"
        "    OR entity IN (SELECT entity FROM entity_names WHERE name IN"
        "                  (SELECT rowid FROM name_words WHERE name_words MATCH ?1))"
        "    OR entity = (SELECT id FROM entities WHERE entity = ?2)))"
        " ORDER BY s.published_at IS NULL, s.published_at, s.id",
        [&](Run& run) { run.bind(std::string_view(expression)).bind(std::string_view(id)); },
        [&](const Run& run) {
            places.push_back({run.integer(0), run.integer(1)});
        });
    if (!status) return status.error();
    return found_at(*connection_, **identities, places);
}

Result<LedgerCounts> SqliteLedger::counts() const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    LedgerCounts counts;
    auto status = connection_->each(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM versions), (SELECT count(*) FROM entities)",
        nothing, [&](const Run& run) {
            counts.articles = static_cast<std::uint64_t>(run.integer(0));
            counts.versions = static_cast<std::uint64_t>(run.integer(1));
            counts.entities = static_cast<std::uint64_t>(run.integer(2));
        });
    if (!status) return status.error();
    const auto source = this->source();
    if (!source) return source.error();
    if (source->snapshot) {
        counts.statements = source->snapshot->statements_in_view();
        return counts;
    }
    ColumnReader columns(*connection_);
    columns.each([&](std::int64_t, const StatementColumns& found) { counts.statements += found.in_view ? 1 : 0; });
    if (status = columns.status(); !status) return status.error();
    return counts;
}

}  // namespace sayso::ledger
