#include "ledger/phrase_rows.h"

#include <algorithm>
#include <new>

namespace sayso::ledger {
namespace {

using RowNumbers = std::vector<std::int64_t>;

constexpr const char* pointer_type = "sayso_row_numbers";

// Called by SQLite, which no exception may reach.
int note_row(const Fts5ExtensionApi* api, Fts5Context* context, void* rows) {
    try {
        static_cast<RowNumbers*>(rows)->push_back(api->xRowid(context));
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

// phrase_rows(statement_words, rows): appends the rows of every phrase of the expression, each phrase's ascending.
void phrase_rows(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
                 sqlite3_value** values) {
    auto* const rows = count == 1 ? static_cast<RowNumbers*>(sqlite3_value_pointer(values[0], pointer_type)) : nullptr;
    if (rows == nullptr) {
        sqlite3_result_error_code(result, SQLITE_MISUSE);
        return;
    }
    for (int phrase = 0; phrase < api->xPhraseCount(context); ++phrase) {
        const auto begin = static_cast<std::ptrdiff_t>(rows->size());
        const int code = api->xQueryPhrase(context, phrase, rows, note_row);
        if (code != SQLITE_OK) {
            sqlite3_result_error_code(result, code);
            return;
        }
        std::inplace_merge(rows->begin(), rows->begin() + begin, rows->end());
    }
}

}  // namespace

Status add_phrase_rows(Connection& connection) {
    fts5_api* api = nullptr;
    auto status = connection.run("SELECT fts5(?1)", [&](Run& run) { run.bind_pointer(&api, "fts5_api_ptr"); });
    if (!status) return status;
    if (api == nullptr) return connection.error(SQLITE_ERROR);
    const int code = api->xCreateFunction(api, "phrase_rows", nullptr, phrase_rows, nullptr);
    if (code != SQLITE_OK) return connection.error(code);
    return Done{};
}

Result<std::vector<std::int64_t>> rows_with_any(Connection& connection, std::string_view phrases) {
    RowNumbers rows;
    const auto status = connection.run(
        "SELECT phrase_rows(statement_words, ?1) FROM statement_words WHERE statement_words MATCH ?2 LIMIT 1",
        [&](Run& run) { run.bind_pointer(&rows, pointer_type).bind(phrases); });
    if (!status) return status.error();
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

Result<std::vector<std::int64_t>> rows_matching(Connection& connection, std::string_view expression,
                                                std::int64_t after) {
    RowNumbers rows;
    const auto status = connection.each(
        "SELECT rowid FROM statement_words WHERE statement_words MATCH ? AND rowid > ? ORDER BY rowid",
        [&](Run& run) { run.bind(expression).bind(after); }, [&](const Run& run) { rows.push_back(run.integer(0)); });
    if (!status) return status.error();
    return rows;
}

}  // namespace sayso::ledger
