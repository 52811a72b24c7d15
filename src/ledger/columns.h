// What searches filter, sort and count by, packed: 24 bytes a statement (private to src/ledger).
//
// A row of the table `statement_columns` has those of 1024 statements, so that a search over most of a ledger reads a
// few bytes of each statement in one go, where rows of `statements` would be looked up one by one.
//
// Invariants: 1. statement n stands in chunk n / 1024 at place n % 1024. 2. What is here is also in `statements`,
// `speakers` and `names`; it can be made again from them. 3. A place without a statement has `present` unset.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/little_endian.h"
#include "ledger/sqlite.h"
#include "sayso/statement.h"

namespace sayso::ledger {

inline constexpr std::int64_t no_instant = std::numeric_limits<std::int64_t>::min();

struct StatementColumns {
    std::int64_t published_at = no_instant;  // seconds since 1970
    std::uint32_t day = 0;                   // of publication, as 20310504; 0 if not known
    std::uint32_t outlet = 0;                // names.id; 0: none
    std::uint32_t speaker = 0;               // names.id of the first one; 0: nobody
    Form form = Form::indirect;
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
    bool present = false;
    bool in_view = false;
    bool several_speakers = false;  // then `speakers` has the others

    bool operator==(const StatementColumns&) const = default;
};

inline constexpr std::int64_t statements_per_chunk = 1024;
inline constexpr std::size_t column_bytes = 24;  // of each statement

// The statement at this place of a chunk; not present where the chunk does not go so far. Here, because searches call
// it for every statement that they look at.
[[nodiscard]] inline StatementColumns columns_in(std::string_view chunk, std::size_t place) {
    constexpr std::uint8_t form_count = 4;
    constexpr std::uint8_t act_count = 10;
    constexpr std::uint8_t certainty_count = 2;
    const std::size_t begin = place * column_bytes;
    if (begin + column_bytes > chunk.size()) return {};
    // The file may be anybody's: what is no value of the enumeration becomes its first.
    const auto value = [&](std::size_t at, std::uint8_t count) -> std::uint8_t {
        const auto byte = static_cast<std::uint8_t>(chunk[begin + at]);
        return byte < count ? byte : 0;
    };
    const auto flags = static_cast<std::uint8_t>(chunk[begin + 23]);
    return {.published_at = static_cast<std::int64_t>(load_u64(chunk, begin)),
            .day = load_u32(chunk, begin + 8),
            .outlet = load_u32(chunk, begin + 12),
            .speaker = load_u32(chunk, begin + 16),
            .form = static_cast<Form>(value(20, form_count)),
            .act = static_cast<Act>(value(21, act_count)),
            .certainty = static_cast<Certainty>(value(22, certainty_count)),
            .present = (flags & 1U) != 0,
            .in_view = (flags & 2U) != 0,
            .several_speakers = (flags & 4U) != 0};
}

// Reads the columns of ascending statements, each chunk in place and once. The first failure is kept; nothing is
// present after it.
class ColumnReader {
public:
    explicit ColumnReader(Connection& connection);

    // Of statement `row`, which is not below any that was asked for before.
    [[nodiscard]] StatementColumns at(std::int64_t row) {
        if (row < 0) return {};
        if (row / statements_per_chunk != chunk_) go_to(row / statements_per_chunk);
        return columns_in(packed_, static_cast<std::size_t>(row % statements_per_chunk));
    }
    // Nothing to fetch before it is asked for: a chunk is read as a whole.
    static void fetch(std::int64_t) {}
    // Calls `take` with the row and the columns of all statements that are present.
    template <class Take>
    void each(const Take& take) {
        for (std::int64_t chunk = 0; go_to(chunk); chunk = std::max(chunk + 1, stored_)) {
            if (stored_ != chunk) continue;
            for (std::size_t i = 0; i * column_bytes < packed_.size(); ++i) {
                const StatementColumns columns = columns_in(packed_, i);
                if (columns.present) take(stored_ * statements_per_chunk + static_cast<std::int64_t>(i), columns);
            }
        }
    }
    [[nodiscard]] Status status() const;

private:
    // Reads this chunk, or has an empty one where there is no such. False when there is none after it, either.
    bool go_to(std::int64_t chunk);

    Connection& connection_;
    OwnedStatement statement_;
    std::optional<Run> run_;
    std::optional<Error> failure_;
    std::int64_t stored_ = -1;  // the chunk that run_ stands at
    std::int64_t chunk_ = -1;   // the one that was asked for
    std::string_view packed_;   // of chunk_
};

// Writes columns. Kept in memory until another chunk is asked for or flush() is called.
class Columns {
public:
    explicit Columns(Connection& connection) : connection_(connection) {}

    // Of statement `row`. An Error if the ledger is damaged; `present` is unset where there is no such statement.
    [[nodiscard]] Result<StatementColumns> at(std::int64_t row);
    [[nodiscard]] Status set(std::int64_t row, const StatementColumns& columns);
    [[nodiscard]] Status flush();

private:
    [[nodiscard]] Status load(std::int64_t chunk);

    Connection& connection_;
    std::int64_t chunk_ = -1;
    std::string packed_;  // of chunk_
    bool changed_ = false;
};

}  // namespace sayso::ledger
