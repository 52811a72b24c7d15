// What searches and counts read most, in memory, for readers that ask a large ledger again and again (private to
// src/ledger): the packed columns of every statement, and the names that do not fit into them. 28 bytes a statement.
//
// A snapshot is of one state of the ledger; several threads may use it. It shares with the one before it what is the
// same in both: after articles were added that is nearly all.
#pragma once

#include <algorithm>
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

// Somebody who speaks in a statement beside the first one, or who passed it on beside the first one.
struct FurtherName {
    std::uint32_t place = 0;  // of the statement in its chunk
    std::uint32_t name = 0;   // names.id
};

// The statements of one row of `statement_columns`, by place.
struct SnapshotChunk {
    std::string packed;                       // as in the file: a third less to go through than unpacked
    std::vector<std::uint32_t> passed_on_by;  // names.id of the first one who passed it on; 0: nobody did
    std::vector<FurtherName> joint_speakers;  // by place
    std::vector<FurtherName> passed_on_also;  // by place
    std::uint64_t in_view = 0;

    [[nodiscard]] std::size_t size() const { return packed.size() / column_bytes; }
    // `present` is unset from size() on.
    [[nodiscard]] StatementColumns at(std::size_t place) const { return columns_in(packed, place); }
};

// All rows up to a last one that something holds for. In two parts, so that a few new ones can be added without copying
// those of a frequent word.
struct RowsSoFar {
    std::shared_ptr<const std::vector<std::uint32_t>> early;  // ascending; never null
    std::vector<std::uint32_t> late;                          // ascending, all after `early`
    std::int64_t until = 0;

    [[nodiscard]] std::size_t size() const { return early->size() + late.size(); }
    [[nodiscard]] bool has(std::uint32_t row) const {
        const std::vector<std::uint32_t>& part = late.empty() || row < late.front() ? *early : late;
        return std::binary_search(part.begin(), part.end(), row);
    }
    // By ascending row.
    template <class Take>
    void each(const Take& take) const {
        for (const std::uint32_t row : *early) take(row);
        for (const std::uint32_t row : late) take(row);
    }
};

struct CountsBefore;  // ledger/counting.h
struct ListBefore;    // ledger/listed.h

class Snapshot {
public:
    // Of the transaction that the caller holds. Only what was added since `before` is read, if there is one: a snapshot
    // that `state` only adds to. A ledger with more than 2^32 rows of statements is damaged.
    [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> of(Connection& connection, const State& state,
                                                                    const Snapshot* before);

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] std::uint64_t statements_in_view() const { return in_view_; }
    [[nodiscard]] std::int64_t last_row() const { return last_row_; }

    // `present` is unset where there is no such statement.
    [[nodiscard]] StatementColumns at(std::int64_t row) const {
        const SnapshotChunk* const chunk = chunk_of(row);
        return chunk != nullptr ? chunk->at(place_of(row)) : StatementColumns{};
    }
    // Has the processor fetch them: most rows of a search lie far apart, and waiting for the memory is what takes the
    // time.
    void fetch(std::int64_t row) const {
        const SnapshotChunk* const chunk = chunk_of(row);
        const std::size_t place = place_of(row);
        if (chunk != nullptr && place < chunk->size()) __builtin_prefetch(&chunk->packed[place * column_bytes]);
    }
    // All that are present, by row.
    template <class Take>
    void each(const Take& take) const {
        for (std::size_t number = 0; number < chunks_.size(); ++number) {
            if (!chunks_[number]) continue;
            std::int64_t row = static_cast<std::int64_t>(number) * statements_per_chunk;
            for (std::size_t place = 0; place < chunks_[number]->size(); ++place, ++row) {
                const StatementColumns columns = chunks_[number]->at(place);
                if (columns.present) take(row, columns);
            }
        }
    }
    // Calls `take` with the name of everybody who speaks in the statement beside the first one.
    template <class Take>
    void each_joint_speaker(std::int64_t row, const Take& take) const {
        if (const SnapshotChunk* const chunk = chunk_of(row)) each_name(chunk->joint_speakers, place_of(row), take);
    }
    // Calls `take` with the name of everybody who passed the statement on; with 0 where nobody did.
    template <class Take>
    void each_passing_on(std::int64_t row, const Take& take) const {
        const SnapshotChunk* const chunk = chunk_of(row);
        const std::size_t place = place_of(row);
        if (chunk == nullptr || place >= chunk->passed_on_by.size()) return take(0U);
        take(chunk->passed_on_by[place]);
        if (chunk->passed_on_by[place] != 0) each_name(chunk->passed_on_also, place, take);
    }

    // What was looked for before, by what was looked for: the rows of an FTS5 expression, or where somebody speaks.
    // The same words are asked for to list and to count, and again with every filter. Rows that are there already do
    // not change when others are added, so that the next snapshots need only look among the new ones.
    [[nodiscard]] Memo<std::string, RowsSoFar>& known_rows() const { return *known_rows_; }
    // Statements as views have them, by row: the newest ones stand in many lists. The next snapshots go on with them.
    [[nodiscard]] Memo<std::int64_t, Hit>& hits() const { return *hits_; }
    // What was counted and listed before, by search and what was asked for. The next snapshots go on with them.
    [[nodiscard]] Memo<std::string, CountsBefore>& counts() const { return *counts_; }
    [[nodiscard]] Memo<std::string, ListBefore>& lists() const { return *lists_; }
    // The rows whose columns are other ones than in `before`, which this one only adds to; ascending.
    [[nodiscard]] std::shared_ptr<const std::vector<std::uint32_t>> rows_changed_since(const Snapshot& before) const;

private:
    friend class SnapshotReader;

    [[nodiscard]] const SnapshotChunk* chunk_of(std::int64_t row) const {
        const auto number = static_cast<std::uint64_t>(row) / static_cast<std::uint64_t>(statements_per_chunk);
        return number < chunks_.size() ? chunks_[number].get() : nullptr;
    }
    [[nodiscard]] static std::size_t place_of(std::int64_t row) {
        return static_cast<std::size_t>(static_cast<std::uint64_t>(row) %
                                        static_cast<std::uint64_t>(statements_per_chunk));
    }
    template <class Take>
    static void each_name(const std::vector<FurtherName>& names, std::size_t place, const Take& take) {
        auto at = std::lower_bound(names.begin(), names.end(), place,
                                   [](const FurtherName& one, std::size_t wanted) { return one.place < wanted; });
        for (; at != names.end() && at->place == place; ++at) take(at->name);
    }

    State state_;
    std::uint64_t in_view_ = 0;
    std::int64_t last_row_ = 0;
    std::vector<std::shared_ptr<const SnapshotChunk>> chunks_;  // by number; null where there is none
    static constexpr std::size_t most_rows = 24'000'000;        // in all sets of rows: 96 MB
    static constexpr std::size_t most_hits = 50'000;            // of two kilobytes or so
    std::shared_ptr<Memo<std::string, RowsSoFar>> known_rows_ =
        std::make_shared<Memo<std::string, RowsSoFar>>(most_rows);
    std::shared_ptr<Memo<std::int64_t, Hit>> hits_ = std::make_shared<Memo<std::int64_t, Hit>>(most_hits);
    static constexpr std::size_t most_slots = 8'000'000;  // of all tallies: 64 MB
    static constexpr std::size_t most_ranks = 1'000'000;  // of all lists: 24 MB
    std::shared_ptr<Memo<std::string, CountsBefore>> counts_ =
        std::make_shared<Memo<std::string, CountsBefore>>(most_slots);
    std::shared_ptr<Memo<std::string, ListBefore>> lists_ = std::make_shared<Memo<std::string, ListBefore>>(most_ranks);
    // By the state that they are changes from, which has a number of readings of its own: many ask for the same.
    mutable Memo<std::int64_t, std::vector<std::uint32_t>> changed_{2'000'000};
};

// What a search reads: the ledger and, where it is kept, what is in memory of the same moment.
struct Source {
    Connection& connection;
    std::shared_ptr<const Snapshot> snapshot;  // may be null
};

}  // namespace ledger

// The last snapshots, for all readers of one file that share them (sayso/ledger.h).
class LedgerCache {
public:
    // Of the transaction that the caller holds. Whoever comes while it is read waits, rather than read the same again.
    [[nodiscard]] Result<std::shared_ptr<const ledger::Snapshot>> snapshot(ledger::Connection& connection);

private:
    // Somebody whose transaction began before the last commit still needs the one before it; and what was counted at
    // one of them is brought up to the newest by what has changed since. They share nearly all that they have.
    static constexpr std::size_t most_ = 64;
    // The one of this state, or null; then `before` is the nearest that the state only adds to, if there is any.
    [[nodiscard]] std::shared_ptr<const ledger::Snapshot> known(const ledger::State& state,
                                                                std::shared_ptr<const ledger::Snapshot>& before);
    void keep(std::shared_ptr<const ledger::Snapshot> snapshot, bool adds_to_others);

    std::mutex reading_;  // while one is read from the file; taken before mutex_
    std::mutex mutex_;    // of the list, and only for a moment: whose snapshot is there does not wait for the next one
    std::vector<std::shared_ptr<const ledger::Snapshot>> last_;  // the newest at the end
};

}  // namespace sayso
