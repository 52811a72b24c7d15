// The options that every command which reads has in common.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <variant>
#include <vector>

#include "cli/inputs.h"
#include "cli/terminal.h"
#include "sayso/reader.h"

namespace sayso::cli {

struct ReadingOptions {
    std::vector<std::string> paths;
    std::vector<std::string> packs;
    InputOptions input;
    ReadOptions read;
    std::size_t threads = 0;  // 0: one for each processor
};

// Adds paths, --pack, --input-format, --published and --threads to the command. The result is the option of the paths.
CLI::Option* add_reading_options(CLI::App& command, ReadingOptions& options);
// Adds --pack alone.
void add_pack_option(CLI::App& command, std::vector<std::string>& packs);
// Adds --colour.
void add_colour_option(CLI::App& command, ColourChoice& colour);

[[nodiscard]] std::size_t threads_of(const ReadingOptions& options);

// The error with input and record filled in where it does not name them itself.
[[nodiscard]] Error located(Error error, const Input& input);

}  // namespace sayso::cli
