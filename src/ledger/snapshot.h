// What searches and counts read most, in memory, for readers that ask a large ledger again and again (private to
// src/ledger): the packed columns of every statement, and the names that do not fit into them. 40 bytes a statement.
//
// A snapshot is of one state of the ledger; several threads may use it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/columns.h"
#include "ledger/state.h"

namespace sayso {
namespace ledger {

// Somebody who speaks in a statement beside the first one, or who passed it on.
struct FurtherName {
    std::int64_t statement = 0;
    std::uint32_t name = 0;  // names.id
};

using SharedRows = std::shared_ptr<const std::vector<std::int64_t>>;

class Snapshot {
public:
    // Of the transaction that the caller holds. What cannot have changed is taken from `before`, if there is one.
    [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> of(Connection& connection, const State& state,
                                                                    const Snapshot* before);

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] std::uint64_t statements_in_view() const { return in_view_; }
    // `present` is unset where there is no such statement.
    [[nodiscard]] StatementColumns at(std::int64_t row) const;
    // All that are present, by row.
    template <class Take>
    void each(const Take& take) const {
        for (std::size_t i = 0; i < rows_.size(); ++i) take(rows_[i], columns_[i]);
    }
    // By statement.
    [[nodiscard]] const std::vector<FurtherName>& joint_speakers() const { return joint_speakers_; }
    [[nodiscard]] const std::vector<FurtherName>& passing_on() const { return passing_on_; }

    // The rows that an FTS5 expression matched before; null where nobody asked, or it was long ago. The same words are
    // asked for to list and to count, and again with every filter.
    [[nodiscard]] SharedRows matched(const std::string& expression) const;
    void keep_matched(const std::string& expression, const SharedRows& rows) const;

private:
    [[nodiscard]] Status read_columns(Connection& connection);
    [[nodiscard]] Status read_names(Connection& connection, std::int64_t after);

    State state_;
    std::uint64_t in_view_ = 0;
    std::vector<std::int64_t> rows_;  // ascending from 1 up, with few gaps
    std::vector<StatementColumns> columns_;
    std::vector<FurtherName> joint_speakers_;
    std::vector<FurtherName> passing_on_;
    mutable std::mutex matched_mutex_;
    mutable std::unordered_map<std::string, SharedRows> matched_;
    mutable std::size_t matched_rows_ = 0;
};

}  // namespace ledger

// The last snapshot, for all readers of one file that share it (sayso/ledger.h).
class LedgerCache {
public:
    // Of the transaction that the caller holds. Whoever comes while it is read waits, rather than read the same again.
    [[nodiscard]] Result<std::shared_ptr<const ledger::Snapshot>> snapshot(ledger::Connection& connection);

private:
    std::mutex mutex_;
    std::shared_ptr<const ledger::Snapshot> last_;
};

}  // namespace sayso
