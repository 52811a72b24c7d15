#include "ledger/reindex.h"

#include "ledger/corrections.h"
#include "ledger/hits.h"
#include "ledger/index.h"

namespace sayso::ledger {
namespace {

// The entities that views have in place of those that were read.
Status note_viewed(Connection& connection, Reading reading, const ByHand& by_hand, std::set<std::int64_t>& used) {
    apply_corrections(by_hand.corrections, reading);
    by_hand.identities.apply(reading);
    const auto rows = entity_rows_of(connection, reading);
    if (!rows) return rows.error();
    for (const auto& row : *rows) {
        if (row) used.insert(*row);
    }
    return Done{};
}

}  // namespace

Status empty_index(Connection& connection) {
    return connection.execute(
        "DELETE FROM languages; DELETE FROM times; DELETE FROM figures; DELETE FROM speakers; DELETE FROM statements;"
        "DELETE FROM statement_columns; DELETE FROM entity_names; DELETE FROM names;"
        "INSERT INTO statement_words (statement_words) VALUES ('delete-all');"
        "INSERT INTO headline_words (headline_words) VALUES ('delete-all');"
        "INSERT INTO statement_ids (statement_ids) VALUES ('delete-all');"
        "INSERT INTO name_words (name_words) VALUES ('delete-all')");
}

Result<std::set<std::int64_t>> fill_index(Connection& connection, const TermsOf& terms_of) {
    const auto rows = kept_rows(connection);
    if (!rows) return rows.error();
    auto status = connection.execute("INSERT INTO languages SELECT DISTINCT language FROM versions");
    if (!status) return status.error();
    const auto identities = Identities::load(connection);
    if (!identities) return identities.error();
    std::set<std::int64_t> used;
    Index index(connection);
    for (const KeptRow& kept : *rows) {
        const auto reading = reading_at(connection, kept.reading);
        if (!reading) return reading.error();
        const auto entities = entity_rows_of(connection, *reading);
        if (!entities) return entities.error();
        for (const auto& entity : *entities) {
            if (entity) used.insert(*entity);
        }
        const IndexTerms terms = index_terms_of(*reading, terms_of);
        if (status = index.add({*reading, kept.reading, *entities, terms, kept.in_view}); !status)
            return status.error();
        const auto corrections = corrections_of(connection, reading->article.id);
        if (!corrections) return corrections.error();
        if (corrections->empty() && !identities->concern(*reading)) continue;
        if (status = note_viewed(connection, *reading, {*corrections, *identities}, used); !status)
            return status.error();
        if (status = index.lay_over(*reading, kept.reading, {*corrections, *identities}); !status)
            return status.error();
    }
    status = connection.each(
        "SELECT e.id FROM entity_edits d JOIN entities e ON e.entity = d.entity WHERE d.kind = 'issue'", [](Run&) {},
        [&](const Run& run) { used.insert(run.integer(0)); });
    if (!status) return status.error();
    if (status = index.flush(); !status) return status.error();
    if (status = fill_entity_names(connection, *identities); !status) return status.error();
    return used;
}

}  // namespace sayso::ledger
