#include "ledger/hits.h"
#include "ledger/search.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {
namespace {

const auto nothing = [](Run&) {};

Result<std::uint64_t> count(Connection& connection, const Search& search) {
    std::int64_t total = 0;
    const auto status = connection.each_once(
        "SELECT count(*) " + search.from_where, [&](Run& run) { search.bind_to(run); },
        [&](const Run& run) { total = run.integer(0); });
    if (!status) return status.error();
    return static_cast<std::uint64_t>(total);
}

Result<std::vector<Located>> places(Connection& connection, const Search& search, const Query& query) {
    std::vector<Located> places;
    const std::string sql = "SELECT s.reading, s.ordinal " + search.from_where + search.order_by + " LIMIT ? OFFSET ?";
    const auto bind = [&](Run& run) {
        search.bind_to(run);
        run.bind(std::int64_t{query.limit}).bind(static_cast<std::int64_t>(std::min(query.offset, max_query_offset)));
    };
    const auto status = connection.each_once(sql, bind, [&](const Run& run) {
        places.push_back({run.integer(0), run.integer(1)});
    });
    if (!status) return status.error();
    return places;
}

Result<Found> found_at(Connection& connection, const std::vector<Located>& places) {
    Found found;
    for (const Located place : places) {
        auto hit = hit_at(connection, place);
        if (!hit) return hit.error();
        found.hits.push_back(std::move(hit).value());
    }
    found.total = found.hits.size();
    return found;
}

}  // namespace

Result<Found> SqliteLedger::find(const Query& query) const {
    // Total and hits are of the same moment.
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto search = search_for(*connection_, query, options_.terms_of);
    if (!search) return search.error();
    const auto total = count(*connection_, *search);
    if (!total) return total.error();
    const auto page = places(*connection_, *search, query);
    if (!page) return page.error();
    auto found = found_at(*connection_, *page);
    if (found) found->total = *total;
    return found;
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
    std::vector<Located> places;
    const auto status = connection_->each(
        "SELECT s.reading, s.ordinal FROM statements s WHERE s.in_view = 1 AND s.id IN"
        " (SELECT statement FROM speakers WHERE role = 0 AND"
        "  (name IN (SELECT rowid FROM name_words WHERE name_words MATCH ?) OR entity = (SELECT id FROM entities WHERE "
        "entity = ?)))"
        " ORDER BY s.published_at IS NULL, s.published_at, s.id",
        [&](Run& run) { run.bind(std::string_view(expression)).bind(entity); },
        [&](const Run& run) {
            places.push_back({run.integer(0), run.integer(1)});
        });
    if (!status) return status.error();
    return found_at(*connection_, places);
}

Result<LedgerCounts> SqliteLedger::counts() const {
    LedgerCounts counts;
    const auto status = connection_->each(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM versions),"
        " (SELECT count(*) FROM statements WHERE in_view = 1), (SELECT count(*) FROM entities)",
        nothing, [&](const Run& run) {
            counts.articles = static_cast<std::uint64_t>(run.integer(0));
            counts.versions = static_cast<std::uint64_t>(run.integer(1));
            counts.statements = static_cast<std::uint64_t>(run.integer(2));
            counts.entities = static_cast<std::uint64_t>(run.integer(3));
        });
    if (!status) return status.error();
    return counts;
}

}  // namespace sayso::ledger
