#include "ledger/snapshot.h"

#include <algorithm>

namespace sayso {
namespace ledger {

Result<std::shared_ptr<const Snapshot>> Snapshot::of(Connection& connection, const State& state,
                                                     const Snapshot* before) {
    const auto snapshot = std::make_shared<Snapshot>();
    snapshot->state_ = state;
    std::int64_t known = -1;
    if (before != nullptr) {
        snapshot->rows_.reserve(before->rows_.size());
        snapshot->columns_.reserve(before->columns_.size());
        if (state.only_adds_to(before->state_) && !before->rows_.empty()) {
            known = before->rows_.back();
            snapshot->joint_speakers_ = before->joint_speakers_;
            snapshot->passing_on_ = before->passing_on_;
            snapshot->hits_ = before->hits_;
        }
    }
    if (auto status = snapshot->read_columns(connection); !status) return status.error();
    if (auto status = snapshot->read_names(connection, known); !status) return status.error();
    return std::shared_ptr<const Snapshot>(snapshot);
}

// All of them: a new version of an article takes the statements of the old one out of view.
Status Snapshot::read_columns(Connection& connection) {
    ColumnReader reader(connection);
    reader.each([&](std::int64_t row, const StatementColumns& columns) {
        rows_.push_back(row);
        columns_.push_back(columns);
        in_view_ += columns.in_view ? 1 : 0;
    });
    return reader.status();
}

Status Snapshot::read_names(Connection& connection, std::int64_t after) {
    return connection.each(
        "SELECT statement, role, name FROM speakers WHERE statement > ? AND (role = 1 OR position > 0)"
        " ORDER BY statement",
        [&](Run& run) { run.bind(after); },
        [&](const Run& run) {
            auto& names = run.integer(1) == 1 ? passing_on_ : joint_speakers_;
            names.push_back({run.integer(0), static_cast<std::uint32_t>(run.integer(2))});
        });
}

StatementColumns Snapshot::at(std::int64_t row) const {
    // Rows are seldom missing, so the row stands at its own number, or a little before.
    const std::size_t most = static_cast<std::size_t>(std::clamp<std::int64_t>(row, 0, std::ssize(rows_)));
    if (most > 0 && rows_[most - 1] == row) return columns_[most - 1];
    const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(most);
    const auto found = std::lower_bound(rows_.begin(), end, row);
    if (found == end || *found != row) return {};
    return columns_[static_cast<std::size_t>(found - rows_.begin())];
}

}  // namespace ledger

Result<std::shared_ptr<const ledger::Snapshot>> LedgerCache::snapshot(ledger::Connection& connection) {
    const auto state = ledger::state_of(connection);
    if (!state) return state.error();
    const std::lock_guard lock(mutex_);
    if (last_ && last_->state() == *state) return last_;
    auto snapshot = ledger::Snapshot::of(connection, *state, last_.get());
    if (!snapshot) return snapshot.error();
    last_ = *snapshot;
    return last_;
}

std::shared_ptr<LedgerCache> make_ledger_cache() { return std::make_shared<LedgerCache>(); }

}  // namespace sayso
