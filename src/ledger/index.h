// The index's side of adding: one reading's statements, made findable (private to src/ledger).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

// Row numbers in `entities`, by the entity's place in its reading; nothing for those without an identity.
using EntityRows = std::vector<std::optional<std::int64_t>>;

// A reading that has its row in the record.
struct Kept {
    const Reading& reading;
    std::int64_t row = 0;
    const EntityRows& entities;
    bool in_view = true;
};

// Writes into the index tables. The caller holds the transaction.
class Index {
public:
    Index(Connection& connection, const TermsOf& terms_of) : connection_(connection), terms_of_(terms_of) {}

    [[nodiscard]] Status add(const Kept& kept);
    // Lays corrections over the rows of a reading: act, form, certainty, speakers, and whether it is a statement at
    // all. The words stay those that were read.
    [[nodiscard]] Status correct(const Reading& reading, std::int64_t reading_row,
                                 const std::vector<Correction>& corrections);

private:
    // What all statements of a reading share.
    struct Shared {
        std::optional<std::int64_t> outlet;
        std::string headline;
    };

    Status add_statement(const Kept& kept, const Shared& shared, std::size_t ordinal);
    Status add_row(const Kept& kept, const Shared& shared, std::size_t ordinal);
    Status add_words(std::int64_t row, const Kept& kept, const Shared& shared, const Statement& statement);
    Status add_parties(std::int64_t row, int role, const std::vector<Party>& parties, const EntityRows& entities);
    Status add_figures(std::int64_t row, const Reading& reading, const Statement& statement);
    Status add_times(std::int64_t row, const Reading& reading, const Statement& statement);
    Status correct_row(std::int64_t row, const Statement& as_read, const Statement& corrected);
    // The name's row number; a new name gets one.
    Result<std::int64_t> name_row(std::string_view name);
    [[nodiscard]] std::string terms(std::string_view text, const Article& article) const {
        return text.empty() ? std::string() : terms_of_(text, article.language);
    }

    Connection& connection_;
    const TermsOf& terms_of_;
};

}  // namespace sayso::ledger
