#include "ledger/article.h"

#include "entity/entity.h"
#include "ledger/corrections.h"
#include "ledger/hits.h"
#include "ledger/search.h"
#include "ledger/sqlite_ledger.h"
#include "ledger/state.h"

namespace sayso::ledger {
namespace {

Error no_such_article(std::string_view id) {
    return {.what = "the ledger has no article with this id", .input = std::string(id)};
}

}  // namespace

Result<std::vector<KeptReading>> versions_of(Connection& connection, const Identities& identities,
                                             std::string_view article) {
    std::vector<KeptRow> rows;
    const auto status = connection.each(
        "SELECT max(r.id), coalesce(before.version, '') FROM readings r JOIN versions v ON v.id = r.version"
        " JOIN articles a ON a.id = v.article LEFT JOIN versions before ON before.id = v.was_revision_of"
        " WHERE a.article = ? GROUP BY v.id ORDER BY v.id",
        [&](Run& run) { run.bind(article); },
        [&](const Run& run) {
            rows.push_back({run.integer(0), std::string(run.text(1)), false});
        });
    if (!status) return status.error();
    if (rows.empty()) return no_such_article(article);
    rows.back().in_view = true;
    const auto corrections = corrections_of(connection, article);
    if (!corrections) return corrections.error();
    std::vector<KeptReading> versions;
    for (KeptRow& row : rows) {
        auto reading = reading_at(connection, row.reading);
        if (!reading) return reading.error();
        apply_corrections(*corrections, *reading);
        identities.apply(*reading);
        versions.push_back({std::move(reading).value(), std::move(row.was_revision_of), row.in_view});
    }
    return versions;
}

// A reading never changes, so the last one and what was done by hand are all that article() depends on.
Result<std::string> SqliteLedger::article_state(std::string_view id) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    auto state = state_of(*connection_);
    if (!state) return state.error();
    const auto last = connection_->number(
        "SELECT max(r.id) FROM readings r JOIN versions v ON v.id = r.version JOIN articles a ON a.id = v.article"
        " WHERE a.article = ?",
        [&](Run& run) { run.bind(id); });
    if (!last) return last.error();
    const std::optional<std::int64_t>& row = *last;
    if (!row) return no_such_article(id);
    state->readings = *row;
    return state->text();
}

Result<std::vector<KeptReading>> SqliteLedger::article(std::string_view id) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto identities = this->identities();
    if (!identities) return identities.error();
    return versions_of(*connection_, **identities, id);
}

Result<std::vector<std::string>> SqliteLedger::names(std::string_view beginning, std::uint32_t most) const {
    std::string expression = name_expression(beginning);
    std::vector<std::string> names;
    if (expression.empty()) return names;
    expression += " *";  // FTS5: the string before it is the beginning of a word
    const auto status = connection_->each(
        "SELECT n.name FROM name_words w JOIN names n ON n.id = w.rowid WHERE name_words MATCH ? ORDER BY w.rowid LIMIT ?",
        [&](Run& run) { run.bind(std::string_view(expression)).bind(std::int64_t{most}); },
        [&](const Run& run) { names.emplace_back(run.text(0)); });
    if (!status) return status.error();
    return names;
}

}  // namespace sayso::ledger
