// Looking again and again at folders and feeds for what is new in them, until somebody stops it.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "cli/inputs.h"

namespace sayso::cli {

// Tells what was seen before from what is new. In memory: after a new start everything is looked at once more, and the
// ledger knows it already.
class Novelty {
public:
    // A file that has another size or time than before; one that was written in the last two seconds is left for the
    // next look, since its writer may not be done.
    [[nodiscard]] bool is_new_file(const std::string& path);
    // A page or article with other content than any before.
    [[nodiscard]] bool is_new(const Input& input);

private:
    struct Stamp {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;
        bool operator==(const Stamp&) const = default;
    };
    std::unordered_map<std::string, Stamp> files_;
    std::unordered_set<std::string> contents_;
};

// While one of these lives, SIGINT and SIGTERM do not end the program but set its mark, so that what was begun is
// finished. The second signal ends it.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    [[nodiscard]] static bool asked();
    // Waits so long, or until a signal comes.
    static void wait(std::uint32_t seconds);
};

}  // namespace sayso::cli
