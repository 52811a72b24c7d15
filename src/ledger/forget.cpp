// Taking an article out for good.
//
// The index has no content of its own from which its words could be taken back, so it is made again from the record
// without the article. Freed pages are overwritten (secure_delete), then the file is written anew (VACUUM) and its log
// cut off, so that neither has a byte of what was there.
#include <set>

#include "base/hash.h"
#include "ledger/corrections.h"
#include "ledger/identities.h"
#include "ledger/reindex.h"
#include "ledger/sqlite_ledger.h"
#include "ledger/tombstone.h"

namespace sayso::ledger {
namespace {

const auto nothing = [](Run&) {};

Status delete_record(Connection& connection, std::int64_t article) {
    for (const std::string_view sql :
         {"DELETE FROM corrections WHERE article = ?",
          "DELETE FROM readings WHERE version IN (SELECT id FROM versions WHERE article = ?)",
          "DELETE FROM versions WHERE article = ?", "DELETE FROM articles WHERE id = ?"}) {
        if (auto status = connection.run(sql, [&](Run& run) { run.bind(article); }); !status) return status;
    }
    return Done{};
}

// What was said by hand of an entity goes with it.
Status delete_edits(Connection& connection, std::string_view article) {
    auto status = connection.run("DELETE FROM entity_edits WHERE article = ?", [&](Run& run) { run.bind(article); });
    if (!status) return status;
    return connection.execute(
        "DELETE FROM entity_edits WHERE entity NOT IN (SELECT entity FROM entities)"
        " OR (kind = 'merge' AND value NOT IN (SELECT entity FROM entities))");
}

Status delete_unused_entities(Connection& connection, const std::set<std::int64_t>& used) {
    std::vector<std::int64_t> unused;
    auto status = connection.each("SELECT id FROM entities", nothing, [&](const Run& run) {
        if (!used.contains(run.integer(0))) unused.push_back(run.integer(0));
    });
    if (!status) return status;
    for (const std::int64_t row : unused) {
        for (const std::string_view sql :
             {"DELETE FROM entity_keys WHERE entity = ?", "DELETE FROM entities WHERE id = ?"}) {
            if (auto deleted = connection.run(sql, [&](Run& run) { run.bind(row); }); !deleted) return deleted;
        }
    }
    return Done{};
}

struct Tombstone {
    std::string_view at, reason;
};

Status take_out(Connection& connection, const TermsOf& terms_of, std::string_view article_id,
                const Tombstone& tombstone) {
    auto transaction = Transaction::begin(connection, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto found =
        connection.number("SELECT id FROM articles WHERE article = ?", [&](Run& run) { run.bind(article_id); });
    if (!found) return found.error();
    const std::optional<std::int64_t>& row = *found;
    if (!row) return Error{.what = "the ledger has no article with this id", .input = std::string(article_id)};
    if (auto status = empty_index(connection); !status) return status;
    if (auto status = delete_record(connection, *row); !status) return status;
    const auto used = fill_index(connection, terms_of);
    if (!used) return used.error();
    if (auto status = connection.execute("DELETE FROM entity_names"); !status) return status;
    if (auto status = delete_unused_entities(connection, *used); !status) return status;
    if (auto status = delete_edits(connection, article_id); !status) return status;
    const auto identities = Identities::load(connection);
    if (!identities) return identities.error();
    if (auto status = fill_entity_names(connection, *identities); !status) return status;
    const std::string hash = tombstone_of(article_id);
    const auto kept =
        connection.run("INSERT INTO tombstones (article, forgotten_at, reason) VALUES (?, ?, ?)",
                       [&](Run& run) { run.bind(std::string_view(hash)).bind(tombstone.at).bind(tombstone.reason); });
    return kept ? transaction->commit() : kept;
}

// Nobody else may be reading from the log while it is cut off.
Status write_anew(Connection& connection) {
    if (auto status = connection.execute("VACUUM"); !status) return status;
    const auto busy = connection.number("PRAGMA wal_checkpoint(TRUNCATE)", nothing);
    if (!busy) return busy.error();
    if (busy->value_or(1) == 0) return Done{};
    Error error;
    error.what = "the article is forgotten, but bytes of it are in the file's log as long as another program reads it";
    error.input = connection.path();
    error.remedy = "close the other program, then forget the article again";
    return error;
}

}  // namespace

std::string tombstone_of(std::string_view article_id) { return content_hash({"article", article_id}); }

Result<bool> is_forgotten(Connection& connection, std::string_view article_id) {
    const std::string hash = tombstone_of(article_id);
    const auto row = connection.number("SELECT 1 FROM tombstones WHERE article = ?",
                                       [&](Run& run) { run.bind(std::string_view(hash)); });
    if (!row) return row.error();
    return row->has_value();
}

Status SqliteLedger::forget(std::string_view article_id, std::string_view at, std::string_view reason) {
    if (auto status = connection_->execute("PRAGMA secure_delete = ON"); !status) return status;
    const auto forgotten = is_forgotten(*connection_, article_id);
    if (!forgotten) return forgotten.error();
    if (!*forgotten) {
        if (auto status = take_out(*connection_, options_.terms_of, article_id, {at, reason}); !status) return status;
    }
    return write_anew(*connection_);
}

}  // namespace sayso::ledger
