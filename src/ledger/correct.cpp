#include "ledger/corrections.h"

#include "entity/entity.h"
#include "ledger/hits.h"
#include "ledger/index.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {
namespace {

using Field = Correction::Field;

constexpr std::string_view select_all =
    "SELECT a.article, c.statement, c.exact, c.prefix, c.suffix, c.field, c.value, c.made_by, c.made_at, c.why, c.entity"
    " FROM corrections c JOIN articles a ON a.id = c.article ORDER BY c.id";
constexpr std::string_view select_of_article =
    "SELECT a.article, c.statement, c.exact, c.prefix, c.suffix, c.field, c.value, c.made_by, c.made_at, c.why, c.entity"
    " FROM articles a JOIN corrections c ON c.article = a.id WHERE a.article = ? ORDER BY c.id";

Error fault(const Correction& correction, std::string what, std::string remedy = {}) {
    Error error;
    error.what = std::move(what);
    error.input = correction.statement;
    error.remedy = std::move(remedy);
    return error;
}

bool has_value(Field field, std::string_view value) {
    switch (field) {
        case Field::act: return act_from(value).has_value();
        case Field::form: return form_from(value).has_value();
        case Field::certainty: return certainty_from(value).has_value();
        case Field::who: return value != "?";
        case Field::statement: break;
    }
    return value == "none" || value == "right";
}

Status check(const Correction& correction) {
    if (correction.by.empty() || correction.at.empty())
        return fault(correction, "a correction says who made it and when");
    if (has_value(correction.field, correction.value)) return Done{};
    return fault(correction, "'" + correction.value + "' is no value of " + std::string(name_of(correction.field)));
}

struct Stored {
    std::int64_t row = 0;  // in readings
    Reading reading;
};

// The readings of the article, of all its versions.
Result<std::vector<Stored>> readings_of(Connection& connection, std::string_view article) {
    std::vector<std::int64_t> rows;
    const auto status = connection.each(
        "SELECT r.id FROM readings r JOIN versions v ON v.id = r.version JOIN articles a ON a.id = v.article"
        " WHERE a.article = ? ORDER BY r.id",
        [&](Run& run) { run.bind(article); }, [&](const Run& run) { rows.push_back(run.integer(0)); });
    if (!status) return status.error();
    std::vector<Stored> readings;
    for (const std::int64_t row : rows) {
        auto reading = reading_at(connection, row);
        if (!reading) return reading.error();
        readings.push_back({row, std::move(reading).value()});
    }
    return readings;
}

// The correction with its anchor, taken from the newest reading that has the statement.
Result<Correction> anchored(const Correction& correction, const std::vector<Stored>& readings) {
    if (!correction.exact.empty()) return correction;
    for (auto kept = readings.rbegin(); kept != readings.rend(); ++kept) {
        const std::string_view text = kept->reading.article.text;
        for (const Statement& statement : kept->reading.statements) {
            if (statement.id != correction.statement) continue;
            const Surroundings around = surroundings_of(statement, text);
            Correction whole = correction;
            whole.exact = pieces_of(statement.content, text);
            whole.prefix = around.prefix;
            whole.suffix = around.suffix;
            return whole;
        }
    }
    return fault(correction, "the article has no statement with this id");
}

// An entity that has this name, whatever its kind; nothing where there is none, or several.
Result<std::string> only_entity_named(Connection& connection, std::string_view name) {
    const std::string from = identity_key(name, "");
    std::string until = from;
    ++until.back();  // '|' ends the name in a key
    std::vector<std::string> ids;
    const auto status = connection.each(
        "SELECT DISTINCT e.entity FROM entity_keys k JOIN entities e ON e.id = k.entity WHERE k.key >= ? AND k.key < ?"
        " LIMIT 2",
        [&](Run& run) { run.bind(std::string_view(from)).bind(std::string_view(until)); },
        [&](const Run& run) { ids.emplace_back(run.text(0)); });
    if (!status) return status.error();
    return ids.size() == 1 ? ids.front() : std::string();
}

std::string entity_named(const std::vector<Stored>& readings, std::string_view name) {
    const std::string key = identity_key(name, "");
    for (auto kept = readings.rbegin(); kept != readings.rend(); ++kept) {
        for (const Entity& entity : kept->reading.entities) {
            if (!entity.id.empty() && identity_key(entity.name, "") == key) return entity.id;
        }
    }
    return {};
}

// A correction from another ledger names its entity, which this one need not have.
Status bring_in(Connection& connection, const Correction& correction) {
    const std::string key = identity_key(correction.value, "");
    if (!key.empty() && issue_entity_id(key) == correction.entity) {
        const auto row = entity_row_for(connection, key, correction.value, "");
        return row ? Status(Done{}) : Status(row.error());
    }
    return connection.run("INSERT OR IGNORE INTO entities (entity, name, kind) VALUES (?, ?, '')", [&](Run& run) {
        run.bind(std::string_view(correction.entity)).bind(std::string_view(correction.value));
    });
}

// The id of who is meant: one whom the article names so, else the only one in the ledger with that name, else a new
// one, of whom nobody knows yet of which kind it is. An id in place of the name is taken as it is.
Status find_speaker(Connection& connection, const std::vector<Stored>& readings, Correction& correction) {
    if (correction.field != Field::who) return Done{};
    if (!correction.entity.empty()) return bring_in(connection, correction);
    if (correction.value.starts_with("e:")) {
        auto named = connection.each(
            "SELECT entity, name FROM entities WHERE entity = ?",
            [&](Run& run) { run.bind(std::string_view(correction.value)); },
            [&](const Run& run) {
                correction.entity = run.text(0);
                correction.value = run.text(1);
            });
        if (!named || !correction.entity.empty()) return named;
        return fault(correction, "the ledger has no entity " + correction.value);
    }
    const std::string key = identity_key(correction.value, "");
    if (correction.value.starts_with('?') || key.empty()) return Done{};
    correction.entity = entity_named(readings, correction.value);
    if (!correction.entity.empty()) return Done{};
    const auto known = only_entity_named(connection, correction.value);
    if (!known) return known.error();
    correction.entity = known->empty() ? issue_entity_id(key) : *known;
    const auto row = known->empty() ? entity_row_for(connection, key, correction.value, "") : Result<std::int64_t>(0);
    return row ? Status(Done{}) : Status(row.error());
}

Status insert(Connection& connection, const Correction& c) {
    return connection.run(
        "INSERT INTO corrections (article, statement, exact, prefix, suffix, field, value, made_by, made_at, why,"
        " entity)"
        " SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE article = ?",
        [&](Run& run) {
            run.bind(std::string_view(c.statement)).bind(std::string_view(c.exact)).bind(std::string_view(c.prefix));
            run.bind(std::string_view(c.suffix)).bind(name_of(c.field)).bind(std::string_view(c.value));
            run.bind(std::string_view(c.by)).bind(std::string_view(c.at)).bind(std::string_view(c.why));
            run.bind(std::string_view(c.entity));
            run.bind(std::string_view(c.article));
        });
}

}  // namespace

Result<std::vector<Correction>> corrections_of(Connection& connection, std::string_view article) {
    std::vector<Correction> corrections;
    std::string unknown;
    const auto status = connection.each(
        article.empty() ? select_all : select_of_article,
        [&](Run& run) {
            if (!article.empty()) run.bind(article);
        },
        [&](const Run& run) {
            const auto field = correction_field_from(run.text(5));
            if (!field) unknown = run.text(5);
            const auto text = [&](int column) { return std::string(run.text(column)); };
            corrections.push_back({text(0), text(1), text(2), text(3), text(4), field.value_or(Field::act), text(6),
                                   text(7), text(8), text(9), text(10)});
        });
    if (!status) return status.error();
    if (unknown.empty()) return corrections;
    Error error = connection.error(SQLITE_CORRUPT);
    error.record = "correction of '" + unknown + "'";
    return error;
}

Result<std::vector<Correction>> SqliteLedger::corrections() const { return corrections_of(*connection_, ""); }

Status SqliteLedger::correct(const Correction& correction) {
    if (auto status = check(correction); !status) return status;
    auto transaction = Transaction::begin(*connection_, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    Correction named = correction;
    if (named.article.empty()) {
        const auto article = article_of(*connection_, correction.statement);
        if (!article) return article.error();
        named.article = *article;
    }
    const auto readings = readings_of(*connection_, named.article);
    if (!readings) return readings.error();
    if (auto status = find_speaker(*connection_, *readings, named); !status) return status;
    const auto whole = anchored(named, *readings);
    if (!whole) return whole.error();
    auto all = corrections_of(*connection_, named.article);
    if (!all) return all.error();
    for (const Correction& known : *all) {
        if (known == *whole) return Done{};
    }
    if (auto status = insert(*connection_, *whole); !status) return status;
    all->push_back(*whole);
    Index index(*connection_);
    const auto identities = this->identities();
    if (!identities) return identities.error();
    for (const Stored& kept : *readings) {
        if (auto status = index.lay_over(kept.reading, kept.row, {*all, **identities}); !status) return status;
    }
    if (auto status = index.flush(); !status) return status;
    return transaction->commit();
}

}  // namespace sayso::ledger
