// The ledger over SQLite (private to src/ledger). One file for each thing it does: open, add, find, show.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/identities.h"
#include "ledger/ledger.h"
#include "ledger/scan.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

class SqliteLedger final : public Ledger {
public:
    SqliteLedger(std::unique_ptr<Connection> connection, LedgerOptions options);

    Result<std::vector<Added>> add(const std::vector<Reading>& readings) override;
    Result<Found> find(const Query& query) const override;
    Result<Shown> show(std::string_view statement_id) const override;
    Result<Found> who(std::string_view entity) const override;
    using Ledger::facets;
    Result<std::vector<std::vector<Facet>>> facets(const Query& query,
                                                   const std::vector<FacetWanted>& wanted) const override;
    Result<std::vector<KeptReading>> article(std::string_view id) const override;
    Result<std::vector<std::string>> names(std::string_view beginning, std::uint32_t most) const override;
    Result<std::string> state() const override;
    Result<std::string> statement_state(std::string_view id) const override;
    Result<std::string> article_state(std::string_view id) const override;
    Status correct(const Correction& correction) override;
    Result<std::vector<Correction>> corrections() const override;
    Status edit_entities(const std::vector<EntityEdit>& edits) override;
    Result<std::vector<EntityEdit>> entity_edits() const override;
    Result<std::vector<KnownEntity>> entities(std::string_view words) const override;
    Result<Reading> as_viewed(Reading reading) const override;
    Result<std::vector<Revision>> diff(std::string_view id) const override;
    Status forget(std::string_view article_id, std::string_view at, std::string_view reason) override;
    Result<LedgerCounts> counts() const override;
    Status each_reading(const std::function<bool(const KeptReading&)>& take) const override;
    Result<std::string> digest() const override;

private:
    // As of the transaction that the caller holds.
    Result<Source> source() const;
    // As of the transaction that the caller holds. Kept until somebody says more about who is who.
    Result<const Identities*> identities() const;

    std::unique_ptr<Connection> connection_;
    LedgerOptions options_;
    mutable std::unique_ptr<Identities> identities_;
    mutable std::pair<std::int64_t, std::int64_t> identities_moment_;  // how many edits there were, and the last one
};

}  // namespace sayso::ledger
