#include "cli/ledger_writer.h"

namespace sayso::cli {
namespace {

// Every transaction waits for the disk and touches pages all over the index; more in it cost less each. But nothing
// waits longer than this to be written.
constexpr std::size_t batch_statements = 16384;
constexpr std::size_t batch_readings = 4096;
constexpr auto longest_wait = std::chrono::seconds(2);
constexpr std::size_t tries_before_stopping = 3;

}  // namespace

bool LedgerWriter::take(Reading reading) {
    const auto now = std::chrono::steady_clock::now();
    if (batch_.empty()) batch_begun_ = now;
    batch_statements_ += reading.statements.size();
    batch_.push_back(std::move(reading));
    const bool full = batch_.size() >= batch_readings || batch_statements_ >= batch_statements;
    return (full || now - batch_begun_ >= longest_wait) ? flush() : !stopped_;
}

bool LedgerWriter::flush() {
    if (batch_.empty() || stopped_) return !stopped_;
    if (!write(batch_)) write_one_by_one();
    batch_.clear();
    batch_statements_ = 0;
    return !stopped_;
}

std::string LedgerWriter::summary() const {
    return std::to_string(counts_[0]) + " new, " + std::to_string(counts_[2]) + " changed, " +
           std::to_string(counts_[1]) + " already there; " + std::to_string(statements_) + " statements added" +
           (counts_[3] > 0 ? "; " + std::to_string(counts_[3]) + " to be forgotten, not kept" : "");
}

bool LedgerWriter::write(const std::vector<Reading>& readings) {
    const Result<std::vector<Added>> added = ledger_.add(readings);
    if (!added) {
        error_ = added.error();
        return false;
    }
    for (std::size_t i = 0; i < added->size(); ++i) {
        counts_[static_cast<std::size_t>((*added)[i])] += 1;
        statements_ +=
            (*added)[i] == Added::same || (*added)[i] == Added::forgotten ? 0 : readings[i].statements.size();
        progress_.advance(1, readings[i].statements.size());
    }
    return true;
}

// One reading that the ledger refuses does not keep out the others of its batch. Where it refuses them all, it is the
// ledger that cannot be written, and going on would be no use.
void LedgerWriter::write_one_by_one() {
    std::size_t written = 0;
    std::vector<Error> errors;
    for (const Reading& reading : batch_) {
        if (write({reading}))
            ++written;
        else
            errors.push_back(error_);
        if (written == 0 && errors.size() == tries_before_stopping) break;
    }
    stopped_ = written == 0;
    if (stopped_) errors.resize(1);
    progress_.clear();
    for (const Error& error : errors) failures_.add(error);
}

}  // namespace sayso::cli
