// Readings on their way into the ledger.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "sayso/ledger.h"

namespace sayso::cli {

// Takes readings as they come and writes them in batches: a transaction for each reading would wait for the disk each
// time.
class LedgerWriter {
public:
    LedgerWriter(Ledger& ledger, Progress& progress, Failures& failures)
        : ledger_(ledger), progress_(progress), failures_(failures) {}

    // False when the ledger cannot be written any more.
    bool take(Reading reading);
    bool flush();
    [[nodiscard]] bool stopped() const { return stopped_; }
    // "3 new, 1 changed, 0 already there; 17 statements added"
    [[nodiscard]] std::string summary() const;

private:
    bool write(const std::vector<Reading>& readings);
    void write_one_by_one();

    Ledger& ledger_;
    Progress& progress_;
    Failures& failures_;
    std::vector<Reading> batch_;
    std::size_t batch_statements_ = 0;
    std::chrono::steady_clock::time_point batch_begun_;
    std::array<std::uint64_t, 4> counts_{};  // by Added
    std::uint64_t statements_ = 0;
    Error error_;
    bool stopped_ = false;
};

}  // namespace sayso::cli
