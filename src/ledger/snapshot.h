// What searches and counts read most, in memory, for readers that ask a large ledger again and again (private to
// src/ledger): the packed columns of every statement, and the names that do not fit into them. 40 bytes a statement.
//
// A snapshot is of one state of the ledger; several threads may use it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ledger/columns.h"
#include "ledger/ledger.h"
#include "ledger/memo.h"
#include "ledger/state.h"

namespace sayso {
namespace ledger {

// Somebody who speaks in a statement beside the first one, or who passed it on.
struct FurtherName {
    std::int64_t statement = 0;
    std::uint32_t name = 0;  // names.id
};

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

    // The rows that an FTS5 expression matched: the same words are asked for to list and to count, and again with every
    // filter.
    [[nodiscard]] Memo<std::string, std::vector<std::int64_t>>& matched() const { return *matched_; }
    // Statements as views have them, by row: the newest ones stand in many lists. What is added does not change them,
    // so the next snapshot goes on with them.
    [[nodiscard]] Memo<std::int64_t, Hit>& hits() const { return *hits_; }

private:
    [[nodiscard]] Status read_columns(Connection& connection);
    [[nodiscard]] Status read_names(Connection& connection, std::int64_t after);

    State state_;
    std::uint64_t in_view_ = 0;
    std::vector<std::int64_t> rows_;  // ascending from 1 up, with few gaps
    std::vector<StatementColumns> columns_;
    std::vector<FurtherName> joint_speakers_;
    std::vector<FurtherName> passing_on_;
    static constexpr std::size_t most_rows = 4'000'000;  // in all sets of rows: 32 MB
    static constexpr std::size_t most_hits = 10'000;     // of some kilobytes
    std::shared_ptr<Memo<std::string, std::vector<std::int64_t>>> matched_ =
        std::make_shared<Memo<std::string, std::vector<std::int64_t>>>(most_rows);
    std::shared_ptr<Memo<std::int64_t, Hit>> hits_ = std::make_shared<Memo<std::int64_t, Hit>>(most_hits);
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
