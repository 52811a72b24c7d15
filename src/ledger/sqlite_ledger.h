// The ledger over SQLite (private to src/ledger). One file for each thing it does: open, add, find, show.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

class SqliteLedger final : public Ledger {
public:
    SqliteLedger(std::unique_ptr<Connection> connection, LedgerOptions options);

    Result<std::vector<Added>> add(const std::vector<Reading>& readings) override;
    Result<Found> find(const Query& query) const override;
    Result<Shown> show(std::string_view statement_id) const override;
    Result<Found> who(std::string_view entity) const override;
    Result<std::vector<Facet>> facets(const Query& query, FacetBy facet, std::uint32_t most) const override;
    Status correct(const Correction& correction) override;
    Result<std::vector<Correction>> corrections() const override;
    Result<std::vector<Revision>> diff(std::string_view id) const override;
    Status forget(std::string_view article_id, std::string_view at, std::string_view reason) override;
    Result<LedgerCounts> counts() const override;
    Status each_reading(const std::function<bool(const KeptReading&)>& take) const override;
    Result<std::string> digest() const override;

private:
    std::unique_ptr<Connection> connection_;
    LedgerOptions options_;
};

}  // namespace sayso::ledger
