#include "ledger/snapshot.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

namespace sayso {
namespace ledger {

// Makes one snapshot from the file and the one before it.
class SnapshotReader {
public:
    SnapshotReader(Connection& connection, const State& state, const Snapshot* before)
        : connection_(connection), before_(before), snapshot_(std::make_shared<Snapshot>()) {
        snapshot_->state_ = state;
        if (before == nullptr) return;
        snapshot_->in_view_ = before->in_view_;
        snapshot_->last_row_ = before->last_row_;
        snapshot_->chunks_ = before->chunks_;
        snapshot_->known_rows_ = before->known_rows_;
        snapshot_->hits_ = before->hits_;
        snapshot_->counts_ = before->counts_;
        snapshot_->lists_ = before->lists_;
    }

    [[nodiscard]] Result<std::shared_ptr<const Snapshot>> read() {
        auto status = read_chunks();
        if (status) status = read_names();
        if (!status) return status.error();
        for (const auto& [number, chunk] : fresh_) put(number, chunk);
        return std::shared_ptr<const Snapshot>(snapshot_);
    }

private:
    [[nodiscard]] std::int64_t known_row() const { return before_ == nullptr ? -1 : before_->last_row_; }

    // The last one before, all that come after it, and those with statements that a new version of their article takes
    // out of view.
    Status read_chunks() {
        auto status = connection_.each(
            "SELECT chunk, packed FROM statement_columns WHERE chunk >= ? ORDER BY chunk",
            [&](Run& run) { run.bind(std::max<std::int64_t>(known_row(), 0) / statements_per_chunk); },
            [&](const Run& run) { note(run); });
        if (!status || before_ == nullptr) return status;
        std::vector<std::int64_t> numbers;
        // CROSS: beginning with the few new readings. By itself SQLite begins with all statements, a second of a
        // million.
        auto looked = connection_.each(
            "SELECT DISTINCT s.id / ?1 FROM readings new CROSS JOIN versions v ON v.id = new.version"
            " CROSS JOIN versions any ON any.article = v.article CROSS JOIN readings r ON r.version = any.id"
            " CROSS JOIN statements s ON s.reading = r.id WHERE new.id > ?2 AND s.id <= ?3",
            [&](Run& run) { run.bind(statements_per_chunk).bind(before_->state_.readings).bind(before_->last_row_); },
            [&](const Run& run) { numbers.push_back(run.integer(0)); });
        if (!looked) return looked;
        return read_chunks_at(numbers);
    }

    Status read_chunks_at(const std::vector<std::int64_t>& numbers) {
        for (const std::int64_t number : numbers) {
            auto status = connection_.each(
                "SELECT chunk, packed FROM statement_columns WHERE chunk = ?", [&](Run& run) { run.bind(number); },
                [&](const Run& run) { note(run); });
            if (!status) return status;
        }
        return is_damaged_ ? connection_.error(SQLITE_CORRUPT) : Status(Done{});
    }

    void note(const Run& run) {
        constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max() / statements_per_chunk;
        const std::int64_t number = run.integer(0);
        is_damaged_ = is_damaged_ || number < 0 || number > most;
        if (!is_damaged_)
            fresh_[static_cast<std::size_t>(number)] = chunk_of(static_cast<std::size_t>(number), run.bytes(1));
    }

    // Whoever spoke in a statement and passed it on is the same as before.
    [[nodiscard]] std::shared_ptr<SnapshotChunk> chunk_of(std::size_t number, std::string_view packed) const {
        auto chunk = std::make_shared<SnapshotChunk>();
        const auto& chunks = snapshot_->chunks_;
        if (number < chunks.size() && chunks[number]) *chunk = *chunks[number];
        const std::size_t size = std::min(packed.size() / column_bytes, static_cast<std::size_t>(statements_per_chunk));
        chunk->packed = packed.substr(0, size * column_bytes);
        chunk->in_view = 0;
        for (std::size_t place = 0; place < size; ++place) chunk->in_view += chunk->at(place).in_view ? 1 : 0;
        chunk->passed_on_by.resize(size);
        return chunk;
    }

    // All but the first speaker, who stands in the columns.
    Status read_names() {
        if (is_damaged_) return connection_.error(SQLITE_CORRUPT);
        return connection_.each(
            "SELECT statement, role, position, name FROM speakers WHERE statement > ? AND (role = 1 OR position > 0)"
            " ORDER BY statement, role, position",
            [&](Run& run) { run.bind(known_row()); },
            [&](const Run& run) {
                note_name(run.integer(0), run.integer(1) == 1, static_cast<std::uint32_t>(run.integer(3)));
            });
    }

    void note_name(std::int64_t row, bool passes_on, std::uint32_t name) {
        if (row < 0) return;
        const auto found = fresh_.find(static_cast<std::size_t>(row / statements_per_chunk));
        const std::size_t place = Snapshot::place_of(row);
        if (found == fresh_.end() || place >= found->second->size()) return;
        SnapshotChunk& chunk = *found->second;
        if (passes_on && chunk.passed_on_by[place] == 0) {
            chunk.passed_on_by[place] = name;
            return;
        }
        auto& names = passes_on ? chunk.passed_on_also : chunk.joint_speakers;
        names.push_back({static_cast<std::uint32_t>(place), name});
    }

    void put(std::size_t number, const std::shared_ptr<SnapshotChunk>& chunk) {
        auto& chunks = snapshot_->chunks_;
        if (number >= chunks.size()) chunks.resize(number + 1);
        if (chunks[number]) snapshot_->in_view_ -= chunks[number]->in_view;
        snapshot_->in_view_ += chunk->in_view;
        const std::int64_t begin = static_cast<std::int64_t>(number) * statements_per_chunk;
        for (std::size_t place = chunk->size(); place > 0; --place) {
            if (!chunk->at(place - 1).present) continue;
            snapshot_->last_row_ = std::max(snapshot_->last_row_, begin + static_cast<std::int64_t>(place) - 1);
            break;
        }
        chunks[number] = chunk;
    }

    Connection& connection_;
    const Snapshot* before_;
    std::shared_ptr<Snapshot> snapshot_;
    std::map<std::size_t, std::shared_ptr<SnapshotChunk>> fresh_;
    bool is_damaged_ = false;
};

Result<std::shared_ptr<const Snapshot>> Snapshot::of(Connection& connection, const State& state,
                                                     const Snapshot* before) {
    return SnapshotReader(connection, state, before).read();
}

std::shared_ptr<const std::vector<std::uint32_t>> Snapshot::rows_changed_since(const Snapshot& before) const {
    if (auto known = changed_.find(before.state_.readings)) return known;
    std::vector<std::uint32_t> rows;
    for (std::size_t number = 0; number < chunks_.size(); ++number) {
        const SnapshotChunk* const was = number < before.chunks_.size() ? before.chunks_[number].get() : nullptr;
        const SnapshotChunk* const is = chunks_[number].get();
        if (is == was || is == nullptr) continue;
        for (std::size_t place = 0; place < is->size(); ++place) {
            const bool is_same = was != nullptr && place < was->size() && was->at(place) == is->at(place);
            if (!is_same) rows.push_back(static_cast<std::uint32_t>(number * statements_per_chunk + place));
        }
    }
    auto shared = std::make_shared<const std::vector<std::uint32_t>>(std::move(rows));
    changed_.keep(before.state_.readings, shared, shared->size() + 64);
    return shared;
}

}  // namespace ledger

Result<std::shared_ptr<const ledger::Snapshot>> LedgerCache::snapshot(ledger::Connection& connection) {
    const auto state = ledger::state_of(connection);
    if (!state) return state.error();
    std::shared_ptr<const ledger::Snapshot> before;
    if (auto found = known(*state, before)) return found;
    const std::lock_guard reading(reading_);
    if (auto found = known(*state, before)) return found;
    auto snapshot = ledger::Snapshot::of(connection, *state, before.get());
    if (snapshot) keep(*snapshot, before != nullptr);
    return snapshot;
}

std::shared_ptr<const ledger::Snapshot> LedgerCache::known(const ledger::State& state,
                                                           std::shared_ptr<const ledger::Snapshot>& before) {
    const std::lock_guard lock(mutex_);
    for (auto known = last_.rbegin(); known != last_.rend(); ++known) {
        if ((*known)->state() == state) return *known;
        const bool is_nearer = before == nullptr || (*known)->state().readings > before->state().readings;
        if (state.only_adds_to((*known)->state()) && is_nearer) before = *known;
    }
    return nullptr;
}

void LedgerCache::keep(std::shared_ptr<const ledger::Snapshot> snapshot, bool adds_to_others) {
    const std::lock_guard lock(mutex_);
    // What was done by hand begins anew, and shares nothing with what was before.
    if (!adds_to_others && last_.size() > 1) last_.erase(last_.begin(), std::prev(last_.end()));
    if (last_.size() == most_) last_.erase(last_.begin());
    last_.push_back(std::move(snapshot));
}

std::shared_ptr<LedgerCache> make_ledger_cache() { return std::make_shared<LedgerCache>(); }

}  // namespace sayso
