// Opening in tests: fails the test loudly instead of giving a Result.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <vector>

#include "ledger/ledger.h"

namespace sayso::test {

inline std::unique_ptr<Ledger> open_ledger(const std::filesystem::path& path, LedgerOptions options = {}) {
    auto ledger = Ledger::open(path.string(), std::move(options));
    if (!ledger) throw std::runtime_error(ledger.error().message());
    return std::move(ledger).value();
}

inline std::unique_ptr<Ledger> create_ledger(const std::filesystem::path& path) {
    return open_ledger(path, {.mode = LedgerOptions::Mode::create});
}

inline std::vector<Added> must_add(Ledger& ledger, const std::vector<Reading>& readings) {
    auto added = ledger.add(readings);
    if (!added) throw std::runtime_error(added.error().message());
    return std::move(added).value();
}

}  // namespace sayso::test
