// SQLite with ownership and Results (private to src/ledger): a connection, a prepared statement, a transaction.
//
// SQL is always a constant of this program; what comes from outside is bound.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "sayso/error.h"

namespace sayso::ledger {

// What went wrong in SQLite's result code, as a user of the ledger at `path` needs to hear it.
[[nodiscard]] Error error_from(int result_code, std::string_view detail, std::string_view path);

// A prepared statement that is being run: bind, then step through its rows. Resets itself at its end. The first failure
// is kept; step() gives no rows after it.
class Run {
public:
    explicit Run(sqlite3_stmt* statement) : statement_(statement) {}
    ~Run() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    // In the order of the question marks. A bound view must live as long as the Run.
    Run& bind(std::int64_t value) { return note(sqlite3_bind_int64(statement_, ++bound_, value)); }
    Run& bind(double value) { return note(sqlite3_bind_double(statement_, ++bound_, value)); }
    Run& bind(std::string_view value) {
        return note(sqlite3_bind_text64(statement_, ++bound_, value.data() == nullptr ? "" : value.data(), value.size(),
                                        SQLITE_STATIC, SQLITE_UTF8));
    }
    Run& bind_bytes(std::string_view bytes) {
        return note(sqlite3_bind_blob64(statement_, ++bound_, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                                        SQLITE_STATIC));
    }
    // For a function of SQL that takes a pointer of this type, a constant (https://www.sqlite.org/bindptr.html).
    Run& bind_pointer(void* pointer, const char* type) {
        return note(sqlite3_bind_pointer(statement_, ++bound_, pointer, type, nullptr));
    }
    Run& bind_null() { return note(sqlite3_bind_null(statement_, ++bound_)); }
    template <class T>
    Run& bind(const std::optional<T>& value) {
        return value ? bind(*value) : bind_null();
    }

    // True while there is a row.
    bool step();

    [[nodiscard]] bool has_value(int column) const { return sqlite3_column_type(statement_, column) != SQLITE_NULL; }
    [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    // Lives until the next step.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_, column); }

    // SQLITE_OK, or the code of the first failure.
    [[nodiscard]] int result_code() const { return result_code_; }

private:
    Run& note(int result_code) {
        if (result_code_ == SQLITE_OK) result_code_ = result_code;
        return *this;
    }

    sqlite3_stmt* statement_;
    int bound_ = 0;
    int result_code_ = SQLITE_OK;
};

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using OwnedStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

// A connection with the statements that were prepared on it.
class Connection {
public:
    // `uri_or_path` as sqlite3_open_v2 takes it; `path` is the name for errors.
    static Result<std::unique_ptr<Connection>> open(const std::string& uri_or_path, int flags, std::string path);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // One or more statements without parameters and rows.
    [[nodiscard]] Status execute(std::string_view sql);
    // Prepares once for every SQL text and keeps it: for the SQL that is written in this program as it stands.
    [[nodiscard]] Result<sqlite3_stmt*> prepared(std::string_view sql);
    // For SQL that is put together for one use.
    [[nodiscard]] Result<OwnedStatement> prepared_once(std::string_view sql);
    // Runs to the end, for statements without rows; `bind` is called with the Run.
    template <class Bind>
    [[nodiscard]] Status run(std::string_view sql, const Bind& bind) {
        return each(sql, bind, [](const Run&) {});
    }
    // Calls `row` with the Run for every row.
    template <class Bind, class Row>
    [[nodiscard]] Status each(std::string_view sql, const Bind& bind, const Row& row) {
        const auto statement = prepared(sql);
        if (!statement) return statement.error();
        return rows_of(*statement, bind, row);
    }
    template <class Bind, class Row>
    [[nodiscard]] Status each_once(std::string_view sql, const Bind& bind, const Row& row) {
        const auto statement = prepared_once(sql);
        if (!statement) return statement.error();
        return rows_of(statement->get(), bind, row);
    }
    // The first column of the first row as a number; nothing if there is no row or it is NULL.
    template <class Bind>
    [[nodiscard]] Result<std::optional<std::int64_t>> number(std::string_view sql, const Bind& bind) {
        std::optional<std::int64_t> value;
        bool first = true;
        const auto keep = [&](const Run& run) {
            if (first && run.has_value(0)) value = run.integer(0);
            first = false;
        };
        if (auto status = each(sql, bind, keep); !status) return status.error();
        return value;
    }
    [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_); }
    // By the last INSERT, UPDATE or DELETE.
    [[nodiscard]] std::int64_t changed_rows() const { return sqlite3_changes64(handle_); }
    [[nodiscard]] Error error(int result_code) const;
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] sqlite3* handle() const { return handle_; }

private:
    Connection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}

    template <class Bind, class Row>
    [[nodiscard]] Status rows_of(sqlite3_stmt* statement, const Bind& bind, const Row& row) {
        Run run(statement);
        bind(run);
        while (run.step()) row(run);
        if (run.result_code() != SQLITE_OK) return error(run.result_code());
        return Done{};
    }
    [[nodiscard]] int prepare(std::string_view sql, unsigned flags, sqlite3_stmt** statement);

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    sqlite3* handle_;
    std::string path_;
    std::unordered_map<std::string, sqlite3_stmt*, Hash, std::equal_to<>> statements_;
};

// Undone at its end unless committed.
class Transaction {
public:
    enum class Kind : std::uint8_t { read, write };
    static Result<Transaction> begin(Connection& connection, Kind kind);
    ~Transaction();
    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;

    [[nodiscard]] Status commit();

private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;
};

}  // namespace sayso::ledger
