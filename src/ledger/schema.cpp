#include "ledger/schema.h"

#include <array>

namespace sayso::ledger {
namespace {

constexpr std::string_view record_sql = R"sql(
-- The record
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles,
    version TEXT NOT NULL,
    was_revision_of INTEGER REFERENCES versions,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (article, version)
) STRICT;
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions,
    producer TEXT NOT NULL,
    pack TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (version, producer, pack)
) STRICT;
CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    entity TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE TABLE entity_keys (
    key TEXT PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entities
) STRICT, WITHOUT ROWID;

)sql";

constexpr std::string_view by_hand_sql = R"sql(
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles,
    statement TEXT NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_article ON corrections (article);
CREATE TABLE tombstones (
    article TEXT PRIMARY KEY,
    forgotten_at TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What version 3 added to what is by hand.
constexpr std::string_view by_hand_3_sql = R"sql(
ALTER TABLE corrections ADD COLUMN entity TEXT NOT NULL DEFAULT '';
CREATE TABLE entity_edits (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    entity TEXT NOT NULL,
    value TEXT NOT NULL,
    article TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
)sql";

constexpr std::string_view index_sql = R"sql(
-- The index
CREATE TABLE languages (
    language TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings,
    ordinal INTEGER NOT NULL,
    statement TEXT NOT NULL,
    form TEXT NOT NULL,
    act TEXT NOT NULL,
    certainty TEXT NOT NULL,
    published TEXT,
    published_at INTEGER,
    outlet INTEGER REFERENCES names,
    in_view INTEGER NOT NULL,
    UNIQUE (reading, ordinal)
) STRICT;
CREATE TABLE statement_columns (
    chunk INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
) STRICT;
CREATE TABLE speakers (
    statement INTEGER NOT NULL REFERENCES statements,
    role INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name INTEGER NOT NULL REFERENCES names,
    entity INTEGER REFERENCES entities,
    named INTEGER NOT NULL,
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_by_name ON speakers (name, role);
CREATE INDEX speakers_by_entity ON speakers (entity, role) WHERE entity IS NOT NULL;
CREATE TABLE entity_names (
    name INTEGER NOT NULL REFERENCES names,
    entity INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (name, entity)
) STRICT, WITHOUT ROWID;
CREATE TABLE figures (
    statement INTEGER NOT NULL REFERENCES statements,
    position INTEGER NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE times (
    statement INTEGER NOT NULL REFERENCES statements,
    position INTEGER NOT NULL,
    from_time TEXT NOT NULL,
    until_time TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE statement_words USING fts5(content, people, addressee, content='', tokenize='ascii');
CREATE VIRTUAL TABLE headline_words USING fts5(kicker, title, content='', tokenize='ascii');
INSERT INTO statement_words (statement_words, rank) VALUES ('hashsize', 16777216), ('pgsz', 16000), ('automerge', 8);
CREATE VIRTUAL TABLE statement_ids USING fts5(id, content='', columnsize=0, detail='none', tokenize='ascii');
INSERT INTO statement_ids (statement_ids, rank) VALUES ('hashsize', 16777216), ('pgsz', 16000), ('automerge', 8);
CREATE VIRTUAL TABLE name_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
)sql";

// The tables of the index up to version 2.
constexpr std::string_view drop_index_2_sql = R"sql(
DROP TABLE times;
DROP TABLE figures;
DROP TABLE speakers;
DROP TABLE statements;
DROP TABLE names;
DROP TABLE languages;
DROP TABLE statement_words;
DROP TABLE name_words;
)sql";

constexpr std::string_view drop_index_3_sql = R"sql(
DROP TABLE times;
DROP TABLE figures;
DROP TABLE entity_names;
DROP TABLE speakers;
DROP TABLE statement_columns;
DROP TABLE statements;
DROP TABLE names;
DROP TABLE languages;
DROP TABLE statement_words;
DROP TABLE headline_words;
DROP TABLE name_words;
)sql";

constexpr std::array<std::string_view, 20> names = {
    "articles",          "entity_edits",  "entity_names",    "versions",       "readings",   "entities",  "entity_keys",
    "languages",         "names",         "statements",      "speakers",       "figures",    "times",     "corrections",
    "statement_columns", "statement_ids", "statement_words", "headline_words", "name_words", "tombstones"};

}  // namespace

std::string schema_sql() { return std::string(record_sql).append(by_hand_sql).append(by_hand_3_sql).append(index_sql); }

std::string migration_sql(std::int64_t from_version) {
    std::string sql(from_version < 3 ? drop_index_2_sql : drop_index_3_sql);
    // 1 → 2: corrections and tombstones came.
    if (from_version < 2) sql.append(by_hand_sql);
    // 2 → 3: headlines stand once for a reading, what searches sort and count by is packed, people say who is who.
    if (from_version < 3) sql.append(by_hand_3_sql);
    // 3 → 4: ids are found as terms.
    return sql.append(index_sql);
}

std::span<const std::string_view> table_names() { return names; }

}  // namespace sayso::ledger
