// From rows of the index back to statements with the article around them (private to src/ledger).
#pragma once

#include <cstdint>
#include <string>

#include "ledger/identities.h"
#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

// A statement's place in the record.
struct Located {
    std::int64_t reading = 0;
    std::int64_t ordinal = 0;
};

// The reading of this row, whole.
[[nodiscard]] Result<Reading> reading_at(Connection& connection, std::int64_t row);
// Every reading in order of adding, as Ledger::each_reading has it. The caller holds the transaction.
// A reading's row, the version that its own revises, and whether it is the newest of the newest version.
struct KeptRow {
    std::int64_t reading = 0;
    std::string was_revision_of;
    bool in_view = false;
};

// In order of adding. Only row numbers are held, so that a large ledger does not have to fit into memory.
[[nodiscard]] Result<std::vector<KeptRow>> kept_rows(Connection& connection);

[[nodiscard]] Status each_reading_of(Connection& connection, const std::function<bool(const KeptReading&)>& take);
// The statement that the place names, as views have it. An Error if the record has no such place: then it is damaged.
[[nodiscard]] Result<Hit> hit_at(Connection& connection, const Identities& identities, Located place);

// What people said of an article and of who is who.
struct ByHand {
    const std::vector<Correction>& corrections;
    const Identities& identities;
};

// The reading with that statement alone, as views have it; without any where a correction says that it is none.
[[nodiscard]] Reading viewed_statement(const Reading& reading, std::size_t ordinal, const ByHand& by_hand);
// The same, but the statement is there in any case.
[[nodiscard]] Reading shown_statement(const Reading& reading, std::size_t ordinal, const ByHand& by_hand);

// The statement as one of a search's results.
[[nodiscard]] Hit hit_of(const Reading& reading, const Statement& statement);

// The text before and after a statement's content, a few words of it: what anchors a correction.
struct Surroundings {
    std::string_view prefix, suffix;
};
[[nodiscard]] Surroundings surroundings_of(const Statement& statement, std::string_view text);

// The id of the article that has the statement with this id.
[[nodiscard]] Result<std::string> article_of(Connection& connection, std::string_view statement_id);

}  // namespace sayso::ledger
