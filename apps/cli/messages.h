// What goes to stderr: complaints and progress.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "cli/exit_status.h"
#include "sayso/error.h"

namespace sayso::cli {

// "sayso: …" on stderr.
void complain(const Error& error);

// Complains where it is an Error, and gives the exit status: some failed, else fine.
[[nodiscard]] ExitStatus told(const Status& status);

// Counts failures by reason, so that a summary can tell them.
class Failures {
public:
    // Complains at once, and counts.
    void add(const Error& error);
    [[nodiscard]] std::uint64_t count() const { return count_; }
    // A line for each reason, most frequent first; empty if there was none or only one.
    [[nodiscard]] std::string summary() const;

private:
    std::map<std::string, std::uint64_t> by_reason_;
    std::uint64_t count_ = 0;
};

// A line on a terminal's stderr that is written over as work goes on; silent elsewhere.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::uint64_t articles, std::uint64_t statements);
    // Takes the line away, so that something else can be written.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    bool shown_;
    bool line_there_ = false;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point last_{};
    std::uint64_t articles_ = 0;
    std::uint64_t statements_ = 0;
};

}  // namespace sayso::cli
