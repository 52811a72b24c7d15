// What searches filter, sort and count by, packed: 24 bytes a statement (private to src/ledger).
//
// A row of the table `statement_columns` has those of 1024 statements, so that a search over most of a ledger reads a
// few bytes of each statement in one go, where rows of `statements` would be looked up one by one.
//
// Invariants: 1. statement n stands in chunk n / 1024 at place n % 1024. 2. What is here is also in `statements`,
// `speakers` and `names`; it can be made again from them. 3. A place without a statement has `present` unset.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

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

class Columns {
public:
    explicit Columns(Connection& connection) : connection_(connection) {}

    // Of statement `row`. An Error if the ledger is damaged; `present` is unset where there is no such statement. Quick
    // for ascending rows: the last chunk is kept.
    [[nodiscard]] Result<StatementColumns> at(std::int64_t row);
    // Kept in memory until another chunk is asked for or flush() is called.
    [[nodiscard]] Status set(std::int64_t row, const StatementColumns& columns);
    [[nodiscard]] Status flush();

    // All that are present, by row. `take` is called with the row and its columns.
    template <class Take>
    [[nodiscard]] Status each(const Take& take) {
        return connection_.each(
            "SELECT chunk, packed FROM statement_columns ORDER BY chunk", [](Run&) {},
            [&](const Run& run) {
                const std::int64_t first = run.integer(0) * statements_per_chunk;
                const std::string_view packed = run.bytes(1);
                for (std::size_t i = 0; (i + 1) * bytes_each <= packed.size(); ++i) {
                    const StatementColumns columns = unpacked(packed.data() + i * bytes_each);
                    if (columns.present) take(first + static_cast<std::int64_t>(i), columns);
                }
            });
    }

private:
    static constexpr std::int64_t statements_per_chunk = 1024;
    static constexpr std::size_t bytes_each = 24;

    [[nodiscard]] Status load(std::int64_t chunk);
    static StatementColumns unpacked(const char* bytes);
    static void pack(const StatementColumns& columns, char* bytes);

    Connection& connection_;
    std::int64_t chunk_ = -1;
    std::string packed_;  // of chunk_
    bool changed_ = false;
};

}  // namespace sayso::ledger
