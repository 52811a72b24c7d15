#include "ledger/dump.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

namespace sayso::test {
namespace {

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Rows = std::vector<std::string>;

Database opened(const std::filesystem::path& path) {
    sqlite3* handle = nullptr;
    const int result_code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Database database(handle);
    if (result_code != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(result_code));
    sqlite3_busy_timeout(handle, 5000);
    return database;
}

int append_row(void* rows, int columns, char** values, char** /*names*/) {
    std::string row;
    for (int i = 0; i < columns; ++i) row.append(i == 0 ? "" : "\t").append(values[i] == nullptr ? "NULL" : values[i]);
    static_cast<Rows*>(rows)->push_back(std::move(row));
    return 0;
}

Rows rows_of(const Database& database, const std::string& sql) {
    Rows rows;
    char* message = nullptr;
    if (sqlite3_exec(database.get(), sql.c_str(), append_row, &rows, &message) != SQLITE_OK) {
        std::string what = message == nullptr ? "SQLite failed" : message;
        sqlite3_free(message);
        throw std::runtime_error(what + ": " + sql);
    }
    return rows;
}

Rows sorted(Rows rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::string check(const Database& database) {
    std::string faults;
    for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        for (const std::string& row : rows_of(database, sql)) {
            if (row != "ok") faults += row + "; ";
        }
    }
    for (const char* table : {"statement_ids", "statement_words", "headline_words", "name_words"}) {
        // Without content there is only the structure of the index to be checked.
        rows_of(database, "INSERT INTO " + std::string(table) + "(" + table + ") VALUES ('integrity-check')");
    }
    return faults.empty() ? "whole" : faults;
}

}  // namespace

std::string dump(const std::filesystem::path& ledger) {
    const Database database = opened(ledger);
    std::string text = check(database) + "\n";
    for (const std::string& table : rows_of(
             database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")) {
        text += "# " + table + "\n";
        for (const std::string& row : sorted(rows_of(database, "SELECT * FROM " + table))) text += row + "\n";
    }
    for (const std::string table : {"statement_ids", "statement_words", "headline_words", "name_words"}) {
        text += "# " + table + "\n";
        rows_of(database, "CREATE VIRTUAL TABLE temp.v_" + table + " USING fts5vocab(main, " + table + ", instance)");
        for (const std::string& row : sorted(rows_of(database, "SELECT * FROM v_" + table))) text += row + "\n";
    }
    return text;
}

std::string wholeness(const std::string& dump) { return dump.substr(0, dump.find('\n')); }

void execute(const std::filesystem::path& ledger, const std::string& sql) { rows_of(opened(ledger), sql); }

}  // namespace sayso::test
