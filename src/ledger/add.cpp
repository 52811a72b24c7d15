// The record's side of adding: articles, versions, readings, entities.
#include "entity/entity.h"
#include "exchange/exchange.h"
#include "ledger/check.h"
#include "ledger/corrections.h"
#include "ledger/index.h"
#include "ledger/record.h"
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
    if (*known) return place_of_known(connection, **known, article);

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

// Gives the reading's entities their ids. The result has their row numbers, in the reading's order.
Result<EntityRows> identify(Connection& connection, Reading& reading) {
    const std::vector<std::string> keys = identity_keys(reading);
    EntityRows rows(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        Entity& entity = reading.entities[i];
        entity.id.clear();
        if (keys[i].empty()) continue;
        const auto row = entity_row_for(connection, keys[i], entity.name, entity.kind);
        if (!row) return row.error();
        rows[i] = *row;
        entity.id = issue_entity_id(keys[i]);
    }
    return rows;
}

Result<std::int64_t> insert_reading(Connection& connection, std::int64_t version, const Reading& reading) {
    const std::string record = without_text(to_json(reading));
    const Producer& producer = reading.producer;
    const auto status =
        connection.run("INSERT INTO readings (version, producer, pack, record) VALUES (?, ?, ?, ?)",
                       [&](Run& run) { run.bind(version).bind(producer.version).bind(producer.pack).bind(record); });
    if (!status) return status.error();
    return connection.last_row();
}

Result<Added> add_one(Connection& connection, Index& index, const Identities& identities, const Reading& given) {
    const auto forgotten = is_forgotten(connection, given.article.id);
    if (!forgotten) return forgotten.error();
    if (*forgotten) return Added::forgotten;
    const auto place = place_of(connection, given.article);
    if (!place) return place.error();
    if (place->added == Added::same) {
        const auto known = has_reading(connection, place->version, given.producer);
        if (!known) return known.error();
        if (*known) return Added::same;
    }
    Reading reading = given;
    const auto entities = identify(connection, reading);
    if (!entities) return entities.error();
    const auto row = insert_reading(connection, place->version, reading);
    if (!row) return row.error();
    if (place->newest_version && place->added != Added::fresh) {
        if (auto status = index.take_out_of_view(place->article); !status) return status.error();
    }
    if (auto status = index.add({reading, *row, *entities, place->newest_version}); !status) return status.error();
    if (place->added == Added::fresh && !identities.concern(reading)) return place->added;
    const auto corrections = corrections_of(connection, reading.article.id);
    if (!corrections) return corrections.error();
    if (corrections->empty() && !identities.concern(reading)) return place->added;
    if (auto status = index.lay_over(reading, *row, {*corrections, identities}); !status) return status.error();
    return place->added;
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
    std::vector<Added> added;
    added.reserve(readings.size());
    Index index(*connection_, options_.terms_of);
    const auto identities = this->identities();
    if (!identities) return identities.error();
    for (const Reading& reading : readings) {
        const auto one = add_one(*connection_, index, **identities, reading);
        if (!one) return about(reading, one.error());
        added.push_back(*one);
    }
    if (auto status = index.flush(); !status) return status.error();
    if (auto status = transaction->commit(); !status) return status.error();
    return added;
}

}  // namespace sayso::ledger
