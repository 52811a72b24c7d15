#include "ledger/columns.h"

namespace sayso::ledger {
namespace {

void pack(const StatementColumns& columns, char* bytes) {
    store_number(static_cast<std::uint64_t>(columns.published_at), bytes);
    store_number(columns.day, bytes + 8);
    store_number(columns.outlet, bytes + 12);
    store_number(columns.speaker, bytes + 16);
    bytes[20] = static_cast<char>(columns.form);
    bytes[21] = static_cast<char>(columns.act);
    bytes[22] = static_cast<char>(columns.certainty);
    bytes[23] =
        static_cast<char>((columns.present ? 1 : 0) | (columns.in_view ? 2 : 0) | (columns.several_speakers ? 4 : 0));
}

}  // namespace

ColumnReader::ColumnReader(Connection& connection) : connection_(connection) {
    auto statement = connection.prepared_once("SELECT chunk, packed FROM statement_columns ORDER BY chunk");
    if (!statement) {
        failure_ = statement.error();
        return;
    }
    statement_ = std::move(statement).value();
    run_.emplace(statement_.get());
}

// Stepping over a chunk does not read it, so there is no need to look one up.
bool ColumnReader::go_to(std::int64_t chunk) {
    packed_ = {};
    chunk_ = chunk;
    while (stored_ < chunk) {
        if (!run_) break;
        Run& run = *run_;
        if (run.step()) {
            stored_ = run.integer(0);
            continue;
        }
        if (run.result_code() != SQLITE_OK) failure_ = connection_.error(run.result_code());
        run_.reset();
    }
    if (run_ && stored_ == chunk) packed_ = run_->bytes(1);
    return run_.has_value();
}

Status ColumnReader::status() const {
    if (failure_) return *failure_;
    return Done{};
}

Status Columns::load(std::int64_t chunk) {
    if (chunk == chunk_) return Done{};
    if (auto status = flush(); !status) return status;
    packed_.clear();
    chunk_ = chunk;
    return connection_.each(
        "SELECT packed FROM statement_columns WHERE chunk = ?", [&](Run& run) { run.bind(chunk); },
        [&](const Run& run) { packed_ = run.bytes(0); });
}

Result<StatementColumns> Columns::at(std::int64_t row) {
    if (row < 0) return connection_.error(SQLITE_CORRUPT);
    if (auto status = load(row / statements_per_chunk); !status) return status.error();
    return columns_in(packed_, static_cast<std::size_t>(row % statements_per_chunk));
}

Status Columns::set(std::int64_t row, const StatementColumns& columns) {
    if (auto status = load(row / statements_per_chunk); !status) return status;
    const auto begin = static_cast<std::size_t>(row % statements_per_chunk) * column_bytes;
    if (packed_.size() < begin + column_bytes) packed_.resize(begin + column_bytes, '\0');
    pack(columns, packed_.data() + begin);
    changed_ = true;
    return Done{};
}

Status Columns::flush() {
    if (!changed_) return Done{};
    changed_ = false;
    // No upsert: SQLite would have every full-text index write what it holds in memory, before each.
    auto status = connection_.run("UPDATE statement_columns SET packed = ? WHERE chunk = ?",
                                  [&](Run& run) { run.bind_bytes(packed_).bind(chunk_); });
    if (!status || connection_.changed_rows() > 0) return status;
    return connection_.run("INSERT INTO statement_columns (chunk, packed) VALUES (?, ?)",
                           [&](Run& run) { run.bind(chunk_).bind_bytes(packed_); });
}

}  // namespace sayso::ledger
