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

// How far the work is: on a terminal a line of stderr that is written over, elsewhere a plain line every ten seconds.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::uint64_t articles, std::uint64_t statements);
    // How many bytes there are to be read, so that the time left can be told, and that some more of them were read.
    void expect(std::uint64_t bytes) { bytes_expected_ = bytes; }
    void read(std::uint64_t bytes) { bytes_read_ += bytes; }
    // Takes the line away, so that something else can be written.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] std::string line(double seconds) const;

    bool on_terminal_;
    bool line_there_ = false;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point last_ = begin_;
    std::uint64_t articles_ = 0;
    std::uint64_t statements_ = 0;
    std::uint64_t bytes_expected_ = 0;
    std::uint64_t bytes_read_ = 0;
};

// What is left at this pace, for a person: "40 s", "12 min", "3 h 20 min".
[[nodiscard]] std::string time_left(double seconds);

}  // namespace sayso::cli
