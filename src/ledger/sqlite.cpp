#include "ledger/sqlite.h"

namespace sayso::ledger {
namespace {

struct Meaning {
    int result_code;
    const char* what;
    const char* remedy;
};

constexpr const char* damaged = "the ledger is damaged";
constexpr const char* recover = "restore a copy, or save what can be read with: sqlite3 FILE .recover";

// By primary result code, https://www.sqlite.org/rescode.html
constexpr Meaning meanings[] = {
    {SQLITE_BUSY, "the ledger is being written by somebody else", "try again when they have finished"},
    {SQLITE_LOCKED, "the ledger is being written by somebody else", "try again when they have finished"},
    {SQLITE_FULL, "the disk is full; nothing of this was added, and the ledger is whole",
     "free some space and add it again"},
    {SQLITE_READONLY, "the ledger cannot be written", "check the permissions of the file and of its folder"},
    {SQLITE_PERM, "the ledger may not be opened", "check the permissions of the file and of its folder"},
    {SQLITE_AUTH, "the ledger may not be opened", "check the permissions of the file and of its folder"},
    {SQLITE_CANTOPEN, "the ledger cannot be opened",
     "check the path and the permissions of the file and of its folder"},
    {SQLITE_NOTADB, "this is not a ledger: it is not an SQLite file", "name another file"},
    {SQLITE_CORRUPT, damaged, recover},
    {SQLITE_SCHEMA, damaged, recover},
    {SQLITE_IOERR, "the disk failed; nothing of this was added", "check the disk and its free space"},
    {SQLITE_TOOBIG, "a text is too large for the ledger", "split it"},
    {SQLITE_NOMEM, "there is not enough memory", ""},
    {SQLITE_INTERRUPT, "interrupted; nothing of this was added", ""},
};

}  // namespace

Error error_from(int result_code, std::string_view detail, std::string_view path) {
    Error error;
    error.input = path;
    const int primary = result_code & 0xFF;
    for (const Meaning& meaning : meanings) {
        if (meaning.result_code != primary) continue;
        error.what = meaning.what;
        error.remedy = meaning.remedy;
        return error;
    }
    error.what = "SQLite: " + std::string(detail) + " (" + sqlite3_errstr(result_code) + ")";
    return error;
}

bool Run::step() {
    if (result_code_ != SQLITE_OK) return false;
    const int stepped = sqlite3_step(statement_);
    if (stepped == SQLITE_ROW) return true;
    if (stepped != SQLITE_DONE) result_code_ = stepped;
    return false;
}

std::string_view Run::text(int column) const {
    const auto* const bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Run::bytes(int column) const {
    const void* const bytes = sqlite3_column_blob(statement_, column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& uri_or_path, int flags, std::string path) {
    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(uri_or_path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle, std::move(path)));
    if (opened != SQLITE_OK) return connection->error(opened);
    return connection;
}

Connection::~Connection() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

Status Connection::execute(std::string_view sql) {
    const int result_code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (result_code != SQLITE_OK) return error(result_code);
    return Done{};
}

int Connection::prepare(std::string_view sql, unsigned flags, sqlite3_stmt** statement) {
    return sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags, statement, nullptr);
}

Result<sqlite3_stmt*> Connection::prepared(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return known->second;
    sqlite3_stmt* statement = nullptr;
    if (const int code = prepare(sql, SQLITE_PREPARE_PERSISTENT, &statement); code != SQLITE_OK) return error(code);
    statements_.emplace(sql, statement);
    return statement;
}

Result<OwnedStatement> Connection::prepared_once(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (const int code = prepare(sql, 0, &statement); code != SQLITE_OK) return error(code);
    return OwnedStatement(statement);
}

Error Connection::error(int result_code) const {
    return error_from(result_code, handle_ == nullptr ? "out of memory" : sqlite3_errmsg(handle_), path_);
}

Result<Transaction> Transaction::begin(Connection& connection, Kind kind) {
    if (auto status = connection.run(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN", [](Run&) {}); !status)
        return status.error();
    return Transaction(connection);
}

Transaction::~Transaction() {
    // SQLite has already undone it after some failures (a full disk); rolling back again would only be an error.
    const bool open = connection_ != nullptr && sqlite3_get_autocommit(connection_->handle()) == 0;
    if (open) static_cast<void>(connection_->run("ROLLBACK", [](Run&) {}));
}

Status Transaction::commit() {
    return connection_->run("COMMIT", [](Run&) {});
}

}  // namespace sayso::ledger
