// The record's side of adding: articles, versions, readings, entities.
#include <unordered_map>

#include "ledger/check.h"
#include "ledger/corrections.h"
#include "ledger/index.h"
#include "ledger/prepare.h"
#include "ledger/sqlite_ledger.h"
#include "ledger/tombstone.h"

namespace sayso::ledger {
namespace {

// Where a reading goes in the record.
struct Place {
    std::int64_t article = 0;
    std::int64_t version = 0;
    Added added = Added::fresh;
    bool newest_version = true;
};

Error about(const Reading& reading, Error error) {
    if (error.record.empty()) error.record = "article " + reading.article.id;
    return error;
}

Result<std::int64_t> insert_version(Connection& connection, std::int64_t article_row, const Article& article,
                                    std::optional<std::int64_t> before) {
    auto status = connection.run(
        "INSERT INTO versions (article, version, was_revision_of, language, text) VALUES (?, ?, ?, ?, ?)",
        [&](Run& run) {
            run.bind(article_row).bind(article.version).bind(before).bind(article.language).bind(article.text);
        });
    if (!status) return status.error();
    const std::int64_t row = connection.last_row();
    status = connection.run("INSERT OR IGNORE INTO languages (language) VALUES (?)",
                            [&](Run& run) { run.bind(article.language); });
    if (!status) return status.error();
    return row;
}

Result<Place> place_of_known(Connection& connection, std::int64_t article_row, const Article& article) {
    const auto newest =
        connection.number("SELECT max(id) FROM versions WHERE article = ?", [&](Run& run) { run.bind(article_row); });
    if (!newest) return newest.error();

    std::optional<std::int64_t> version;
    bool same_text = false;
    const auto known = connection.each(
        "SELECT id, text = ? FROM versions WHERE article = ? AND version = ?",
        [&](Run& run) { run.bind(article.text).bind(article_row).bind(article.version); },
        [&](const Run& run) {
            version = run.integer(0);
            same_text = run.integer(1) == 1;
        });
    if (!known) return known.error();
    if (version && !same_text) {
        Error error;
        error.what = "the ledger has another text under the same version " + article.version;
        error.remedy = "a version is the hash of its text; read the article again";
        return error;
    }
    if (version) return Place{article_row, *version, Added::same, *version == **newest};

    const auto row = insert_version(connection, article_row, article, *newest);
    if (!row) return row.error();
    return Place{article_row, *row, Added::new_version, true};
}

Result<Place> place_of(Connection& connection, const Article& article) {
    const auto known =
        connection.number("SELECT id FROM articles WHERE article = ?", [&](Run& run) { run.bind(article.id); });
    if (!known) return known.error();
    if (const std::optional<std::int64_t>& row = *known) return place_of_known(connection, *row, article);

    const auto inserted =
        connection.run("INSERT INTO articles (article) VALUES (?)", [&](Run& run) { run.bind(article.id); });
    if (!inserted) return inserted.error();
    const std::int64_t article_row = connection.last_row();
    const auto version = insert_version(connection, article_row, article, std::nullopt);
    if (!version) return version.error();
    return Place{article_row, *version, Added::fresh, true};
}

Result<bool> has_reading(Connection& connection, std::int64_t version, const Producer& producer) {
    const auto row = connection.number("SELECT id FROM readings WHERE version = ? AND producer = ? AND pack = ?",
                                       [&](Run& run) { run.bind(version).bind(producer.version).bind(producer.pack); });
    if (!row) return row.error();
    return row->has_value();
}

Result<std::int64_t> insert_reading(Connection& connection, std::int64_t version, const Prepared& prepared) {
    const Producer& producer = prepared.reading.producer;
    const auto status = connection.run(
        "INSERT INTO readings (version, producer, pack, record) VALUES (?, ?, ?, ?)",
        [&](Run& run) { run.bind(version).bind(producer.version).bind(producer.pack).bind(prepared.record); });
    if (!status) return status.error();
    return connection.last_row();
}

// Whether this very reading is there already. Says nothing of articles that were forgotten.
Result<bool> is_kept(Connection& connection, const Reading& reading) {
    const auto row = connection.number(
        "SELECT r.id FROM articles a JOIN versions v ON v.article = a.id JOIN readings r ON r.version = v.id"
        " WHERE a.article = ? AND v.version = ? AND r.producer = ? AND r.pack = ?",
        [&](Run& run) {
            run.bind(reading.article.id).bind(reading.article.version);
            run.bind(reading.producer.version).bind(reading.producer.pack);
        });
    if (!row) return row.error();
    return row->has_value();
}

// Adds readings within one transaction.
class Adding {
public:
    Adding(Connection& connection, const Identities& identities)
        : connection_(connection), identities_(identities), index_(connection) {}

    // Calls `prepare` for what must be written.
    template <class Prepare>
    Result<Added> add(const Reading& given, const Prepare& prepare) {
        const auto forgotten = is_forgotten(connection_, given.article.id);
        if (!forgotten) return forgotten.error();
        if (*forgotten) return Added::forgotten;
        const auto place = place_of(connection_, given.article);
        if (!place) return place.error();
        if (place->added == Added::same) {
            const auto known = has_reading(connection_, place->version, given.producer);
            if (!known) return known.error();
            if (*known) return Added::same;
        }
        if (auto status = write(*place, prepare()); !status) return status.error();
        return place->added;
    }
    [[nodiscard]] Status flush() { return index_.flush(); }

private:
    Status write(const Place& place, const Prepared& prepared) {
        const Reading& reading = prepared.reading;
        const auto entities = entity_rows(prepared);
        if (!entities) return entities.error();
        const auto row = insert_reading(connection_, place.version, prepared);
        if (!row) return row.error();
        if (place.newest_version && place.added != Added::fresh) {
            if (auto status = index_.take_out_of_view(place.article); !status) return status;
        }
        if (auto status = index_.add({reading, *row, *entities, prepared.terms, place.newest_version}); !status)
            return status;
        if (place.added == Added::fresh && !identities_.concern(reading)) return Done{};
        const auto corrections = corrections_of(connection_, reading.article.id);
        if (!corrections) return corrections.error();
        if (corrections->empty() && !identities_.concern(reading)) return Done{};
        return index_.lay_over(reading, *row, {*corrections, identities_});
    }

    Result<EntityRows> entity_rows(const Prepared& prepared) {
        EntityRows rows(prepared.entity_keys.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string& key = prepared.entity_keys[i];
            if (key.empty()) continue;
            if (const auto known = entities_.find(key); known != entities_.end()) {
                rows[i] = known->second;
                continue;
            }
            const Entity& entity = prepared.reading.entities[i];
            const auto row = entity_row_for(connection_, key, entity.name, entity.kind);
            if (!row) return row.error();
            rows[i] = *row;
            entities_.emplace(key, *row);
        }
        return rows;
    }

    Connection& connection_;
    const Identities& identities_;
    Index index_;
    std::unordered_map<std::string, std::int64_t> entities_;  // rows, by key: those that were met
};

// One after the other; what has to be written is prepared ahead.
Result<std::vector<Added>> add_all(Connection& connection, const Identities& identities, const TermsOf& terms_of,
                                   const std::vector<Reading>& readings) {
    std::vector<const Reading*> wanted;
    std::vector<bool> is_wanted;
    for (const Reading& reading : readings) {
        const auto kept = is_kept(connection, reading);
        if (!kept) return kept.error();
        is_wanted.push_back(!*kept);
        if (!*kept) wanted.push_back(&reading);
    }
    PreparedAhead ahead(std::move(wanted), terms_of);
    Adding adding(connection, identities);
    std::vector<Added> added;
    added.reserve(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        std::optional<Prepared> prepared_ahead;
        if (is_wanted[i]) prepared_ahead = ahead.next();
        const auto one = adding.add(
            readings[i], [&] { return prepared_ahead ? *std::move(prepared_ahead) : prepared(readings[i], terms_of); });
        if (!one) return about(readings[i], one.error());
        added.push_back(*one);
    }
    if (auto status = adding.flush(); !status) return status.error();
    return added;
}

}  // namespace

Result<std::vector<Added>> SqliteLedger::add(const std::vector<Reading>& readings) {
    if (options_.mode == LedgerOptions::Mode::read) {
        Error error;
        error.what = "the ledger was opened for reading only";
        error.input = connection_->path();
        return error;
    }
    for (const Reading& reading : readings) {
        if (auto status = check(reading); !status) return status.error();
    }
    auto transaction = Transaction::begin(*connection_, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto identities = this->identities();
    if (!identities) return identities.error();
    auto added = add_all(*connection_, **identities, options_.terms_of, readings);
    if (!added) return added.error();
    if (auto status = transaction->commit(); !status) return status.error();
    return added;
}

}  // namespace sayso::ledger
